extension SurvivalPlot {
  private static let looks: [(hue: Palette.Hue, dash: Stroke.Dash)] = [
    (.blue, .solid), (.orange, .dashed), (.leaf, .dotted), (.lilac, .short),
  ]

  func draw(
    _ curves: [StepCurve], on svg: inout SVGBuilder, width: Double, top: Double
  ) -> Double {
    var key = KeyRow(left: Sheet.margin, right: width - Sheet.margin, top: top)
    for (place, curve) in curves.enumerated() where curves.count > 1 {
      key.add(curve.label, on: &svg) { svg, at in
        svg.line(Position(at.x - 9, at.y), Position(at.x + 9, at.y), Self.stroke(place))
      }
    }
    let yAxis = Axis(covering: [0, 100], about: 4)
    let named = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: key.bottom)
    let xAxis = Axis(
      covering: curves.flatMap { [$0.steps.first?.time ?? 0, $0.until] }, about: 8)
    let area = Box(
      left: Ground.gutter(yAxis), top: named,
      right: width - Sheet.margin - max(22, Ground.overhang(xAxis)), bottom: named + 250)
    let ground = Ground(area: area, xAxis: xAxis, yAxis: yAxis)
    ground.drawRows(yAxis, on: &svg)
    for (place, curve) in curves.enumerated() {
      drawBand(curve, Self.looks[place % 4].hue, on: &svg, ground: ground)
    }
    for (place, curve) in curves.enumerated() {
      svg.path(line(curve, ground), stroke: Self.stroke(place))
    }
    let ticked = ground.drawColumns(xAxis, on: &svg)
    let foot = ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
    let table = WatchedTable(
      times: times, rows: curves.map { (name: $0.label, counts: $0.watched) })
    return table.draw(on: &svg, ground: ground, width: width, from: foot)
  }

  private static func stroke(_ place: Int) -> Stroke {
    Stroke(.hue(looks[place % 4].hue), 2.2, looks[place % 4].dash)
  }

  private func line(_ curve: StepCurve, _ ground: Ground) -> SVGPath {
    var path = SVGPath()
    let steps = curve.steps.thinned(ground.x)
    for (place, step) in steps.enumerated() {
      let end = place + 1 < steps.count ? steps[place + 1].time : curve.until
      path.line(to: Position(ground.x(step.time), ground.y(step.share * 100)))
      path.line(to: Position(ground.x(end), ground.y(step.share * 100)))
    }
    return path
  }

  /// Shades each run of steps that have an interval.
  private func drawBand(
    _ curve: StepCurve, _ hue: Palette.Hue, on svg: inout SVGBuilder, ground: Ground
  ) {
    let steps = curve.steps.thinned(ground.x)
    var (upper, lower): ([Position], [Position]) = ([], [])
    func finish(_ svg: inout SVGBuilder) {
      svg.path(SVGPath(upper + lower.reversed(), closed: true), fill: .hue(hue, 0.16))
      (upper, lower) = ([], [])
    }
    for (place, step) in steps.enumerated() {
      guard let low = step.lower, let high = step.upper else {
        finish(&svg)
        continue
      }
      let end = place + 1 < steps.count ? steps[place + 1].time : curve.until
      for time in [step.time, end] {
        upper.append(Position(ground.x(time), ground.y(high * 100)))
        lower.append(Position(ground.x(time), ground.y(low * 100)))
      }
    }
    finish(&svg)
  }
}
