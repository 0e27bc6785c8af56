extension ForestPlot {
  private static let rowHeight = 26.0

  func draw(
    _ rows: [Row], _ all: Row?, _ further: Prediction?, on svg: inout SVGBuilder, width: Double,
    top: Double
  ) -> Double {
    let lines = rows + [all].compactMap { $0 }
    let (size, small) = (Lettering.label.size, Lettering.quiet.size)
    let isNarrow = width < 480
    let names = lines.map {
      TextMetrics.shortenedInside(SafeText.plain($0.label), size: size, limit: width * 0.3)
    }
    let footName = "One more"
    let places = FixedDecimal.places(lines.flatMap(\.extent) + (further?.extent ?? []))
    let numbers = lines.map { isNarrow ? "" : $0.numbers(places) }
    let footNumbers = isNarrow ? "" : further?.numbers(places) ?? ""
    let weights = lines.map { FixedDecimal.label($0.weight) }
    let head = TextMetrics.shortened(SafeText.plain(weightLabel), size: small, limit: 90)
    func widest(_ texts: [String], _ size: Double) -> Double {
      texts.map { TextMetrics.width($0, size: size) }.max() ?? 0
    }
    let nameRoom = widest(names + [further == nil ? "" : footName], size) * Lettering.boldness
    let weightEnd = Sheet.margin + nameRoom + 16 + widest(weights + [head], small)
    let left = weightEnd + 22
    let figures = widest(numbers + [footNumbers], small)
    let right = max(left + 80, width - Sheet.margin - 16 - (figures > 0 ? figures + 6 : 0))
    let axis = Axis(
      covering: lines.flatMap(\.extent) + (further?.extent ?? [])
        + [reference].compactMap { $0 }.filter(FixedDecimal.isDrawable))
    let x = LinearMapping(axis, from: left, to: right)
    svg.text(head, at: Position(weightEnd, top + 12), anchor: .end, .quiet)
    let area = Box(
      left: left, top: top + 18, right: right,
      bottom: top + 24 + ForestPlot.rowHeight * Double(lines.count + (further == nil ? 0 : 1)))
    for tick in axis.ticks {
      svg.line(
        Position(x(tick.value), area.top), Position(x(tick.value), area.bottom), Stroke(.grid))
    }
    if let reference, FixedDecimal.isDrawable(reference) {
      svg.line(
        Position(x(reference), area.top), Position(x(reference), area.bottom),
        Stroke(.rule, 1.2, .dashed))
    }
    let heaviest = rows.map(\.weight).max() ?? 1
    for (place, row) in lines.enumerated() {
      let y = area.top + 3 + ForestPlot.rowHeight * (Double(place) + 0.5)
      let isAll = place == rows.count
      svg.text(
        names[place], at: Position(Sheet.margin, y + 4.5), isAll ? .heading : .label)
      svg.text(weights[place], at: Position(weightEnd, y + 4.5), anchor: .end, .quiet)
      svg.text(
        numbers[place], at: Position(width - Sheet.margin, y + 4.5), anchor: .end, .quiet)
      isAll
        ? diamond(row, on: &svg, at: y, x: x)
        : square(row, on: &svg, at: y, x: x, share: row.weight / heaviest)
    }
    if let further {
      let y = area.top + 3 + ForestPlot.rowHeight * (Double(lines.count) + 0.5)
      svg.text(footName, at: Position(Sheet.margin, y + 4.5), .label)
      svg.text(footNumbers, at: Position(width - Sheet.margin, y + 4.5), anchor: .end, .quiet)
      ForestPlot.bar(further, on: &svg, at: y, x: x)
    }
    let ground = Ground(area: area, xAxis: axis, yAxis: axis)
    let ticked = ground.drawColumns(axis, on: &svg)
    return ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
  }

  private func square(
    _ row: Row, on svg: inout SVGBuilder, at y: Double, x: LinearMapping, share: Double
  ) {
    svg.line(
      Position(x(row.lower), y), Position(x(row.upper), y), Stroke(.hue(.blue), 1.8))
    let half = max(2.2, 8.5 * share.squareRoot())
    let middle = x(row.value)
    svg.box(
      Box(left: middle - half, top: y - half, right: middle + half, bottom: y + half),
      fill: .hue(.blue))
  }

  /// A line with a stop at either end, told apart from the lines of the rows.
  private static func bar(
    _ prediction: Prediction, on svg: inout SVGBuilder, at y: Double, x: LinearMapping
  ) {
    let (from, to) = (x(prediction.lower), x(prediction.upper))
    let stroke = Stroke(.hue(.orange), 1.8)
    svg.line(Position(from, y), Position(to, y), stroke)
    for end in [from, to] { svg.line(Position(end, y - 6), Position(end, y + 6), stroke) }
  }

  private func diamond(_ row: Row, on svg: inout SVGBuilder, at y: Double, x: LinearMapping) {
    let corners = [
      Position(x(row.lower), y), Position(x(row.value), y - 8), Position(x(row.upper), y),
      Position(x(row.value), y + 8),
    ]
    svg.path(
      SVGPath(corners, closed: true), fill: .hue(.orange, 0.35), stroke: Stroke(.hue(.orange), 1.6))
  }
}
