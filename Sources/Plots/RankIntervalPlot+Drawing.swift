extension RankIntervalPlot {
  private static let rowHeight = 18.0

  func draw(_ rows: [Row], on svg: inout SVGBuilder, width: Double, top: Double) -> Double {
    let size = Lettering.quiet.size
    func widest(_ texts: [String]) -> Double {
      texts.map { TextMetrics.width($0, size: size) }.max() ?? 0
    }
    let names = rows.map {
      TextMetrics.shortenedInside(SafeText.plain($0.label), size: size, limit: width * 0.36)
    }
    let numbers = rows.map { width < 480 ? "" : $0.numbers }
    let figures = widest(numbers)
    let left = Sheet.margin + widest(names) + 18
    let right = max(left + 80, width - Sheet.margin - 16 - (figures > 0 ? figures + 6 : 0))
    var key = KeyRow(left: Sheet.margin, right: width - Sheet.margin, top: top)
    key.add(intervalLabel, on: &svg) { svg, at in
      svg.line(Position(at.x - 8, at.y), Position(at.x + 8, at.y), Stroke(.hue(.blue, 0.55), 5))
    }
    key.add("place in the middle", on: &svg) { svg, at in
      Marker.circle.draw(on: &svg, at: at, radius: 3.4, ink: .hue(.blue))
    }
    let last = Double(places(rows))
    let axis = Axis(covering: [1, last], about: 6, steps: .whole, ends: .exact)
    // Half a place beyond either end, so that a single place has a width.
    let x = LinearMapping(lower: 0.5, upper: last + 0.5, from: left, to: right)
    let ceiling = key.bottom + 4
    let area = Box(
      left: left, top: ceiling, right: right,
      bottom: ceiling + RankIntervalPlot.rowHeight * Double(rows.count) + 6)
    for (place, row) in rows.enumerated() {
      let y = area.top + 3 + RankIntervalPlot.rowHeight * (Double(place) + 0.5)
      svg.line(Position(left, y), Position(right, y), Stroke(.grid, 5))
      svg.text(names[place], at: Position(Sheet.margin, y + 4), Lettering(size: size))
      svg.text(
        numbers[place], at: Position(width - Sheet.margin, y + 4), anchor: .end, .quiet)
      svg.line(
        Position(x(row.lower - 0.5), y), Position(x(row.upper + 0.5), y),
        Stroke(.hue(.blue, 0.55), 5))
      Marker.circle.draw(on: &svg, at: Position(x(row.middle), y), radius: 3.4, ink: .hue(.blue))
    }
    return drawPlaces(axis, on: &svg, x: x, area: area)
  }

  private func drawPlaces(
    _ axis: Axis, on svg: inout SVGBuilder, x: LinearMapping, area: Box
  ) -> Double {
    svg.line(
      Position(area.left, area.bottom), Position(area.right, area.bottom), Stroke(.rule))
    // The last place before those that would stand in its way.
    var taken: [ClosedRange<Double>] = []
    let ticks = axis.ticks.filter { x.lower < $0.value && $0.value < x.upper }
    for tick in [ticks.last].compactMap({ $0 }) + ticks.dropLast() {
      let place = x(tick.value)
      let half = TextMetrics.width(tick.label, size: Lettering.quiet.size) / 2
      svg.line(Position(place, area.bottom), Position(place, area.bottom + 5), Stroke(.rule))
      let room = (place - half - 4)...(place + half + 4)
      guard !taken.contains(where: room.overlaps) else { continue }
      taken.append(room)
      svg.text(tick.label, at: Position(place, area.bottom + 19), anchor: .middle, .quiet)
    }
    let ground = Ground(area: area, xAxis: axis, yAxis: axis)
    return ground.drawHorizontalName(xLabel, on: &svg, from: area.bottom + 22)
  }
}
