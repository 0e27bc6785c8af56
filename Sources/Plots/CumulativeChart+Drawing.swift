extension CumulativeChart {
  func draw(on svg: inout SVGBuilder, width: Double, top: Double) -> Double {
    let bound = limit.flatMap { FixedDecimal.isDrawable($0) ? $0 : nil }
    let xAxis = Axis(covering: [0, Double(values.count)], about: 6, steps: .whole)
    let yAxis = Axis(covering: values + [0] + [bound].compactMap { $0 })
    let size = Lettering.quiet.size
    let ends =
      [(0.0, TextMetrics.shortened(SafeText.plain(zeroLabel), size: size, limit: 140))]
      + (bound.map { [($0, "Limit " + FixedDecimal.label($0))] } ?? [])
    let room = (ends.map { TextMetrics.width($0.1, size: size) }.max() ?? 0) + 12
    var y = top
    if !shownSignals.isEmpty {
      var key = KeyRow(left: Sheet.margin, right: width - Sheet.margin, top: y)
      let words =
        resets ? "signal: the limit is reached, the sum begins anew" : "at or past the limit"
      key.add(words, on: &svg) { svg, at in CumulativeChart.mark(at: at, on: &svg) }
      y = key.bottom
    }
    y = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: y)
    let area = Box(
      left: Ground.gutter(yAxis), top: y, right: width - room - 8, bottom: y + 230)
    let ground = Ground(area: area, xAxis: xAxis, yAxis: yAxis)
    ground.drawRows(yAxis, on: &svg)
    let middles = Declutter.middles(
      ends.map { Declutter.Wish(middle: ground.y($0.0), length: 15) },
      between: area.top - 10, and: area.bottom + 10, gap: 0)
    for ((value, words), middle) in zip(ends, middles) {
      let stroke = value == 0 ? Stroke(.text, 1.2) : Stroke(.rule, 1.2, .dashed)
      svg.line(
        Position(area.left, ground.y(value)), Position(area.right, ground.y(value)), stroke)
      svg.text(words, at: Position(area.right + 8, middle + 4), .quiet)
    }
    for piece in pieces(ground) {
      svg.path(SVGPath(CumulativeChart.thinned(piece)), stroke: Stroke(.hue(.blue), 1.6))
    }
    for place in shownSignals {
      CumulativeChart.mark(
        at: Position(ground.x(Double(place + 1)), ground.y(values[place])), on: &svg)
    }
    let ticked = ground.drawColumns(xAxis, on: &svg)
    return ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
  }

  /// The line, cut where it begins anew.
  private func pieces(_ ground: Ground) -> [[Position]] {
    let starts = resets ? Set(shownSignals) : []
    var pieces = [[Position(ground.x(0), ground.y(0))]]
    for (place, value) in values.enumerated() {
      let x = ground.x(Double(place + 1))
      let isDrawable = FixedDecimal.isDrawable(value)
      pieces[pieces.count - 1].append(Position(x, isDrawable ? ground.y(value) : .nan))
      if starts.contains(place) { pieces.append([Position(x, ground.y(0))]) }
    }
    return pieces
  }

  /// A line with at most four points to a pixel of its width: first, lowest, highest and last.
  static func thinned(_ line: [Position]) -> [Position] {
    guard line.count > 4_000 else { return line }
    var kept: [Position] = []
    var start = 0
    while start < line.count {
      let pixel = line[start].x.rounded(.down)
      var end = start + 1
      while end < line.count, line[end].x.rounded(.down) == pixel { end += 1 }
      let column = start..<end
      let drawn = column.filter { line[$0].y.isFinite }
      let low = drawn.min { line[$0].y < line[$1].y }
      let high = drawn.max { line[$0].y < line[$1].y }
      kept += Set([start, end - 1, low, high].compactMap { $0 }).sorted().map { line[$0] }
      start = end
    }
    return kept
  }

  private static func mark(at spot: Position, on svg: inout SVGBuilder) {
    Marker.diamond.draw(on: &svg, at: spot, radius: 4.4, ink: .hue(.orange))
  }
}
