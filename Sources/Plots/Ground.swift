/// The quiet part of a plot: grid, ticks and names of the axes.
package struct Ground {
  /// Where data are drawn.
  package let area: Box
  package let x: LinearMapping
  package let y: LinearMapping

  /// Room left of the data for the labels of a vertical axis.
  package static func gutter(_ axis: Axis) -> Double {
    let widest = axis.ticks.map { TextMetrics.width($0.label, size: Lettering.quiet.size) }.max()
    return Sheet.margin + (widest ?? 0) + 8
  }

  package init(area: Box, xAxis: Axis, yAxis: Axis) {
    self.area = area
    self.x = LinearMapping(xAxis, from: area.left, to: area.right)
    self.y = LinearMapping(yAxis, from: area.bottom, to: area.top)
  }

  /// Draws horizontal grid lines with their labels.
  package func drawRows(_ axis: Axis, on svg: inout SVGBuilder, isLabelled: Bool = true) {
    for tick in axis.ticks {
      let height = y(tick.value)
      svg.line(Position(area.left, height), Position(area.right, height), Stroke(.grid))
      guard isLabelled else { continue }
      svg.text(tick.label, at: Position(area.left - 8, height + 4), anchor: .end, .quiet)
    }
  }

  /// Draws the line at the foot with ticks, skipping labels without room; returns where it ended.
  package func drawColumns(_ axis: Axis, on svg: inout SVGBuilder) -> Double {
    svg.line(
      Position(area.left, area.bottom), Position(area.right, area.bottom), Stroke(.rule))
    var edge = -Double.infinity
    for tick in axis.ticks {
      let place = x(tick.value)
      svg.line(
        Position(place, area.bottom), Position(place, area.bottom + 5), Stroke(.rule))
      let half = TextMetrics.width(tick.label, size: Lettering.quiet.size) / 2
      guard place - half > edge else { continue }
      edge = place + half + 6
      let middle = max(place, Sheet.margin + half)
      svg.text(tick.label, at: Position(middle, area.bottom + 19), anchor: .middle, .quiet)
    }
    return area.bottom + 22
  }

  /// Writes the name of the vertical axis above it, level with the title; returns where it ended.
  package static func drawVerticalName(
    _ name: String, on svg: inout SVGBuilder, width: Double, top: Double
  ) -> Double {
    let lines = TextMetrics.wrapped(
      name, size: Lettering.quiet.size, limit: width - 2 * Sheet.margin, lines: 2)
    svg.lines(lines, at: Position(Sheet.margin, top + 14), .quiet)
    return top + Double(lines.count) * 16 + 10
  }

  /// Writes the name of the horizontal axis under its middle; returns where it ended.
  package func drawHorizontalName(
    _ name: String, on svg: inout SVGBuilder, from top: Double
  ) -> Double {
    let lines = TextMetrics.wrapped(
      name, size: Lettering.quiet.size, limit: area.width, lines: 2)
    svg.lines(lines, at: Position(area.midX, top + 16), anchor: .middle, .quiet)
    return lines.isEmpty ? top : top + Double(lines.count) * 16 + 6
  }
}
