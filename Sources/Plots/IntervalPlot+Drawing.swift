extension IntervalPlot {
  func draw(_ lines: [Line], on svg: inout SVGBuilder, width: Double, top: Double) -> Double {
    let size = Lettering.label.size
    let labels = lines.map {
      TextMetrics.wrapped($0.label, size: size, limit: width * 0.32, lines: 2)
    }
    let rowHeight = labels.contains { $0.count > 1 } ? 36.0 : 26
    let places = FixedDecimal.places(lines.flatMap(\.extent))
    // On a narrow page the marks need the room that the numbers would take.
    let numbers = lines.map { width < 480 ? "" : $0.numbers(places) }
    let widest = labels.joined().map { TextMetrics.width($0, size: size) }.max() ?? 0
    let figures = numbers.map { TextMetrics.width($0, size: Lettering.quiet.size) }.max() ?? 0
    let axis = Axis(
      covering: lines.flatMap(\.extent) + [reference].compactMap { $0 }, about: 5)
    let left = Sheet.margin + widest + 22
    let right = max(left + 80, width - Sheet.margin - 16 - (figures > 0 ? figures + 6 : 0))
    let x = LinearMapping(axis, from: left, to: right)
    let keyed = drawKey(lines, on: &svg, width: width, top: top)
    let upright = reference.flatMap { FixedDecimal.isDrawable($0) ? $0 : nil }
    let flags = Flags(
      upright.map { [Flags.Flag(x: x($0), words: referenceLabel)] } ?? [],
      between: Sheet.margin, and: width - Sheet.margin)
    let ceiling = keyed + flags.height + 4
    let area = Box(
      left: left, top: ceiling, right: right,
      bottom: ceiling + rowHeight * Double(lines.count) + 6)
    let ground = Ground(area: area, xAxis: axis, yAxis: axis)
    // Words of a withheld row stand on blank paper, with no line through them.
    let blanks = lines.indices.filter { lines[$0].withheld != nil }.map { place in
      let top = area.top + 3 + rowHeight * Double(place)
      return (top, top + rowHeight)
    }
    for tick in axis.ticks {
      svg.upright(
        at: x(tick.value), from: area.top, to: area.bottom, except: blanks, Stroke(.grid))
    }
    flags.draw(on: &svg, over: area, except: blanks, Stroke(.rule, 1.2, .dashed))
    for (place, line) in lines.enumerated() {
      let y = area.top + 3 + rowHeight * (Double(place) + 0.5)
      svg.lines(
        labels[place],
        at: Position(Sheet.margin, y + 4.5 - 7.5 * Double(labels[place].count - 1)), leading: 15,
        .label)
      svg.text(
        numbers[place], at: Position(width - Sheet.margin, y + 4.5), anchor: .end, .quiet)
      draw(line, on: &svg, at: y, x: x, area: area, width: width)
    }
    let ticked = ground.drawColumns(axis, on: &svg)
    return ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
  }

  private func draw(
    _ line: Line, on svg: inout SVGBuilder, at y: Double, x: LinearMapping, area: Box, width: Double
  ) {
    if let withheld = line.withheld {
      let room = width - Sheet.margin - area.left - 4
      let words = TextMetrics.shortened(
        SafeText.plain(withheld), size: Lettering.withheld.size, limit: room)
      svg.text(words, at: Position(area.left + 4, y + 4.5), .withheld)
    }
    if let interval = line.interval {
      svg.line(
        Position(x(interval.lower), y), Position(x(interval.upper), y), Stroke(.hue(.blue), 2))
    }
    if let value = line.value {
      Marker.circle.draw(on: &svg, at: Position(x(value), y), radius: 4.4, ink: .hue(.blue))
    }
    if let second = line.second {
      Marker.diamond.draw(
        on: &svg, at: Position(x(second), y), radius: 4.6, ink: .hue(.orange), isFilled: false)
    }
  }

  /// Said only where two kinds of marks have to be told apart, or the mark carries an interval.
  private func drawKey(
    _ lines: [Line], on svg: inout SVGBuilder, width: Double, top: Double
  ) -> Double {
    var key = KeyRow(left: Sheet.margin, right: width - Sheet.margin, top: top)
    if lines.contains(where: { $0.interval != nil || $0.second != nil }) {
      key.add(markLabel, on: &svg) { svg, at in
        svg.line(Position(at.x - 8, at.y), Position(at.x + 8, at.y), Stroke(.hue(.blue), 2))
        Marker.circle.draw(on: &svg, at: at, radius: 4.2, ink: .hue(.blue))
      }
    }
    if lines.contains(where: { $0.second != nil }) {
      key.add(secondLabel, on: &svg) { svg, at in
        Marker.diamond.draw(
          on: &svg, at: at, radius: 4.4, ink: .hue(.orange), isFilled: false)
      }
    }
    return key.bottom
  }
}
