/// Rows of a survey file as they were read, one after the other.
public struct AnsweredRows: Sendable, Hashable {
  /// Texts of a row: the id, then the columns that are kept.
  public let textCount: Int
  /// Answers of a row: to the items of each scale in turn.
  public let answerCount: Int
  /// Rows.
  public private(set) var count = 0
  private var texts: [String] = []
  private var responses: [Response] = []

  /// Starts with none.
  init(textCount: Int, answerCount: Int) {
    self.textCount = textCount
    self.answerCount = answerCount
  }

  /// The texts of a row.
  public func texts(_ row: Int) -> ArraySlice<String> {
    texts[row * textCount..<(row + 1) * textCount]
  }

  /// The answers of a row.
  public func responses(_ row: Int) -> ArraySlice<Response> {
    responses[row * answerCount..<(row + 1) * answerCount]
  }

  /// Takes in a row, its texts and then its answers one by one.
  mutating func append(_ texts: some Sequence<String>, _ responses: some Sequence<Response>) {
    self.texts.append(contentsOf: texts)
    self.responses.append(contentsOf: responses)
    count += 1
  }

  /// Takes in rows of the same file that follow.
  mutating func append(_ other: AnsweredRows) {
    texts += other.texts
    responses += other.responses
    count += other.count
  }
}
