/// The horizontal axis of plots over time: named occasions in order.
package struct OccasionAxis {
  private let occasions: [PlottedOccasion]
  private let places: [Double]
  private let area: Box
  private let mapping: LinearMapping

  /// Makes an axis over an area, with `margin` pixels of room before the first and after the last.
  package init(_ occasions: [PlottedOccasion], area: Box, margin: Double) {
    self.occasions = occasions
    self.area = area
    places = PlottedOccasion.places(occasions)
    let first = places.first ?? 0
    let last = places.last ?? 0
    mapping = LinearMapping(
      lower: first, upper: last, from: area.left + margin, to: area.right - margin)
  }

  /// The pixel of an occasion counted from 0; between occasions, in proportion.
  package func x(_ index: Double) -> Double {
    guard let last = places.indices.last else { return area.midX }
    let inside = min(max(index, 0), Double(last))
    let before = min(Int(inside), last)
    let after = min(before + 1, last)
    let place = places[before] + (inside - Double(before)) * (places[after] - places[before])
    return mapping(place)
  }

  /// Draws line, ticks and labels at a height `foot`, each with an optional second line such as "n = 12"; labels without
  /// room are left out, the last one last. Returns where it ended.
  package func draw(
    on svg: inout SVGBuilder, foot: Double, seconds: [String] = []
  ) -> Double {
    svg.line(
      Position(area.left, foot), Position(area.right, foot), Stroke(.rule))
    for index in occasions.indices {
      let x = x(Double(index))
      svg.line(Position(x, foot), Position(x, foot + 5), Stroke(.rule))
    }
    let shown = labels(seconds)
    var deepest = 1
    for label in shown {
      let lines = label.lines
      deepest = max(deepest, lines.count)
      svg.lines(
        lines, at: Position(label.box.midX, foot + 19), anchor: .middle, leading: 15,
        .quiet)
    }
    return foot + 10 + 15 * Double(deepest)
  }

  /// Draws line and ticks, and the names of the first and last occasion only: for small panels.
  package func drawEnds(on svg: inout SVGBuilder, isLabelled: Bool) {
    let foot = area.bottom
    svg.line(Position(area.left, foot), Position(area.right, foot), Stroke(.rule))
    for index in occasions.indices {
      let x = x(Double(index))
      svg.line(Position(x, foot), Position(x, foot + 3), Stroke(.rule))
    }
    guard isLabelled, let first = occasions.first, let last = occasions.last else { return }
    let size = Lettering.quiet.size
    let limit = occasions.count > 1 ? area.width / 2 - 4 : area.width
    let names = [first, last].map {
      TextMetrics.shortened(SafeText.plain($0.label), size: size, limit: limit)
    }
    svg.text(names[0], at: Position(area.left, foot + 17), .quiet)
    guard occasions.count > 1 else { return }
    svg.text(names[1], at: Position(area.right, foot + 17), anchor: .end, .quiet)
  }

  private struct Label {
    var lines: [String]
    var box: Box
  }

  private func labels(_ seconds: [String]) -> [Label] {
    let size = Lettering.quiet.size
    let slot = occasions.count > 1 ? area.width / Double(occasions.count - 1) : area.width
    // Names that do not fit their slot get more room, and every other one is left out.
    let isTight = occasions.contains { occasion in
      TextMetrics.wrapped(occasion.label, size: size, limit: slot - 8, lines: 2)
        .contains { $0.hasSuffix("…") }
    }
    let limit = isTight ? 130 : min(max(slot - 8, 56), 130)
    var shown: [Label] = []
    for index in occasions.indices {
      var lines = TextMetrics.wrapped(occasions[index].label, size: size, limit: limit, lines: 2)
      if index < seconds.count { lines.append(seconds[index]) }
      let half = (lines.map { TextMetrics.width($0, size: size) }.max() ?? 0) / 2
      let x = min(max(x(Double(index)), half), area.right + 20 - half)
      let box = Box(left: x - half - 3, top: 0, right: x + half + 3, bottom: 1)
      let isLast = index == occasions.count - 1
      while isLast, shown.count > 1, let before = shown.last, before.box.overlaps(box) {
        shown.removeLast()
      }
      if let before = shown.last, before.box.overlaps(box) { continue }
      shown.append(Label(lines: lines, box: box))
    }
    return shown
  }
}
