/// Which columns to read row by row, with their gaps.
package struct RowsAsked: Sendable, Hashable {
  /// Columns of numbers.
  package var numbers: [String]
  /// Columns of categories.
  package var texts: [String]
  /// A column of keys, such as persons: told apart, and never looked at as texts.
  package var key: String?
  /// Texts that stand for an empty cell; by default `NA`, which statistics programs write.
  package var missing: Set<String> = ["NA"]
  /// How the table stands in its file.
  package var layout = TableLayout()
  /// Bytes to have in hand at once.
  package var blockSize = 8 << 20
  /// Bytes that one core reads at once.
  package var chunkSize = 768 << 10

  /// Asks for columns, each once.
  package init(numbers: [String], texts: [String], key: String? = nil) {
    (self.numbers, self.texts, self.key) = (numbers, texts, key)
  }

  /// All of them, as a frame has them.
  var columns: [String] { numbers + texts + (key.map { [$0] } ?? []) }
}
