extension MeanTrend {
  func draw(on svg: inout SVGBuilder, width: Double, top: Double) -> Double {
    let yAxis = Axis.ofScores(extent, range: range)
    let named = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: top)
    let area = Box(
      left: Ground.gutter(yAxis), top: named, right: width - 30, bottom: named + 260)
    let ground = Ground(area: area, xAxis: yAxis, yAxis: yAxis)
    let axis = OccasionAxis(means.map(\.occasion), area: area, margin: 34)
    ground.drawRows(yAxis, on: &svg)
    drawFitted(on: &svg, axis: axis, ground: ground)
    if fitted.count < 2 { drawJoin(on: &svg, axis: axis, ground: ground) }
    for (index, mean) in means.enumerated() {
      let x = axis.x(Double(index))
      if let (lower, upper) = mean.interval {
        svg.line(
          Position(x, ground.y(lower)), Position(x, ground.y(upper)), Stroke(.hue(.blue), 1.8))
        for end in [lower, upper] {
          svg.line(
            Position(x - 4, ground.y(end)), Position(x + 4, ground.y(end)),
            Stroke(.hue(.blue), 1.8))
        }
      }
      guard let value = mean.mean, FixedDecimal.isDrawable(value) else { continue }
      svg.circle(Position(x, ground.y(value)), radius: 4.5, fill: .hue(.blue))
      svg.text(
        FixedDecimal.label(value, places: 1),
        at: Position(x, ground.y(mean.interval?.upper ?? value) - (mean.interval == nil ? 10 : 6)),
        anchor: .middle, Lettering(size: 12))
    }
    let counts = means.map { $0.n.map { "n = \($0)" } ?? "n withheld" }
    let ticked = axis.draw(on: &svg, foot: area.bottom, seconds: counts)
    return ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
  }

  private var usedFitted: [Fitted] {
    fitted.filter { FixedDecimal.isDrawable($0.value) && $0.at.isFinite }
  }

  private var extent: [Double] {
    means.flatMap { mean in [mean.mean, mean.interval?.lower, mean.interval?.upper] }
      .compactMap { $0 }
      + usedFitted.flatMap { [$0.value, $0.lower ?? $0.value, $0.upper ?? $0.value] }
  }

  private func drawFitted(on svg: inout SVGBuilder, axis: OccasionAxis, ground: Ground) {
    let line = usedFitted
    guard line.count > 1 else { return }
    line.drawBand(on: &svg, axis: axis, ground: ground)
    svg.path(
      SVGPath(line.map { Position(axis.x($0.at), ground.y($0.value)) }),
      stroke: Stroke(.hue(.orange), 2))
  }

  /// A thin line between neighbouring means, broken where one is missing.
  private func drawJoin(on svg: inout SVGBuilder, axis: OccasionAxis, ground: Ground) {
    let points = means.enumerated().map { index, mean in
      Position(axis.x(Double(index)), mean.mean.map { ground.y($0) } ?? .nan)
    }
    svg.path(SVGPath(points), stroke: Stroke(.hue(.blue, 0.6), 1.2))
  }
}
