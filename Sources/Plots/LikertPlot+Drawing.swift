extension LikertPlot {
  private static let barHeight = 22.0
  private static let pitch = 30.0

  func draw(_ bars: [Bar], on svg: inout SVGBuilder, width: Double, top: Double) -> Double {
    var key = KeyRow(left: Sheet.margin, right: width - Sheet.margin, top: top)
    for (place, choice) in usedChoices.enumerated() {
      key.add(choice, on: &svg) { svg, at in
        fill(Box(left: at.x - 8, top: at.y - 6, right: at.x + 8, bottom: at.y + 6), place, on: &svg)
      }
    }
    let size = Lettering.label.size
    let labels = bars.map {
      TextMetrics.wrapped($0.label, size: size, limit: width * 0.34, lines: 2)
    }
    let pitch = labels.contains { $0.count > 1 } ? 38 : LikertPlot.pitch
    let counts = bars.map { FixedDecimal.label($0.total, places: 0) }
    let numbers = counts.map { TextMetrics.width($0, size: Lettering.quiet.size) }.max() ?? 0
    let left =
      Sheet.margin + (labels.joined().map { TextMetrics.width($0, size: size) }.max() ?? 0) + 14
    let right = width - Sheet.margin - max(numbers, 40) - 10
    let head = key.bottom + 14
    svg.text(
      "Answers", at: Position(width - Sheet.margin, head), anchor: .end, .quiet)
    var y = head + 8
    for (place, bar) in bars.enumerated() {
      let box = Box(left: left, top: y, right: right, bottom: y + LikertPlot.barHeight)
      svg.lines(
        labels[place],
        at: Position(Sheet.margin, box.midY + 4.5 - 7.5 * Double(labels[place].count - 1)),
        leading: 15, .label)
      svg.text(
        counts[place], at: Position(width - Sheet.margin, box.midY + 4.5), anchor: .end, .quiet)
      draw(bar, on: &svg, in: box)
      y += pitch
    }
    let axis = Axis(covering: [0, 100], about: 4)
    let area = Box(left: left, top: head, right: right, bottom: y)
    let ground = Ground(area: area, xAxis: axis, yAxis: axis)
    let ticked = ground.drawColumns(axis, on: &svg)
    return ground.drawHorizontalName("Share of answers (%)", on: &svg, from: ticked)
  }

  private func draw(_ bar: Bar, on svg: inout SVGBuilder, in box: Box) {
    guard bar.total > 0 else {
      svg.text("No answers", at: Position(box.left + 4, box.midY + 4.5), .withheld)
      return
    }
    var edge = box.left
    for (place, count) in bar.counts.enumerated() where count > 0 {
      let share = Double(count) / bar.total
      let end = edge + box.width * share
      let part = Box(left: edge, top: box.top, right: end, bottom: box.bottom)
      fill(part, place, on: &svg)
      let words = FixedDecimal.label(share * 100, places: 0)
      if TextMetrics.width(words, size: Lettering.quiet.size) + 6 < part.width, share >= 0.005 {
        let ink = isSolid(place) ? Ink.paper : .text
        svg.text(
          words, at: Position(part.midX, part.midY + 4), anchor: .middle,
          Lettering(size: Lettering.quiet.size, ink: ink))
      }
      edge = end
    }
  }

  /// The last choice is solid, so that its numbers stand light on dark.
  private func isSolid(_ place: Int) -> Bool { place == usedChoices.count - 1 }

  private func fill(_ box: Box, _ place: Int, on svg: inout SVGBuilder) {
    let steps = Double(max(usedChoices.count - 2, 1))
    let ink: Ink =
      isSolid(place) ? .hue(.blue) : .hue(.blue, 0.06 + 0.46 * min(1, Double(place) / steps))
    svg.box(box, fill: ink, stroke: Stroke(.current(0.62), 0.8))
  }
}
