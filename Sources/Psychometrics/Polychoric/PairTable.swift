/// How often each pair of answers to two items was given, by the people who answered both.
public struct PairTable: Sendable, Hashable, Codable {
  /// Categories of the first item.
  public let rows: Int
  /// Categories of the second item.
  public let columns: Int
  /// `rows · columns` counts: the first row from left to right, then the second.
  public let counts: [Int]

  /// Makes a table from its counts, row by row.
  public init(rows: Int, columns: Int, counts: [Int]) {
    precondition(
      rows >= 1 && columns >= 1 && counts.count == rows * columns,
      "\(counts.count) counts for a table of \(rows) × \(columns)")
    precondition(counts.allSatisfy { $0 >= 0 }, "a count below zero")
    self.rows = rows
    self.columns = columns
    self.counts = counts
  }

  /// The count of row `a` and column `b`, both from 0.
  public subscript(a: Int, b: Int) -> Int { counts[a * columns + b] }

  /// People counted.
  public var total: Int { counts.reduce(0, +) }

  /// Counts of the first item's categories.
  public var rowTotals: [Int] {
    (0..<rows).map { a in (0..<columns).reduce(0) { $0 + self[a, $1] } }
  }

  /// Counts of the second item's categories.
  public var columnTotals: [Int] {
    (0..<columns).map { b in (0..<rows).reduce(0) { $0 + self[$1, b] } }
  }

  /// The items exchanged.
  public var transposed: PairTable {
    PairTable(
      rows: columns, columns: rows,
      counts: (0..<columns).flatMap { b in (0..<rows).map { self[$0, b] } })
  }
}
