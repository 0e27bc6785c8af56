extension IncidencePlot {
  func draw(
    _ states: [String], _ steps: [Step], on svg: inout SVGBuilder, width: Double, top: Double
  ) -> Double {
    let yAxis = Axis(covering: [0, 100], about: 4)
    let named = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: top)
    let left = Ground.gutter(yAxis)
    let names = names(states, steps, limit: (width - left) * 0.34)
    let size = Lettering.quiet.size
    let room = (names.map { TextMetrics.width($0.words, size: size) }.max() ?? 0) + 22
    let xAxis = Axis(covering: [steps.first?.time ?? 0, until], about: 8)
    let side = max(room, Ground.overhang(xAxis))
    let area = Box(
      left: left, top: named, right: max(left + 60, width - Sheet.margin - side),
      bottom: named + 260)
    let ground = Ground(area: area, xAxis: xAxis, yAxis: yAxis)
    let thinned = thinned(steps, ground.x)
    for place in states.indices { drawBand(place, thinned, on: &svg, ground: ground) }
    ground.drawRows(yAxis, on: &svg)
    draw(names, on: &svg, ground: ground)
    let ticked = ground.drawColumns(xAxis, on: &svg)
    let foot = ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
    let table = WatchedTable(times: times, rows: [(name: "", counts: watched)])
    return table.draw(on: &svg, ground: ground, width: width, from: foot)
  }

  /// What is written beside the end of each band that ever has anybody in it, and the height of its middle in percent.
  private func names(
    _ states: [String], _ steps: [Step], limit: Double
  ) -> [(words: String, height: Double)] {
    guard let last = steps.last else { return [] }
    var foot = 0.0
    return states.indices.compactMap { place in
      let share = last.shares[place]
      defer { foot += share }
      guard steps.contains(where: { $0.shares[place] > 0 }) else { return nil }
      let percent = " " + Self.percent(share)
      let size = Lettering.quiet.size
      let name = TextMetrics.shortened(
        SafeText.plain(states[place]), size: size,
        limit: limit - TextMetrics.width(percent, size: size))
      return (name + percent, min(100, (foot + share / 2) * 100))
    }
  }

  private func draw(
    _ names: [(words: String, height: Double)], on svg: inout SVGBuilder, ground: Ground
  ) {
    let end = ground.x(until)
    let middles = Declutter.middles(
      names.map { Declutter.Wish(middle: ground.y($0.height), length: 16) },
      between: ground.area.top - 8, and: ground.area.bottom + 8, gap: 0)
    for (middle, name) in zip(middles, names) {
      let beside = ground.area.right + 12
      svg.line(
        Position(end + 2, ground.y(name.height)), Position(beside - 2, middle), Stroke(.rule, 0.8))
      svg.text(name.words, at: Position(beside, middle + 4), .quiet)
    }
  }

  private func drawBand(
    _ place: Int, _ steps: [Step], on svg: inout SVGBuilder, ground: Ground
  ) {
    var (upper, lower): ([Position], [Position]) = ([], [])
    for (number, step) in steps.enumerated() {
      let end = number + 1 < steps.count ? steps[number + 1].time : until
      let below = step.shares[..<place].reduce(0, +)
      for time in [step.time, end] {
        let x = ground.x(time)
        upper.append(Position(x, ground.y(min(1, below + step.shares[place]) * 100)))
        lower.append(Position(x, ground.y(min(1, below) * 100)))
      }
    }
    let looks: [Ink] = [
      .hue(.blue, 0.6), .current(0.12), .hue(.orange, 0.45), .hue(.leaf, 0.5), .hue(.lilac, 0.35),
      .hue(.earth, 0.55),
    ]
    svg.path(
      SVGPath(upper + lower.reversed(), closed: true), fill: looks[place % looks.count],
      stroke: Stroke(.rule, 0.7))
  }

  /// At most one step for every pixel: the last.
  private func thinned(_ steps: [Step], _ x: LinearMapping) -> [Step] {
    var kept: [Step] = []
    for step in steps {
      if kept.count > 1, let last = kept.last, x(step.time) - x(last.time) < 1 {
        kept[kept.count - 1].shares = step.shares
      } else {
        kept.append(step)
      }
    }
    return kept
  }
}
