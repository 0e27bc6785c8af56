extension StackedBar {
  private static let barHeight = 26.0
  private static let wordsHeight = 28.0

  func draw(_ bars: [Bar], on svg: inout SVGBuilder, width: Double, top: Double) -> Double {
    var key = KeyRow(left: Sheet.margin, right: width - Sheet.margin, top: top)
    for (place, category) in categories.prefix(6).enumerated() {
      key.add(category, on: &svg) { svg, at in
        let box = Box(left: at.x - 8, top: at.y - 6, right: at.x + 8, bottom: at.y + 6)
        StackedBar.fill(box, place, of: categories.count, on: &svg)
      }
    }
    let size = Lettering.label.size
    let labels = bars.map {
      TextMetrics.wrapped($0.label, size: size, limit: width * 0.3, lines: 2)
    }
    let widest = (labels.joined() + bars.map(\.size)).map { TextMetrics.width($0, size: size) }
      .max()
    let left = Sheet.margin + (widest ?? 0) + 14
    let right = width - 24
    var y = key.bottom + 6
    for (place, bar) in bars.enumerated() {
      let box = Box(left: left, top: y, right: right, bottom: y + StackedBar.barHeight)
      let baseline = box.midY + (labels[place].count > 1 ? -3 : 4.5)
      svg.lines(labels[place], at: Position(Sheet.margin, baseline), leading: 15, .label)
      svg.text(bar.size, at: Position(Sheet.margin, box.bottom + 16), .quiet)
      draw(bar, on: &svg, in: box)
      y = box.bottom + StackedBar.wordsHeight
    }
    let axis = Axis(covering: [0, 100], about: 4)
    let area = Box(left: left, top: top, right: right, bottom: y)
    let ground = Ground(area: area, xAxis: axis, yAxis: axis)
    let ticked = ground.drawColumns(axis, on: &svg)
    return ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
  }

  private func draw(_ bar: Bar, on svg: inout SVGBuilder, in box: Box) {
    guard bar.withheld == nil, bar.total > 0 else {
      let words = TextMetrics.shortened(
        SafeText.plain(bar.withheld ?? "No people"), size: Lettering.withheld.size,
        limit: box.width - 8)
      svg.text(words, at: Position(box.left + 4, box.midY + 4.5), .withheld)
      return
    }
    var edge = box.left
    var parts: [(count: Int, words: String, wish: Declutter.Wish)] = []
    for (place, count) in bar.counts.enumerated() where count > 0 {
      let end = edge + box.width * Double(count) / bar.total
      let gap = min(0.75, (end - edge) / 4)
      let part = Box(left: edge + gap, top: box.top, right: end - gap, bottom: box.bottom)
      StackedBar.fill(part, place, of: categories.count, on: &svg)
      let words = bar.words(count)
      let length = TextMetrics.width(words, size: Lettering.quiet.size)
      parts.append((count, words, Declutter.Wish(middle: (edge + end) / 2, length: length)))
      edge = end
    }
    // Where there is no room for all, the words of the smallest parts give way.
    while parts.count > 1, parts.reduce(0, { $0 + $1.wish.length + 8 }) > box.width + 24,
      let least = parts.indices.min(by: { parts[$0].count < parts[$1].count })
    {
      parts.remove(at: least)
    }
    let (words, wishes) = (parts.map(\.words), parts.map(\.wish))
    let middles = Declutter.middles(wishes, between: box.left, and: box.right + 16, gap: 8)
    for (place, middle) in middles.enumerated() {
      let reach = wishes[place].length / 2 - 4
      let shift = wishes[place].middle - middle
      if shift.magnitude > reach {
        svg.line(
          Position(wishes[place].middle, box.bottom + 1),
          Position(middle + (shift > 0 ? reach : -reach), box.bottom + 6), Stroke(.rule, 0.8))
      }
      svg.text(words[place], at: Position(middle, box.bottom + 16), anchor: .middle, .quiet)
    }
  }

  /// Solid, hatched, pale or dotted, so that neighbours differ without colour. Of three, the middle one
  /// is pale: nothing can be said there.
  private static func fill(_ box: Box, _ place: Int, of count: Int, on svg: inout SVGBuilder) {
    let looks = count == 3 ? [0, 1, 2] : [0, 2, 1, 3, 4, 5]
    switch looks[place % looks.count] {
    case 0:
      svg.box(box, fill: .hue(.blue), stroke: Stroke(.hue(.blue), 0.8))
    case 1:
      svg.box(box, fill: .current(0.1), stroke: Stroke(.rule, 0.8))
    case 2:
      svg.box(box, fill: .hue(.orange, 0.2), stroke: Stroke(.hue(.orange), 0.8))
      svg.hatch(box, Stroke(.hue(.orange), 1.8))
    case 3:
      svg.box(box, fill: .hue(.leaf, 0.55), stroke: Stroke(.hue(.leaf), 0.8))
    case 4:
      svg.box(box, fill: .hue(.lilac, 0.12), stroke: Stroke(.hue(.lilac), 0.8))
      svg.hatch(box, Stroke(.hue(.lilac), 1), every: 3.5)
    default:
      svg.box(box, fill: .hue(.earth), stroke: Stroke(.hue(.earth), 0.8))
    }
  }
}
