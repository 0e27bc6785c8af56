/// Finds room for labels beside points, away from what is already there.
package struct LabelPlacer: Sendable {
  /// Where labels may stand.
  package let bounds: Box
  /// What is taken: points and labels.
  package private(set) var taken: [Box]

  /// Makes a placer.
  package init(bounds: Box, taken: [Box] = []) {
    self.bounds = bounds
    self.taken = taken
  }

  /// Keeps labels off a line where possible.
  package mutating func avoid(_ line: [Position]) {
    for (from, to) in zip(line, line.dropFirst()) {
      let length = max((to.x - from.x).magnitude, (to.y - from.y).magnitude)
      guard length.isFinite, length < 10_000 else { continue }
      let steps = Int(length / 6) + 1
      for step in 0...steps {
        let share = Double(step) / Double(steps)
        let x = from.x + share * (to.x - from.x)
        let y = from.y + share * (to.y - from.y)
        avoided.append(Box(left: x - 1, top: y - 1, right: x + 1, bottom: y + 1))
      }
    }
  }

  /// Keeps labels away from a box.
  package mutating func reserve(_ box: Box) {
    taken.append(box)
  }

  /// What labels had better not cross, but may where there is no other room: lines.
  package var avoided: [Box] = []

  /// The nearest free box of a size beside a point, tried at growing distances to the right, left,
  /// above and below, away from lines if at all possible; nil when all are taken.
  package mutating func place(
    width: Double, height: Double, beside point: Position, clearance: Double
  ) -> Box? {
    let box =
      find(width, height, point, clearance, besides: avoided)
      ?? find(width, height, point, clearance, besides: [])
    if let box { taken.append(box) }
    return box
  }

  private func find(
    _ width: Double, _ height: Double, _ point: Position, _ clearance: Double, besides: [Box]
  ) -> Box? {
    for distance in [0.0, 7, 16, 28, 44] {
      for (dx, dy) in LabelPlacer.directions {
        let reach = clearance + distance
        let middle = Position(
          point.x + dx * (reach + width / 2), point.y + dy * (reach + height / 2))
        let box = Box(
          left: middle.x - width / 2, top: middle.y - height / 2,
          right: middle.x + width / 2, bottom: middle.y + height / 2)
        let isFree = !taken.contains(where: box.overlaps) && !besides.contains(where: box.overlaps)
        if bounds.contains(box) && isFree { return box }
      }
    }
    return nil
  }

  private static let directions: [(Double, Double)] = [
    (1, 0), (-1, 0), (0, -1), (0, 1), (0.8, -0.8), (-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8),
  ]
}
