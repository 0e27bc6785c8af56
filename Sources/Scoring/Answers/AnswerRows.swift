/// The columns of a file that has a row per person, occasion and item.
public struct AnswerRows: Sendable, Hashable {
  /// Column of the item: it holds what would be the name of its column in a file with a row per person.
  public var item: String
  /// Column of the answer; nil for the first one called `answer` or `response`.
  public var answer: String?

  /// Names the two columns.
  public init(item: String, answer: String? = nil) {
    self.item = item
    self.answer = answer
  }
}
