extension ControlChart {
  func draw(on svg: inout SVGBuilder, width: Double, top: Double) -> Double {
    var y = drawWords(on: &svg, width: width, top: top)
    y = drawKey(on: &svg, width: width, top: y)
    y = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: y)
    let goal = target.flatMap { FixedDecimal.isDrawable($0) ? $0 : nil }
    let stretches = stretches
    let yAxis = Axis(
      covering: values.map(\.value) + stretches.flatMap { [$0.mean, $0.lower, $0.upper] }
        + [goal].compactMap { $0 })
    let ends = lineEnds(stretches.last, goal)
    let room =
      (ends.map { TextMetrics.width($0.words, size: Lettering.quiet.size) }.max() ?? 0) + 12
    let left = Ground.gutter(yAxis)
    let wide = Box(left: left, top: y, right: width - room - 8, bottom: y + 250)
    // Where each stretch begins is known from the width alone; the words above it need rows.
    let begins = OccasionAxis(points.map(\.period), area: wide, margin: 16)
    let flags = Flags(
      stretches.dropFirst().map { stretch in
        Flags.Flag(
          x: begins.x(Double(stretch.places.lowerBound) - 0.5),
          words: stretch.why.isEmpty ? "New limits" : "New limits: " + stretch.why)
      }, between: left, and: wide.right - 8)
    let area = Box(
      left: left, top: y + flags.height, right: wide.right, bottom: wide.bottom + flags.height)
    let ground = Ground(area: area, xAxis: yAxis, yAxis: yAxis)
    let axis = OccasionAxis(points.map(\.period), area: area, margin: 16)
    ground.drawRows(yAxis, on: &svg)
    flags.draw(on: &svg, over: area, Stroke(.rule, 1.2, .dotted))
    draw(stretches, on: &svg, axis: axis, ground: ground)
    if let goal {
      let line = ground.y(goal)
      svg.line(
        Position(area.left, line), Position(area.right, line), Stroke(.hue(.earth), 1.6, .short))
    }
    drawEnds(ends, on: &svg, ground: ground)
    drawPoints(on: &svg, axis: axis, ground: ground)
    let ticked = axis.draw(on: &svg, foot: area.bottom)
    return ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
  }

  /// Writes what would otherwise be icons.
  private func drawWords(on svg: inout SVGBuilder, width: Double, top: Double) -> Double {
    var y = top
    for (head, words) in [("Latest", variation), ("Target", assurance)] {
      let limit = width - 2 * Sheet.margin - 62
      let lines = TextMetrics.wrapped(words, size: Lettering.label.size, limit: limit, lines: 4)
      guard !lines.isEmpty else { continue }
      svg.text(head, at: Position(Sheet.margin, y + 16), .heading)
      svg.lines(lines, at: Position(Sheet.margin + 62, y + 16), leading: 17, .label)
      y += 17 * Double(lines.count) + 4
    }
    return y == top ? top : y + 4
  }

  /// Lines named at their right end: those of the last stretch, and the target.
  private func lineEnds(_ last: Segment?, _ goal: Double?) -> [(value: Double, words: String)] {
    let text = { FixedDecimal.label($0) }
    let limits = last.map {
      [
        ($0.upper, "Upper limit " + text($0.upper)), ($0.mean, "Mean " + text($0.mean)),
        ($0.lower, "Lower limit " + text($0.lower)),
      ]
    }
    return (limits ?? []) + (goal.map { [($0, "Target " + text($0))] } ?? [])
  }

  private func drawEnds(
    _ ends: [(value: Double, words: String)], on svg: inout SVGBuilder, ground: Ground
  ) {
    let middles = Declutter.middles(
      ends.map { Declutter.Wish(middle: ground.y($0.value), length: 15) },
      between: ground.area.top - 10, and: ground.area.bottom + 10, gap: 0)
    for (middle, end) in zip(middles, ends) {
      svg.text(end.words, at: Position(ground.area.right + 8, middle + 4), .quiet)
    }
  }

  private func draw(
    _ stretches: [Segment], on svg: inout SVGBuilder, axis: OccasionAxis, ground: Ground
  ) {
    for (number, stretch) in stretches.enumerated() {
      let isLast = number == stretches.count - 1
      let from = number == 0 ? ground.area.left : axis.x(Double(stretch.places.lowerBound) - 0.5)
      let to = isLast ? ground.area.right : axis.x(Double(stretch.places.upperBound) - 0.5)
      for (value, stroke) in [
        (stretch.upper, Stroke(.rule, 1.2, .dashed)), (stretch.mean, Stroke(.text, 1.2)),
        (stretch.lower, Stroke(.rule, 1.2, .dashed)),
      ] {
        svg.line(Position(from, ground.y(value)), Position(to, ground.y(value)), stroke)
      }
    }
  }

  private func drawPoints(on svg: inout SVGBuilder, axis: OccasionAxis, ground: Ground) {
    let spots = points.enumerated().map { place, point in
      let value = point.value.flatMap { FixedDecimal.isDrawable($0) ? $0 : nil }
      return Position(axis.x(Double(place)), value.map { ground.y($0) } ?? .nan)
    }
    svg.path(SVGPath(spots), stroke: Stroke(.rule, 1.2))
    for (point, spot) in zip(points, spots) where spot.y.isFinite {
      ControlChart.look(point.standing, isHigh: point.isHigh).draw(on: &svg, at: spot)
    }
  }

  /// The shapes in words, for those standings that occur.
  private func drawKey(on svg: inout SVGBuilder, width: Double, top: Double) -> Double {
    var key = KeyRow(left: Sheet.margin, right: width - Sheet.margin, top: top)
    let shown = values.map { points[$0.place] }
    for standing in Standing.allCases {
      for isHigh in [true, false] {
        let isApart = standing != .usual && standing != .notJudged
        let occurs = shown.contains {
          $0.standing == standing && ($0.isHigh == isHigh || !isApart)
        }
        guard occurs, isApart || isHigh else { continue }
        key.add(ControlChart.words(standing, isHigh: isHigh), on: &svg) { svg, at in
          ControlChart.look(standing, isHigh: isHigh).draw(on: &svg, at: at)
        }
      }
    }
    return key.bottom
  }

  private static func words(_ standing: Standing, isHigh: Bool) -> String {
    let way = isHigh ? "high or rising" : "low or falling"
    return switch standing {
    case .usual: "usual ups and downs"
    case .hopedFor: way + ", the direction hoped for"
    case .notHopedFor: way + ", not the direction hoped for"
    case .neither: way
    case .notJudged: "not judged: too few figures"
    }
  }

  private struct Look {
    let marker: Marker
    let ink: Ink
    var radius = 5.0
    var isFilled = true

    func draw(on svg: inout SVGBuilder, at spot: Position) {
      marker.draw(on: &svg, at: spot, radius: radius, ink: ink, isFilled: isFilled)
    }
  }

  private static func look(_ standing: Standing, isHigh: Bool) -> Look {
    let marker: Marker = isHigh ? .triangle : .tipped
    return switch standing {
    case .usual: Look(marker: .circle, ink: .rule, radius: 3.4)
    case .hopedFor: Look(marker: marker, ink: .hue(.blue))
    case .notHopedFor: Look(marker: marker, ink: .hue(.orange))
    case .neither: Look(marker: marker, ink: .hue(.lilac))
    case .notJudged: Look(marker: .square, ink: .quiet, radius: 3.6, isFilled: false)
    }
  }
}
