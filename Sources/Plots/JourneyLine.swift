/// Draws one journey: line, breaks, band and points.
///
/// The solid line joins neighbouring occasions only. Across a gap stands a dashed connector, which says
/// that the same person goes on and claims nothing about what lies between.
package struct JourneyLine {
  let journey: PlottedJourney
  let style: Palette.Style
  let x: (Double) -> Double
  let y: (Double) -> Double
  let count: Int

  /// Draws the band of measurement error; points without neighbours get a bar of their own.
  package func drawBand(on svg: inout SVGBuilder) {
    guard let band = journey.band else { return }
    for run in runs {
      let upper = run.map { Position(x(Double($0.index)), y($0.score + band)) }
      let lower = run.map { Position(x(Double($0.index)), y($0.score - band)) }
      guard run.count > 1 else {
        guard let top = upper.first, let foot = lower.first else { continue }
        svg.box(
          Box(left: top.x - 5, top: top.y, right: top.x + 5, bottom: foot.y),
          fill: .hue(style.hue, 0.16))
        continue
      }
      svg.path(SVGPath(upper + lower.reversed(), closed: true), fill: .hue(style.hue, 0.16))
      // Thin edges, for readers and printers that lose pale shades.
      for edge in [upper, lower] {
        svg.path(SVGPath(edge), stroke: Stroke(.hue(style.hue, 0.6), 0.6))
      }
    }
  }

  /// Draws the line with its breaks, then the points.
  package func drawLine(on svg: inout SVGBuilder, radius: Double, width: Double) {
    var solid = SVGPath()
    for run in runs where run.count > 1 {
      for (place, point) in run.enumerated() {
        place == 0 ? solid.move(to: at(point)) : solid.line(to: at(point))
      }
    }
    svg.path(solid, stroke: Stroke(.hue(style.hue), width))
    var broken = SVGPath()
    for (before, after) in zip(runs, runs.dropFirst()) {
      guard let from = before.last, let to = after.first else { continue }
      broken.move(to: at(from))
      broken.line(to: at(to))
    }
    svg.path(broken, stroke: Stroke(.hue(style.hue), width * 0.7, .short))
    for point in journey.points(upTo: count) {
      style.marker.draw(on: &svg, at: at(point), radius: radius, ink: .hue(style.hue))
    }
    for turn in journey.turns(upTo: count) {
      let (marker, hue) = Self.look(turn.kind)
      marker.draw(
        on: &svg, at: at((turn.index, turn.score)), radius: radius * 1.9, ink: .hue(hue))
    }
  }

  /// Told apart from each other and from points by shape, size and hue.
  private static func look(_ kind: PlottedJourney.Turn.Kind) -> (Marker, Palette.Hue) {
    switch kind {
    case .setback: (.diamond, .orange)
    case .regained: (.square, .leaf)
    }
  }

  /// Writes each score beside its point, on the side the line leaves free.
  package func drawScores(on svg: inout SVGBuilder, within area: Box) {
    let points = journey.points(upTo: count)
    for (place, point) in points.enumerated() {
      let before = place > 0 ? points[place - 1].score : nil
      let after = place + 1 < points.count ? points[place + 1].score : nil
      let comesFromAbove = before.map { $0 > point.score } ?? false
      let goesUp = after.map { $0 > point.score } ?? false
      let isValley =
        (comesFromAbove || before == nil) && (goesUp || after == nil)
        && (comesFromAbove || goesUp)
      let shift = comesFromAbove && !isValley ? 5.0 : goesUp && !isValley ? -5.0 : 0
      let spot = at(point)
      let isBelow = isValley ? spot.y + 24 < area.bottom : spot.y - 22 < area.top
      svg.text(
        FixedDecimal.label(point.score, places: 1),
        at: Position(spot.x + shift, spot.y + (isBelow ? 20 : -10)), anchor: .middle,
        Lettering(size: 12))
    }
  }

  private func at(_ point: (index: Int, score: Double)) -> Position {
    Position(x(Double(point.index)), y(point.score))
  }

  /// Stretches of neighbouring occasions with a score.
  private var runs: [[(index: Int, score: Double)]] {
    var runs: [[(index: Int, score: Double)]] = []
    for point in journey.points(upTo: count) {
      if let last = runs.last?.last, last.index + 1 == point.index {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
    return runs
  }
}
