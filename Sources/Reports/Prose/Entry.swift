/// What goes into one cell of a table.
struct Entry: Sendable, Hashable {
  let content: Sentence
  let text: String
  let isNumber: Bool
  /// Whether there is nothing in it.
  let isNone: Bool

  private init(number: String?) {
    text = number ?? Self.nothing
    content = Sentence(plain: text)
    isNumber = number != nil
    isNone = number == nil
  }

  private init(_ content: Sentence) {
    self.content = content
    text = ""
    isNumber = false
    isNone = false
  }

  /// What stands where there is nothing to say.
  private static let nothing = "–"

  /// Words of the report.
  static func words(_ words: Sentence) -> Entry { Entry(words) }
  /// Text from a study, a scale or a result, as it was given.
  static func given(_ text: String) -> Entry { Entry("\(given: text)") }
  /// A short text as it was given, such as a day, that stays on one line.
  static func onOneLine(_ text: String) -> Entry {
    Entry("\(given: text.replacing(" ", with: "\u{A0}"))")
  }
  /// A number of people, rows, occasions.
  static func count(_ value: Int?) -> Entry { Entry(number: value.flatMap(Digits.count)) }
  /// A line of a file, as editors number it.
  static func line(_ number: Int) -> Entry { Entry(number: String(number)) }
  /// A share of a whole; nothing of nothing.
  static func share(_ part: Int, of whole: Int) -> Entry {
    Entry(number: whole > 0 ? Digits.percent(Double(part) / Double(whole)) : nil)
  }
  /// A share between 0 and 1.
  static func share(_ value: Double?) -> Entry { Entry(number: value.flatMap(Digits.percent)) }
  /// Coverage of an interval.
  static func coverage(_ level: Double) -> Entry { Entry(number: Digits.coverage(level)) }
  /// A score, or a difference of scores, in points.
  static func points(_ value: Double?, _ digits: Digits) -> Entry {
    Entry(number: value.flatMap(digits.points))
  }
  /// A limit that is compared with: never fewer than two decimals, so that rounding puts nobody on
  /// its other side.
  static func limit(_ value: Double?) -> Entry { Entry(number: value.flatMap(Digits.limit)) }
  /// A score that somebody had.
  static func score(_ value: Double?, _ digits: Digits) -> Entry {
    Entry(number: value.flatMap(digits.score))
  }
  /// A movement or an effect, in points: two decimals.
  static func effect(_ value: Double?) -> Entry { Entry(number: value.flatMap(Digits.limit)) }
  /// A length of time in months: one decimal.
  static func months(_ value: Double?) -> Entry { Entry(number: value.flatMap(Digits.months)) }
  /// The end of a scale or the edge of a bin.
  static func edge(_ value: Double) -> Entry { Entry(number: Digits.edge(value)) }
  /// A reliability or a correlation.
  static func coefficient(_ value: Double?) -> Entry {
    Entry(number: value.flatMap(Digits.coefficient))
  }
  /// A variance or a statistic.
  static func statistic(_ value: Double?) -> Entry {
    Entry(number: value.flatMap(Digits.statistic))
  }
  /// A probability.
  static func probability(_ value: Double?) -> Entry {
    Entry(number: value.flatMap(Digits.probability))
  }
  /// Nothing to say here.
  static let none = Entry(number: nil)
}
