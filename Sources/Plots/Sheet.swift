/// What a plot hands over to be drawn: its words, and how to draw what lies between title and caption.
package struct Sheet {
  /// Words of the plot, as given.
  package var title: String
  package var description: String
  package var caption: String
  /// A sentence from the plot's own numbers, spoken when there is no description.
  package var summary: String
  /// What the marks mean, in words; only for marks that were drawn.
  package var keys: [String] = []
  /// Whether there is nothing to draw.
  package var isEmpty: Bool

  /// The colour of letters and lines on white paper.
  private static let darkInk = "#1c2126"

  /// Blank pixels at either side.
  package static let margin = 8.0

  /// Assembles the drawing; `content` draws from `top` downwards and returns where it ended.
  package func svg(
    id: String, options: DrawingOptions,
    content: (_ svg: inout SVGBuilder, _ width: Double, _ top: Double) -> Double
  ) -> String {
    let width = options.usedWidth
    let left = Sheet.margin
    let title = options.title ?? title
    var inner = SVGBuilder()
    var y = 6.0
    if options.showsTitle {
      let lines = TextMetrics.wrapped(
        title, size: Lettering.title.size * Lettering.boldness, limit: width - 2 * left, lines: 3)
      inner.lines(lines, at: Position(left, y + 15), leading: 21, .title)
      y += Double(lines.count) * 21 + 4
    }
    if isEmpty {
      inner.text("Nothing to draw yet", at: Position(left, y + 30), .withheld)
      y += 46
    } else {
      y = content(&inner, width, y)
    }
    let notes = (isEmpty ? [] : keys) + [caption, options.note]
    for note in notes where !SafeText.plain(note).isEmpty {
      let lines = TextMetrics.wrapped(
        note, size: Lettering.caption.size, limit: width - 2 * left, lines: 5)
      inner.lines(lines, at: Position(left, y + 18), .caption)
      y += Double(lines.count) * 16 + 4
    }
    return frame(inner, id: id, title: title, options, height: y + 10)
  }

  private func frame(
    _ inner: SVGBuilder, id: String, title: String, _ options: DrawingOptions, height: Double
  ) -> String {
    let name = SafeText.identifier(id)
    let width = options.usedWidth
    let size = (FixedDecimal.coordinate(width) ?? "720", FixedDecimal.coordinate(height) ?? "80")
    let spoken = SafeText.plain(description).isEmpty ? summary : description
    var outer = SVGBuilder()
    outer.element(
      "svg",
      [
        .word("xmlns", "http://www.w3.org/2000/svg"), .word("class", "plot"),
        .word("viewBox", "0 0 \(size.0) \(size.1)"),
        .word("width", size.0), .word("height", size.1),
        .word("role", "img"), .word("aria-labelledby", name + "-title " + name + "-desc"),
        .word("font-family", "system-ui, sans-serif"), .word("fill", "currentColor"),
      ] + (options.hasPaper ? [.word("color", Sheet.darkInk)] : [])
    ) { svg in
      svg.element("title", [.word("id", name + "-title")], text: title)
      svg.element(
        "desc", [.word("id", name + "-desc")],
        text: isEmpty ? "Nothing to draw yet. " + description : spoken)
      if options.hasPaper {
        svg.element(
          "rect",
          [.word("width", size.0), .word("height", size.1), .word("fill", "#ffffff")])
      }
      svg.append(inner)
    }
    return outer.markup
  }
}
