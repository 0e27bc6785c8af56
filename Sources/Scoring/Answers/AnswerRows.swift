/// The columns of a file that has a row per person, occasion and item.
public struct AnswerRows: Sendable, Hashable {
  /// Column of the item: it holds what would be the name of its column in a file with a row per person.
  public var item: String
  /// Column of the answer.
  public var answer: String

  /// Names the two columns.
  public init(item: String, answer: String) {
    self.item = item
    self.answer = answer
  }
}
