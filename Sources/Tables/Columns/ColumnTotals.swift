import Results

/// What is known of all rows of a file once they have been read, by the numbers of columns in a `Frame`.
protocol ColumnTotals: Sendable {
  /// Complete rows.
  var rows: Int { get }
  /// Rows that were read.
  var rowsRead: Int { get }
  /// Empty cells of a column.
  func missing(_ slot: Int) -> Int
  /// Texts in a column of numbers, in rows without an empty cell.
  func others(_ slot: Int) -> Int
  /// The levels of a column of texts, in the order in which they were first seen.
  func levels(_ slot: Int) -> [String]
  /// How often each of them occurs.
  func counts(_ slot: Int) -> [Int]
  /// Rows that have not as many fields as the header.
  var ragged: [RaggedRow] { get }
  /// How lines end.
  var lineEnds: LineEnds { get }
}
