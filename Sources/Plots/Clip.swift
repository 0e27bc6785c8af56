/// Cuts lines at the edges of a box, by geometry rather than by a clipping path, so that every
/// renderer agrees.
package enum Clip {
  /// The pieces of a line that lie inside a box.
  package static func line(_ points: [Position], to box: Box) -> [[Position]] {
    var pieces: [[Position]] = []
    for (from, to) in zip(points, points.dropFirst()) {
      guard let cut = segment(from, to, box) else { continue }
      if pieces.last?.last == cut.from {
        pieces[pieces.count - 1].append(cut.to)
      } else {
        pieces.append([cut.from, cut.to])
      }
    }
    return pieces
  }

  /// Liang and Barsky's cut of one segment.
  private static func segment(
    _ from: Position, _ to: Position, _ box: Box
  ) -> (from: Position, to: Position)? {
    guard [from.x, from.y, to.x, to.y].allSatisfy(\.isFinite) else { return nil }
    let dx = to.x - from.x
    let dy = to.y - from.y
    var enter = 0.0
    var leave = 1.0
    let edges = [
      (-dx, from.x - box.left), (dx, box.right - from.x),
      (-dy, from.y - box.top), (dy, box.bottom - from.y),
    ]
    for (rate, room) in edges {
      if rate == 0 {
        if room < 0 { return nil }
      } else if rate < 0 {
        enter = max(enter, room / rate)
      } else {
        leave = min(leave, room / rate)
      }
    }
    guard enter <= leave else { return nil }
    return (
      enter == 0 ? from : Position(from.x + enter * dx, from.y + enter * dy),
      leave == 1 ? to : Position(from.x + leave * dx, from.y + leave * dy)
    )
  }
}
