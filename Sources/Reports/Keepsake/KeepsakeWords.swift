/// What the person said themselves, before any number.
struct KeepsakeWords: Sendable {
  let words: [String]

  /// The part as it stands on the page; without words, room to write some.
  var markup: Markup {
    Section(
      id: "your-words", title: "In your own words",
      content: words.isEmpty
        ? [
          .paragraph("What matters to you just now, and what you would like to be different:"),
          Markup.lines(3),
        ]
        : [
          Markup(
            .ul, [.class("own-words")], words.map { Markup(.li, [Sentence("\(given: $0)").markup]) }
          )
        ]
    ).markup
  }
}

extension Markup {
  /// Ruled lines to write on, passed over by screen readers.
  static func lines(_ count: Int) -> Markup {
    Markup(
      .div, [.class("lines"), .attribute(.hidden, "true")],
      (0..<count).map { _ in Markup(.p, [.class("line")], text: "\u{A0}") })
  }
}
