extension JourneyGrid {
  private static let panelHeight = 96.0
  private static let titleHeight = 22.0
  private static let gap = 22.0

  func draw(
    _ journeys: [PlottedJourney], on svg: inout SVGBuilder, width: Double, top: Double
  ) -> Double {
    let count = occasions.count
    let yAxis = Axis.ofScores(
      journeys.flatMap { $0.extent(upTo: count, within: range) }, range: range, about: 3)
    let named = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: top)
    let gutter = Ground.gutter(yAxis)
    let columns = min(
      journeys.count, max(1, Int((width - gutter) / (journeys.count > 9 ? 160 : 210))))
    let span = width - gutter - 16
    let panel = (span - JourneyGrid.gap * Double(columns - 1)) / Double(columns)
    let pitch = JourneyGrid.titleHeight + JourneyGrid.panelHeight + JourneyGrid.gap
    var end = named
    for (place, journey) in journeys.enumerated() {
      let left = gutter + Double(place % columns) * (panel + JourneyGrid.gap)
      let ceiling = named + Double(place / columns) * pitch + JourneyGrid.titleHeight
      let area = Box(
        left: left, top: ceiling, right: left + panel, bottom: ceiling + JourneyGrid.panelHeight)
      let isLowest = place + columns >= journeys.count
      draw(
        journey, on: &svg, area: area, yAxis: yAxis, hasScores: place % columns == 0,
        hasOccasions: isLowest)
      end = max(end, area.bottom + (isLowest ? 24 : 0))
    }
    let whole = Box(left: gutter, top: named, right: gutter + span, bottom: end)
    return Ground(area: whole, xAxis: yAxis, yAxis: yAxis)
      .drawHorizontalName(xLabel, on: &svg, from: end)
  }

  private func draw(
    _ journey: PlottedJourney, on svg: inout SVGBuilder, area: Box, yAxis: Axis, hasScores: Bool,
    hasOccasions: Bool
  ) {
    let ground = Ground(area: area, xAxis: yAxis, yAxis: yAxis)
    let axis = OccasionAxis(occasions, area: area, margin: 8)
    let name = TextMetrics.shortened(
      SafeText.plain(journey.label), size: Lettering.heading.size * Lettering.boldness,
      limit: area.width)
    svg.text(name, at: Position(area.left, area.top - 8), .heading)
    ground.drawRows(yAxis, on: &svg, isLabelled: hasScores)
    for mark in journey.marks(upTo: occasions.count) {
      let x = axis.x(mark.at)
      svg.line(Position(x, area.top), Position(x, area.bottom), Stroke(.rule, 1.2, .dotted))
    }
    let line = JourneyLine(
      journey: journey, style: Palette.style(0), x: axis.x,
      y: { ground.y(min(max($0, yAxis.lower), yAxis.upper)) },
      count: occasions.count)
    line.drawBand(on: &svg)
    line.drawLine(on: &svg, radius: 2.6, width: 1.7)
    axis.drawEnds(on: &svg, isLabelled: hasOccasions)
  }
}
