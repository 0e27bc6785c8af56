/// The few shapes plots are made of.
extension SVGBuilder {
  /// Where text stands relative to its x.
  package enum Anchor: String, Sendable, Hashable {
    case start
    case middle
    case end
  }

  package mutating func line(_ from: Position, _ to: Position, _ stroke: Stroke) {
    element(
      "line",
      [.number("x1", from.x), .number("y1", from.y), .number("x2", to.x), .number("y2", to.y)]
        + stroke.attributes)
  }

  /// Draws a vertical line downwards, left out between the top and bottom of each blank.
  package mutating func upright(
    at x: Double, from top: Double, to bottom: Double, except blanks: [(Double, Double)],
    _ stroke: Stroke
  ) {
    var y = top
    for blank in blanks {
      if blank.0 > y { line(Position(x, y), Position(x, blank.0), stroke) }
      y = max(y, blank.1)
    }
    if bottom > y { line(Position(x, y), Position(x, bottom), stroke) }
  }

  package mutating func path(_ path: SVGPath, fill: Ink? = nil, stroke: Stroke? = nil) {
    guard !path.isEmpty else { return }
    element("path", [.word("d", path.data)] + paint(fill, stroke))
  }

  package mutating func box(_ box: Box, fill: Ink? = nil, stroke: Stroke? = nil) {
    guard box.width >= 0, box.height >= 0 else { return }
    element(
      "rect",
      [
        .number("x", box.left), .number("y", box.top),
        .number("width", box.width), .number("height", box.height),
      ] + paint(fill, stroke))
  }

  package mutating func circle(
    _ center: Position, radius: Double, fill: Ink? = nil, stroke: Stroke? = nil
  ) {
    element(
      "circle",
      [.number("cx", center.x), .number("cy", center.y), .number("r", radius)]
        + paint(fill, stroke))
  }

  /// Writes one line of text with its baseline at `at.y`.
  package mutating func text(
    _ text: String, at: Position, anchor: Anchor = .start, _ lettering: Lettering = .label
  ) {
    let shown = SafeText.plain(text)
    guard !shown.isEmpty else { return }
    var attributes: [SVGAttribute] = [
      .number("x", at.x), .number("y", at.y), .number("font-size", lettering.size),
    ]
    if anchor != .start { attributes.append(.word("text-anchor", anchor.rawValue)) }
    if lettering.isBold { attributes.append(.word("font-weight", "600")) }
    if lettering.isItalic { attributes.append(.word("font-style", "italic")) }
    element("text", attributes + lettering.ink.attributes("fill"), text: shown)
  }

  /// Writes lines of text, the first baseline at `at.y`, `leading` pixels apart.
  package mutating func lines(
    _ lines: [String], at: Position, anchor: Anchor = .start, leading: Double = 16,
    _ lettering: Lettering
  ) {
    for (place, line) in lines.enumerated() {
      text(
        line, at: Position(at.x, at.y + Double(place) * leading), anchor: anchor, lettering)
    }
  }

  /// Fills a box with slanting lines, so that it is told apart without colour.
  package mutating func hatch(_ box: Box, _ stroke: Stroke, every gap: Double = 6) {
    guard box.width > 0, box.height > 0, gap >= 2 else { return }
    var path = SVGPath()
    var start = (box.left - box.height + gap / 2)
    var budget = 2_000
    while start < box.right && budget > 0 {
      let from = max(start, box.left)
      let to = min(start + box.height, box.right)
      if from < to {
        path.move(to: Position(from, box.bottom - (from - start)))
        path.line(to: Position(to, box.bottom - (to - start)))
      }
      start += gap
      budget -= 1
    }
    self.path(path, stroke: stroke)
  }

  private func paint(_ fill: Ink?, _ stroke: Stroke?) -> [SVGAttribute] {
    (fill?.attributes("fill") ?? [.word("fill", "none")]) + (stroke?.attributes ?? [])
  }
}
