extension CaterpillarPlot {
  private static let rowHeight = 16.0

  func draw(_ rows: [Row], on svg: inout SVGBuilder, width: Double, top: Double) -> Double {
    let size = Lettering.quiet.size
    let names = rows.map {
      TextMetrics.shortenedInside(SafeText.plain($0.label), size: size, limit: width * 0.42)
    }
    let widest = names.map { TextMetrics.width($0, size: size) }.max() ?? 0
    let axis = Axis(covering: rows.flatMap(\.extent) + [upright].compactMap { $0 })
    let left = Sheet.margin + widest + 18
    let shares = rows.map { $0.share ?? "" }
    let column = shares.map { TextMetrics.width($0, size: size) }.max() ?? 0
    let right = width - Sheet.margin - 16 - (column > 0 ? column + 6 : 0)
    let keyed = drawKey(rows, on: &svg, width: width, top: top)
    let x = LinearMapping(axis, from: left, to: right)
    let flags = Flags(
      upright.map { [Flags.Flag(x: x($0), words: referenceLabel)] } ?? [],
      between: Sheet.margin, and: width - Sheet.margin)
    let ceiling = keyed + max(flags.height, column > 0 ? 17 : 0) + 4
    let area = Box(
      left: left, top: ceiling, right: right,
      bottom: ceiling + CaterpillarPlot.rowHeight * Double(rows.count) + 6)
    for tick in axis.ticks {
      svg.line(
        Position(x(tick.value), area.top), Position(x(tick.value), area.bottom), Stroke(.grid))
    }
    flags.draw(on: &svg, over: area, Stroke(.rule, 1.2, .dashed))
    let edge = width - Sheet.margin
    if column > 0 { svg.text("λ", at: Position(edge, area.top - 6), anchor: .end, .quiet) }
    for (place, row) in rows.enumerated() {
      let y = area.top + 3 + CaterpillarPlot.rowHeight * (Double(place) + 0.5)
      svg.text(names[place], at: Position(Sheet.margin, y + 4), Lettering(size: size))
      if let interval = row.interval {
        svg.line(
          Position(x(interval.lower), y), Position(x(interval.upper), y),
          Stroke(.hue(.blue), 1.6))
      }
      if let thick = row.comparing {
        svg.line(
          Position(x(thick.lower), y), Position(x(thick.upper), y), Stroke(.hue(.blue, 0.55), 5))
      }
      if let own = row.unshrunken {
        Marker.cross.draw(on: &svg, at: Position(x(own), y), radius: 3, ink: .rule)
      }
      svg.text(shares[place], at: Position(edge, y + 4), anchor: .end, .quiet)
      mark(at: Position(x(row.value), y), isApart: isApart(row), on: &svg)
    }
    let ground = Ground(area: area, xAxis: axis, yAxis: axis)
    let ticked = ground.drawColumns(axis, on: &svg)
    return ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
  }

  /// Told apart by shape, filling and hue.
  private func mark(at spot: Position, isApart: Bool, on svg: inout SVGBuilder) {
    let marker: Marker = isApart ? .diamond : .circle
    marker.draw(
      on: &svg, at: spot, radius: isApart ? 3.8 : 3.4, ink: .hue(isApart ? .orange : .blue),
      isFilled: isApart)
  }

  private func drawKey(
    _ rows: [Row], on svg: inout SVGBuilder, width: Double, top: Double
  ) -> Double {
    var key = KeyRow(left: Sheet.margin, right: width - Sheet.margin, top: top)
    drawIntervalKey(rows, on: &svg, key: &key)
    guard upright != nil else { return key.bottom }
    for (apart, words) in [(false, "interval takes the upright in"), (true, "leaves it out")]
    where rows.contains(where: { isApart($0) == apart }) {
      key.add(words, on: &svg) { svg, at in
        svg.line(Position(at.x - 8, at.y), Position(at.x + 8, at.y), Stroke(.hue(.blue), 1.6))
        mark(at: at, isApart: apart, on: &svg)
      }
    }
    return key.bottom
  }

  /// Said where there are two intervals, or two values, to tell apart.
  private func drawIntervalKey(_ rows: [Row], on svg: inout SVGBuilder, key: inout KeyRow) {
    let compares = rows.contains { $0.comparing != nil }
    if compares, rows.contains(where: { $0.interval != nil }) {
      key.add("±1.96 standard errors: one value", on: &svg) { svg, at in
        svg.line(Position(at.x - 8, at.y), Position(at.x + 8, at.y), Stroke(.hue(.blue), 1.6))
      }
    }
    if compares {
      key.add("±1.39 standard errors: comparing two", on: &svg) { svg, at in
        svg.line(Position(at.x - 8, at.y), Position(at.x + 8, at.y), Stroke(.hue(.blue, 0.55), 5))
      }
    }
    if rows.contains(where: { $0.unshrunken != nil }) {
      key.add("own value, before it was drawn towards that of all", on: &svg) { svg, at in
        Marker.cross.draw(on: &svg, at: at, radius: 3, ink: .rule)
      }
    }
  }
}
