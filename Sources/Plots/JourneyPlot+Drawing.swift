extension JourneyPlot {
  func draw(
    _ journeys: [PlottedJourney], on svg: inout SVGBuilder, width: Double, top: Double
  ) -> Double {
    let count = occasions.count
    let yAxis = Axis.ofScores(
      journeys.flatMap { $0.extent(upTo: count, within: range) }, range: range)
    let named = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: top)
    let isNamed = journeys.count <= JourneyPlot.mostNamed
    let names = isNamed ? journeys.map { name($0, limit: 150) } : []
    let widest = names.map { TextMetrics.width($0, size: Lettering.label.size) }.max() ?? 0
    let left = Ground.gutter(yAxis)
    let right = width - (widest > 0 ? widest + 24 : 24)
    var area = Box(left: left, top: named, right: right, bottom: named + 270)
    let axis = OccasionAxis(occasions, area: area, margin: 26)
    let flags = Flags(isNamed ? marks(journeys, axis) : [], between: left, and: right)
    area.top += flags.height
    area.bottom += flags.height
    let ground = Ground(area: area, xAxis: yAxis, yAxis: yAxis)
    ground.drawRows(yAxis, on: &svg)
    flags.draw(on: &svg, over: area, Stroke(.rule, 1, .dotted))
    let lines = journeys.enumerated().map { place, journey in
      JourneyLine(
        journey: journey, style: Palette.style(place), x: axis.x,
        y: { ground.y(min(max($0, yAxis.lower), yAxis.upper)) }, count: count)
    }
    if isNamed {
      for line in lines { line.drawBand(on: &svg) }
      for line in lines { line.drawLine(on: &svg, radius: 4.2, width: 2.2) }
      if lines.count == 1 && count <= 12 { lines[0].drawScores(on: &svg, within: area) }
      drawNames(names, journeys, on: &svg, axis: axis, ground: ground)
    } else {
      for journey in journeys { drawThin(journey, on: &svg, axis: axis, ground: ground) }
    }
    let ticked = axis.draw(on: &svg, foot: area.bottom)
    return ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
  }

  private func name(_ journey: PlottedJourney, limit: Double) -> String {
    TextMetrics.shortened(
      SafeText.plain(journey.label), size: Lettering.label.size, limit: limit)
  }

  /// Names at the end of the lines, moved apart, with a hair line to their own end where they moved.
  private func drawNames(
    _ names: [String], _ journeys: [PlottedJourney], on svg: inout SVGBuilder, axis: OccasionAxis,
    ground: Ground
  ) {
    let ends = journeys.map { journey in
      let last = journey.points(upTo: occasions.count).last
      return Position(axis.x(Double(last?.index ?? 0)), ground.y(last?.score ?? 0))
    }
    let middles = Declutter.middles(
      ends.map { Declutter.Wish(middle: $0.y, length: 16) },
      between: ground.area.top - 8, and: ground.area.bottom + 4, gap: 0)
    for (place, name) in names.enumerated() where !name.isEmpty {
      let ink = Ink.hue(Palette.style(place).hue)
      let isMoved = (middles[place] - ends[place].y).magnitude > 3
      let x = ground.area.right - 6
      if isMoved || x - ends[place].x > 30 {
        svg.line(
          Position(ends[place].x + 8, ends[place].y), Position(x, middles[place]),
          Stroke(ink, 0.8, .dotted))
      }
      Palette.style(place).marker.draw(
        on: &svg, at: Position(x + 8, middles[place]), radius: 3.4, ink: ink)
      svg.text(name, at: Position(x + 18, middles[place] + 4.5), .label)
    }
  }

  /// Marks of all journeys, with the person's name where there is more than one person.
  private func marks(_ journeys: [PlottedJourney], _ axis: OccasionAxis) -> [Flags.Flag] {
    journeys.flatMap { journey in
      journey.marks(upTo: occasions.count).map { mark in
        let words = journeys.count > 1 ? name(journey, limit: 90) + ": " + mark.label : mark.label
        return Flags.Flag(x: axis.x(mark.at), words: words)
      }
    }
  }

  private func drawThin(
    _ journey: PlottedJourney, on svg: inout SVGBuilder, axis: OccasionAxis, ground: Ground
  ) {
    let points = journey.points(upTo: occasions.count)
    var path = SVGPath()
    var last = -2
    for point in points {
      let place = Position(axis.x(Double(point.index)), ground.y(point.score))
      point.index == last + 1 ? path.line(to: place) : path.move(to: place)
      last = point.index
    }
    svg.path(path, stroke: Stroke(.current(0.48), 0.8))
    for point in points {
      svg.circle(
        Position(axis.x(Double(point.index)), ground.y(point.score)), radius: 1.6,
        fill: .current(0.6))
    }
  }
}
