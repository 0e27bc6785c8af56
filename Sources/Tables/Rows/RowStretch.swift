/// A stretch of rows of a file, with their gaps.
package struct RowStretch: ~Copyable {
  private let asked: RowsAsked
  private(set) var chunk: ColumnChunk
  /// Of every hash of a key, so that it is the same in every run.
  private static let hashSeed: UInt64 = 0x5761_796D_6172_6B31

  init(_ plan: ColumnPlan, _ asked: RowsAsked) {
    self.asked = asked
    chunk = ColumnChunk(plan)
  }

  /// Rows.
  package var count: Int { chunk.frame.rows }

  /// The line of a row, from 1 for the first line of the stretch.
  package func line(of row: Int) -> Int { chunk.frame.lines(before: row) + 1 }

  /// By row the lines of the stretch before it.
  package func lines() -> [UInt32] { chunk.frame.rowLines }

  /// A column of numbers, by its position among those asked for: an empty cell is not a number, a text
  /// infinity.
  package func numbers(_ column: Int) -> [Double] { chunk.frame.values(column) }

  /// A column of categories: for each row the position of its level.
  package func codes(_ column: Int) -> [UInt32] { chunk.frame.codes(asked.numbers.count + column) }

  /// The levels of a column of categories; the text of an empty cell is empty.
  package func levels(_ column: Int) -> [String] {
    chunk.frame.levels(asked.numbers.count + column)
  }

  /// For each row a hash of its key; nil where the key is empty, or no key was asked for.
  ///
  /// The same text has the same hash, and two texts among ten million share one with a probability of
  /// three in a million.
  package func keys() -> [UInt64?] {
    guard asked.key != nil else { return [] }
    let column = asked.columns.count - 1
    let hashes = chunk.frame.hashes(column, seed: Self.hashSeed)
    let empty =
      chunk.frame.missing(column) > 0 ? chunk.frame.levels(column).firstIndex(of: "") : nil
    return chunk.frame.codes(column).map { Int($0) == empty ? nil : hashes[Int($0)] }
  }

  /// Reads a stretch; what was read before is forgotten.
  mutating func read(_ bytes: [UInt8], _ range: Range<Int>) { chunk.read(bytes, range) }
}
