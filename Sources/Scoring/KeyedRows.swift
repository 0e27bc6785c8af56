/// Rows of a survey file as the categories of one score's items, one row after the other.
public struct KeyedRows: Sendable, Hashable {
  /// What a row is good for.
  public enum State: Sendable, Hashable {
    /// At least one item has an answer.
    case answered
    /// No item has one.
    case unanswered
    /// An answer was set aside: what the person meant is not known.
    case setAside
  }

  /// Texts of a row: the id, then the columns that are kept.
  public let textCount: Int
  /// Items of a row.
  public let itemCount: Int
  /// Rows.
  public private(set) var count = 0
  /// By row the texts, row after row.
  public private(set) var texts: [String] = []
  /// By row a number made of the id: the same for the same id, within one run of a program.
  package private(set) var idHashes: [Int] = []
  /// By row what it is good for.
  public private(set) var states: [State] = []
  /// By row a category per item, row after row; ``KeyedCategories/none`` for no answer.
  public private(set) var categories: [UInt16] = []
  /// By row the score in points; nil where there is none.
  public private(set) var scores: [Double?] = []

  /// One row: an id without further texts.
  package init(_ id: String, _ row: KeyedScore.Row) {
    self.init(textCount: 1, itemCount: row.categories.count)
    append([id], row)
  }

  /// Starts with none.
  init(textCount: Int, itemCount: Int) {
    self.textCount = textCount
    self.itemCount = itemCount
  }

  /// The id of a row.
  public func id(_ row: Int) -> String { texts[row * textCount] }

  /// The categories of a row.
  public func categories(_ row: Int) -> ArraySlice<UInt16> {
    categories[row * itemCount..<(row + 1) * itemCount]
  }

  /// The texts of a row.
  public func texts(_ row: Int) -> ArraySlice<String> {
    texts[row * textCount..<(row + 1) * textCount]
  }

  /// Takes in a row.
  mutating func append(_ texts: some Sequence<String>, _ row: KeyedScore.Row) {
    append(texts)
    categories += row.categories
    end(row.state, row.score)
  }

  /// Begins a row with its texts; its categories follow one by one, and then ``end(_:_:)``.
  @inline(__always)
  mutating func append(_ texts: some Sequence<String>) {
    let first = self.texts.count
    for text in texts { self.texts.append(text) }
    idHashes.append(self.texts[first].hashValue)
  }

  /// Adds a category to the row that was begun.
  @inline(__always)
  mutating func append(_ category: UInt16) { categories.append(category) }

  /// Puts others in the place of all categories of the row that was begun.
  mutating func replace(_ row: [UInt16]) {
    categories.removeLast(itemCount)
    categories += row
  }

  /// Ends the row that was begun.
  @inline(__always)
  mutating func end(_ state: State, _ score: Double?) {
    states.append(state)
    scores.append(score)
    count += 1
  }
}
