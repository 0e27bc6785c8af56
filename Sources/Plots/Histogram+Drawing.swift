extension Histogram {
  func draw(
    _ bins: [Bin], _ marks: [Reference], on svg: inout SVGBuilder, width: Double, top: Double
  ) -> Double {
    let edges = bins.flatMap { [$0.lower, $0.upper] } + marks.map(\.value)
    let xAxis = Axis.ofScores(edges, range: range, about: 7)
    let counts = bins.compactMap { $0.count.map(Double.init) }
    let yAxis = Axis(covering: [0, max(1, counts.max() ?? 1)], about: 3, steps: .whole)
    let named = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: top)
    let left = Ground.gutter(yAxis)
    let right = width - 24
    let x = LinearMapping(xAxis, from: left, to: right)
    let flags = Flags(
      marks.map {
        Flags.Flag(x: x($0.value), words: $0.label, value: FixedDecimal.label($0.value))
      }, between: left, and: right)
    let ceiling = named + flags.height
    let area = Box(left: left, top: ceiling, right: right, bottom: ceiling + 230)
    let ground = Ground(area: area, xAxis: xAxis, yAxis: yAxis)
    ground.drawRows(yAxis, on: &svg)
    for bin in bins {
      let foot = ground.y(0)
      let box = Box(
        left: ground.x(bin.lower) + 0.75,
        top: bin.count.map { ground.y(Double($0)) } ?? foot - 14,
        right: ground.x(bin.upper) - 0.75, bottom: foot)
      guard bin.count != nil else {
        svg.hatch(box, Stroke(.rule))
        svg.box(box, stroke: Stroke(.rule))
        continue
      }
      svg.box(box, fill: .hue(.blue))
    }
    flags.draw(on: &svg, over: area, Stroke(.text, 1.4, .dashed))
    let ticked = ground.drawColumns(xAxis, on: &svg)
    return ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
  }
}
