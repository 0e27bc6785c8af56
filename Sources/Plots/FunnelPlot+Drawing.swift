extension FunnelPlot {
  /// Up to this many services, each is named.
  private static let few = 8

  func draw(
    _ services: [Service], on svg: inout SVGBuilder, width: Double, top: Double
  ) -> Double {
    let most = services.map(\.size).max() ?? 1
    let isWhole = services.allSatisfy { $0.size == $0.size.rounded() }
    let xAxis = Axis(covering: [0, most * 1.04], about: 6, steps: isWhole ? .whole : .any)
    let yAxis = Axis(covering: extent(services), about: 5)
    var y = drawKey(services, on: &svg, width: width, top: top)
    y = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: y)
    let names = [inner?.label, outer?.label, target == nil ? nil : targetLabel].compactMap { $0 }
    let widest = names.map { TextMetrics.width($0, size: Lettering.quiet.size) }.max() ?? 0
    let area = Box(
      left: Ground.gutter(yAxis), top: y, right: width - min(widest, 150) - 18, bottom: y + 320)
    let ground = Ground(area: area, xAxis: xAxis, yAxis: yAxis)
    ground.drawRows(yAxis, on: &svg)
    let lines = drawLimits(on: &svg, ground: ground)
    let unnamed = drawServices(services, on: &svg, ground: ground, beside: lines)
    let ticked = ground.drawColumns(xAxis, on: &svg)
    let named = ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
    guard unnamed > 0 else { return named }
    let words = "No room here for the names of \(unnamed) services outside the limits."
    svg.text(words, at: Position(Sheet.margin, named + 18), .caption)
    return named + 20
  }

  /// Services and target set the height, with the limits as wide as they are for the smallest service,
  /// or for a twelfth of the largest if that is more: near size zero limits grow without bound.
  private func extent(_ services: [Service]) -> [Double] {
    let most = services.map(\.size).max() ?? 1
    let fewest = max(services.map(\.size).min() ?? 1, most / 12)
    let nearest = [inner, outer].compactMap { limits in
      limits.map(usable)?.first { $0.size >= fewest }
    }
    return services.map(\.value) + [target].compactMap { $0 }
      + nearest.flatMap { [$0.lower, $0.upper] }
  }

  private func usable(_ limits: Limits) -> [Limits.Point] {
    limits.points
      .filter { point in
        [point.size, point.lower, point.upper].allSatisfy(FixedDecimal.isDrawable)
          && point.size > 0
      }
      .sorted { $0.size < $1.size }
  }

  /// Draws target and limits, named at their right end; returns the lines drawn.
  private func drawLimits(on svg: inout SVGBuilder, ground: Ground) -> [[Position]] {
    var drawn: [[Position]] = []
    var ends: [(y: Double, words: String)] = []
    if let target, FixedDecimal.isDrawable(target) {
      let y = ground.y(target)
      let line = [Position(ground.area.left, y), Position(ground.area.right, y)]
      svg.path(SVGPath(line), stroke: Stroke(.text, 1.3))
      drawn.append(line)
      ends.append((y, targetLabel))
    }
    for (limits, dash) in [(inner, Stroke.Dash.dashed), (outer, .solid)] {
      guard let limits else { continue }
      let points = usable(limits)
      for side in [\Limits.Point.lower, \Limits.Point.upper] {
        let line = points.map { Position(ground.x($0.size), ground.y($0[keyPath: side])) }
        let pieces = Clip.line(line, to: ground.area)
        for piece in pieces { svg.path(SVGPath(piece), stroke: Stroke(.rule, 1.2, dash)) }
        drawn += pieces
        if let end = pieces.last?.last { ends.append((end.y, limits.label)) }
      }
    }
    let middles = Declutter.middles(
      ends.map { Declutter.Wish(middle: $0.y, length: 15) },
      between: ground.area.top - 10, and: ground.area.bottom + 10, gap: 0)
    for (middle, end) in zip(middles, ends) {
      let words = TextMetrics.shortened(
        SafeText.plain(end.words), size: Lettering.quiet.size, limit: 150)
      svg.text(words, at: Position(ground.area.right + 8, middle + 4), .quiet)
    }
    return drawn
  }

  /// Draws the points and names those outside the limits, or all where they are few; returns how many
  /// of those outside found no room for their name.
  private func drawServices(
    _ services: [Service], on svg: inout SVGBuilder, ground: Ground, beside lines: [[Position]]
  ) -> Int {
    let spots = services.map {
      Position(ground.x($0.size), ground.y($0.value))
    }
    for (service, spot) in zip(services, spots) {
      FunnelPlot.marker(service.standing).draw(on: &svg, at: spot)
    }
    var placer = LabelPlacer(
      bounds: Box(
        left: ground.area.left, top: ground.area.top - 6, right: ground.area.right,
        bottom: ground.area.bottom - 2))
    for line in lines { placer.avoid(line) }
    for spot in spots {
      placer.reserve(
        Box(left: spot.x - 5, top: spot.y - 5, right: spot.x + 5, bottom: spot.y + 5))
    }
    let areFew = services.count <= FunnelPlot.few
    var unnamed = 0
    for (service, spot) in zip(services, spots).sorted(by: { $0.0.rank > $1.0.rank })
    where areFew || service.standing != .within {
      let words = TextMetrics.shortenedInside(
        SafeText.plain(service.label), size: Lettering.quiet.size, limit: 170)
      let width = TextMetrics.width(words, size: Lettering.quiet.size)
      guard
        let box = placer.place(width: width, height: 15, beside: spot, clearance: 8)
      else {
        unnamed += service.standing == .within ? 0 : 1
        continue
      }
      let near = Position(
        min(max(spot.x, box.left), box.right), min(max(spot.y, box.top), box.bottom))
      if (near.x - spot.x).magnitude + (near.y - spot.y).magnitude > 14 {
        svg.line(spot, near, Stroke(.rule, 0.8))
      }
      svg.text(words, at: Position(box.left, box.bottom - 3.5), Lettering(size: 12))
    }
    return unnamed
  }

  /// The shapes in words, for those standings that occur.
  private func drawKey(
    _ services: [Service], on svg: inout SVGBuilder, width: Double, top: Double
  ) -> Double {
    let words: [(Standing, String)] = [
      (.within, "within the limits"),
      (.outsideInner, "outside the \(inner?.label ?? "inner") limits: worth a look"),
      (.outsideOuter, "outside the \(outer?.label ?? "outer") limits: a signal"),
    ]
    var key = KeyRow(left: Sheet.margin, right: width - Sheet.margin, top: top)
    for (standing, text) in words where services.contains(where: { $0.standing == standing }) {
      key.add(text, on: &svg) { svg, at in FunnelPlot.marker(standing).draw(on: &svg, at: at) }
    }
    return key.bottom
  }

  private struct Look {
    let marker: Marker
    let ink: Ink
    let isFilled: Bool

    func draw(on svg: inout SVGBuilder, at center: Position) {
      marker.draw(on: &svg, at: center, radius: 4.2, ink: ink, isFilled: isFilled)
    }
  }

  private static func marker(_ standing: Standing) -> Look {
    switch standing {
    case .within: Look(marker: .circle, ink: .hue(.blue), isFilled: false)
    case .outsideInner: Look(marker: .diamond, ink: .hue(.blue), isFilled: true)
    case .outsideOuter: Look(marker: .square, ink: .hue(.orange), isFilled: true)
    }
  }
}

extension FunnelPlot.Service {
  /// Which service is named first where room is short.
  fileprivate var rank: Int {
    switch standing {
    case .within: 0
    case .outsideInner: 1
    case .outsideOuter: 2
    }
  }
}
