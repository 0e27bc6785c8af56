public import Results

/// Counts of people by one or two groupings, and which totals go with them.
public struct CountTable: Sendable, Hashable {
  /// Which totals are released with the counts.
  public struct Totals: OptionSet, Sendable, Hashable {
    /// One bit for each kind of total.
    public let rawValue: Int

    /// Makes a set of totals from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The total of each row.
    public static let rows = Totals(rawValue: 1)
    /// The total of each column.
    public static let columns = Totals(rawValue: 2)
    /// The total of the table.
    public static let everybody = Totals(rawValue: 4)
    /// All of them.
    public static let all: Totals = [.rows, .columns, .everybody]
  }

  /// Most counts in a table.
  public static let mostCounts = 10_000
  /// Largest count.
  public static let largestCount = 1_000_000_000_000

  /// Rows of counts, without totals.
  public let rows: Int
  /// Columns of counts, without totals.
  public let columns: Int
  /// Which totals are released.
  public let totals: Totals
  /// Counts with all totals, row by row: a column of totals at the right, a row of them beneath.
  let bordered: [Int]

  /// A table of two groupings, row by row.
  ///
  /// With one row, its total is the total of the table and the totals of columns are the counts
  /// themselves; likewise with one column.
  ///
  /// - Throws: `Withheld` for rows of different lengths, no counts, more than ``mostCounts``, or a count
  ///   below 0 or above ``largestCount``.
  public init(_ counts: [[Int]], totals: Totals = .all) throws(Withheld) {
    let columns = counts.first?.count ?? 0
    guard columns > 0, counts.allSatisfy({ $0.count == columns }) else {
      throw Self.refusal("Rows of a table have the same number of counts, one or more.")
    }
    guard counts.count <= Self.mostCounts, columns <= Self.mostCounts / counts.count else {
      throw Self.refusal("A table has at most \(Self.mostCounts) counts.")
    }
    guard counts.joined().allSatisfy({ $0 >= 0 && $0 <= Self.largestCount }) else {
      throw Self.refusal("A count of people is a whole number from 0 to \(Self.largestCount).")
    }
    rows = counts.count
    self.columns = columns
    let withTotals = counts.map { $0 + [$0.reduce(0, +)] }
    bordered =
      withTotals.joined()
      + (0...columns).map { column in withTotals.reduce(0) { $0 + $1[column] } }
    self.totals =
      if rows == 1 {
        totals.isDisjoint(with: [.rows, .everybody]) ? [] : [.rows]
      } else if columns == 1 {
        totals.isDisjoint(with: [.columns, .everybody]) ? [] : [.columns]
      } else {
        totals
      }
  }

  /// A table of one grouping.
  ///
  /// - Throws: as for two.
  public init(_ counts: [Int], total: Bool = true) throws(Withheld) {
    try self.init([counts], totals: total ? [.rows] : [])
  }

  private static func refusal(_ reason: String) -> Withheld {
    Withheld("disclosure.not-a-table", reason, help: "Look at how the table was made.")
  }
}

extension CountTable {
  /// Columns with the one of totals.
  var width: Int { columns + 1 }

  /// Where totals stand: at the right, or beneath.
  func isTotal(_ index: Int) -> Bool { index % width == columns || index / width == rows }

  /// Whether a count or total is part of the table at all.
  func isReleased(_ index: Int) -> Bool {
    switch (index / width == rows, index % width == columns) {
    case (false, false): true
    case (false, true): totals.contains(.rows)
    case (true, false): totals.contains(.columns)
    case (true, true): totals.contains(.everybody)
    }
  }
}
