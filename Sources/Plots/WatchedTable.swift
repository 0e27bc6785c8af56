/// How many people stand behind curves over time: a row of numbers under the axis for each.
struct WatchedTable {
  let times: [Double]
  let rows: [(name: String, counts: [Int?])]

  private static let heading = "People watched at that time"

  /// Draws the rows under each other; returns where they ended.
  func draw(on svg: inout SVGBuilder, ground: Ground, width: Double, from top: Double) -> Double {
    let shown = rows.filter { !$0.counts.isEmpty }
    guard !shown.isEmpty, !times.isEmpty else { return top }
    var y = top + 20
    svg.text(Self.heading, at: Position(Sheet.margin, y), .caption)
    for row in shown {
      if rows.count > 1 {
        y += 18
        let name = TextMetrics.shortened(
          SafeText.plain(row.name), size: Lettering.quiet.size, limit: width - 2 * Sheet.margin)
        svg.text(name, at: Position(Sheet.margin, y), .quiet)
      }
      y += 17
      draw(row.counts, on: &svg, ground: ground, width: width, y: y)
    }
    return y + 6
  }

  private func draw(
    _ counts: [Int?], on svg: inout SVGBuilder, ground: Ground, width: Double, y: Double
  ) {
    var edge = -Double.infinity
    for (time, count) in zip(times, counts) where FixedDecimal.isDrawable(time) {
      let place = ground.x(time)
      guard place >= ground.area.left - 0.5, place <= ground.area.right + 0.5 else { continue }
      let words = count.map { FixedDecimal.label(Double($0), places: 0) } ?? "–"
      let half = TextMetrics.width(words, size: Lettering.quiet.size) / 2
      let middle = min(max(place, Sheet.margin + half), width - Sheet.margin - half)
      guard middle - half > edge else { continue }
      edge = middle + half + 6
      svg.text(words, at: Position(middle, y), anchor: .middle, .quiet)
    }
  }
}

extension Ground {
  /// How far the label of an axis' last tick reaches beyond it.
  static func overhang(_ axis: Axis) -> Double {
    axis.ticks.last.map { TextMetrics.width($0.label, size: Lettering.quiet.size) / 2 } ?? 0
  }
}
