/// Words of a report.
///
/// A number cannot be written into a sentence: only a `Cell` can, and a cell comes out of a table.
/// So every number in prose is the text of a cell that the reader can look up. Names and words that
/// come from a study or a scale are marked as given.
struct Sentence: Sendable, Hashable {
  /// The words, marked up.
  private(set) var markup: Markup

  /// No words.
  init() { markup = Markup() }

  /// For the text of cells only; prose is written as a literal.
  init(plain text: String) { markup = Markup(text) }

  fileprivate init(_ markup: Markup) { self.markup = markup }

  /// One sentence after another, with a blank between them.
  static func joined(_ sentences: [Sentence], by separator: StaticString = " ") -> Sentence {
    var markup = Markup()
    for (position, sentence) in sentences.enumerated() {
      if position > 0 { markup.append(Markup(separator.description)) }
      markup.append(sentence.markup)
    }
    return Sentence(markup)
  }

  /// A list in words: "a, b and c".
  static func list(_ items: [Sentence]) -> Sentence {
    guard items.count > 1, let last = items.last else { return items.first ?? Sentence() }
    return joined([joined(items.dropLast(), by: ", "), last], by: " and ")
  }
}

extension Sentence: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) { markup = Markup(value) }
  init(stringInterpolation: Interpolation) { markup = stringInterpolation.markup }

  /// What may stand in a sentence beside its own words.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate var markup = Markup()

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { markup.append(Markup(literal)) }

    /// A number, or other content of a cell, exactly as it stands in its table.
    mutating func appendInterpolation(_ cell: Cell) { markup.append(cell.reference) }

    /// A count with its noun.
    mutating func appendInterpolation(_ cell: Cell, _ one: StaticString, _ many: StaticString) {
      markup.append(cell.reference)
      markup.append(Markup(" " + (cell.text == "1" ? one : many).description))
    }

    /// Other words.
    mutating func appendInterpolation(_ sentence: Sentence) { markup.append(sentence.markup) }

    /// A name or word that comes from a study, a scale or a result.
    mutating func appendInterpolation(given text: String) {
      markup.append(Markup(.span, [.class("given")], text: text))
    }

    /// A file, a formula, a code.
    mutating func appendInterpolation(code text: String) {
      markup.append(Markup(.code, text: text))
    }

    /// A source.
    mutating func appendInterpolation(cite text: String) {
      markup.append(Markup(.cite, text: text))
    }

    /// A named method's own word.
    mutating func appendInterpolation(method word: String) {
      markup.append(Markup(.em, [.class("method")], text: word))
    }

    /// Words to be seen first.
    mutating func appendInterpolation(strong words: Sentence) {
      markup.append(Markup(.strong, [words.markup]))
    }
  }
}
