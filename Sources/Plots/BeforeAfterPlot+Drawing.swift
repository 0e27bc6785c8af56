extension BeforeAfterPlot {
  func draw(_ spots: [Spot], on svg: inout SVGBuilder, width: Double, top: Double) -> Double {
    let values = spots.flatMap { [$0.pair.before, $0.pair.after] } + [cut?.value].compactMap { $0 }
    let axis = Axis.ofScores(values, range: range)
    let above = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: top)
    let left = Ground.gutter(axis) + 4
    let isNarrow = width < 560
    let side = isNarrow ? min(400, width - left - 70) : min(400, width - left - 200)
    let area = Box(left: left, top: above + 8, right: left + side, bottom: above + 8 + side)
    let ground = Ground(area: area, xAxis: axis, yAxis: axis)
    drawBand(on: &svg, axis: axis, ground: ground)
    ground.drawRows(axis, on: &svg)
    for tick in axis.ticks {
      let x = ground.x(tick.value)
      svg.line(Position(x, area.top), Position(x, area.bottom), Stroke(.grid))
    }
    svg.line(
      Position(area.left, area.bottom), Position(area.right, area.top), Stroke(.rule, 1.3, .dashed))
    if let cut {
      let (x, y) = (ground.x(cut.value), ground.y(cut.value))
      svg.line(Position(x, area.top), Position(x, area.bottom), Self.cutStroke)
      svg.line(Position(area.left, y), Position(area.right, y), Self.cutStroke)
    }
    let unit = unitRadius(spots, ground: ground, axis: axis)
    for spot in spots.sorted(by: { ($1.count, $0.pair.before) < ($0.count, $1.pair.before) }) {
      draw(spot, on: &svg, ground: ground, unit: unit)
    }
    svg.text("No change", at: Position(area.right + 6, area.top + 4), .quiet)
    let ticked = ground.drawColumns(axis, on: &svg)
    let named = ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
    let corner =
      isNarrow ? Position(area.left, named + 22) : Position(area.right + 18, area.top + 44)
    return max(named, drawKey(spots, on: &svg, at: corner, unit: unit, width: width))
  }

  private static let cutStroke = Stroke(.hue(.lilac), 1.4, .short)

  /// The band is a strip along the diagonal, cut at the edges of the plot.
  private func drawBand(on svg: inout SVGBuilder, axis: Axis, ground: Ground) {
    guard let band else { return }
    let (low, high) = (axis.lower, axis.upper)
    let reach = min(band, high - low)
    let corners = [
      (low, low), (low, low + reach), (high - reach, high), (high, high), (high, high - reach),
      (low + reach, low),
    ]
    svg.path(
      SVGPath(corners.map { Position(ground.x($0.0), ground.y($0.1)) }, closed: true),
      fill: .current(0.1))
    for (from, to) in [(corners[1], corners[2]), (corners[4], corners[5])] {
      svg.line(
        Position(ground.x(from.0), ground.y(from.1)), Position(ground.x(to.0), ground.y(to.1)),
        Stroke(.rule, 0.8))
    }
  }

  private func draw(_ spot: Spot, on svg: inout SVGBuilder, ground: Ground, unit: Double) {
    let change = spot.pair.after - spot.pair.before
    let center = Position(ground.x(spot.pair.before), ground.y(spot.pair.after))
    let radius = unit * Double(spot.count).squareRoot()
    guard change.magnitude > (band ?? 0) else {
      svg.circle(center, radius: radius, fill: .current(0.14), stroke: Stroke(.rule, 1.2))
      return
    }
    let hue: Palette.Hue = change > 0 ? .blue : .orange
    svg.circle(center, radius: radius, fill: .hue(hue, 0.75), stroke: Stroke(.hue(hue), 1.2))
  }

  /// A circle for one person: as large as neighbouring whole scores allow for the fullest spot.
  private func unitRadius(_ spots: [Spot], ground: Ground, axis: Axis) -> Double {
    let most = Double(spots.map(\.count).max() ?? 1).squareRoot()
    let point = ground.area.width / max(axis.upper - axis.lower, 1e-9)
    return min(4.2, max(2.2, max(point * 0.75, 9) / most))
  }

  /// In words: which side is which, what the band is, what a circle's area says. Returns where it ended.
  private func drawKey(
    _ spots: [Spot], on svg: inout SVGBuilder, at corner: Position, unit: Double, width: Double
  ) -> Double {
    let left = corner.x
    let room = width - left - Sheet.margin
    func write(_ words: String, at y: Double, _ lettering: Lettering = .quiet) -> Double {
      let lines = TextMetrics.wrapped(words, size: lettering.size, limit: room, lines: 4)
      svg.lines(lines, at: Position(left, y), lettering)
      return y + Double(lines.count) * 16
    }
    var y = corner.y
    arrow(on: &svg, from: Position(left + 14, y + 4), to: Position(left + 2, y - 8), .blue)
    svg.text("Higher than before", at: Position(left + 24, y), .label)
    y += 30
    arrow(on: &svg, from: Position(left + 2, y - 8), to: Position(left + 14, y + 4), .orange)
    svg.text("Lower than before", at: Position(left + 24, y), .label)
    y += 34
    if band != nil {
      svg.box(
        Box(left: left, top: y - 11, right: left + 16, bottom: y + 3), fill: .current(0.1),
        stroke: Stroke(.rule, 0.8))
      let lines = TextMetrics.wrapped(
        bandWords, size: Lettering.quiet.size, limit: room - 24, lines: 4)
      svg.lines(lines, at: Position(left + 24, y), .quiet)
      y += Double(lines.count) * 16 + 20
    }
    if let cut {
      svg.line(Position(left, y - 4), Position(left + 16, y - 4), Self.cutStroke)
      let words = "Cut-off \(FixedDecimal.label(cut.value)): \(cut.label)"
      let lines = TextMetrics.wrapped(
        words, size: Lettering.quiet.size, limit: room - 24, lines: 4)
      svg.lines(lines, at: Position(left + 24, y), .quiet)
      y += Double(lines.count) * 16 + 20
    }
    y = write("People with the same two scores:", at: y) + 6
    let most = spots.map(\.count).max() ?? 1
    let middle = Int((Double(most) / 3).rounded())
    var counts: [Int] = []
    for count in [1, middle, most] where count > (counts.last ?? 0) { counts.append(count) }
    for count in counts {
      let radius = unit * Double(count).squareRoot()
      y += max(radius - 6, 0)
      svg.circle(
        Position(left + 12, y), radius: radius, fill: .current(0.14), stroke: Stroke(.rule, 1.2))
      svg.text(String(count), at: Position(left + 34, y + 4), .quiet)
      y += max(radius, 6) + 10
    }
    return y
  }

  /// An arrow away from the diagonal, at right angles to it.
  private func arrow(
    on svg: inout SVGBuilder, from: Position, to: Position, _ hue: Palette.Hue
  ) {
    svg.line(from, to, Stroke(.hue(hue), 1.8))
    let dx = to.x > from.x ? -1.0 : 1.0
    let dy = to.y > from.y ? -1.0 : 1.0
    let head = [
      Position(to.x + dx * 6, to.y), to, Position(to.x, to.y + dy * 6),
    ]
    svg.path(SVGPath(head), stroke: Stroke(.hue(hue), 1.8))
  }
}
