/// A table as it leaves: named columns and rows of typed cells, without formatting.
public struct ResultTable: Sendable, Hashable {
  /// One cell. A number is finite; what cannot be had is `missing`, never NaN.
  public enum Cell: Sendable, Hashable {
    /// Words: names, codes, reasons.
    case text(String)
    /// A measured or computed value.
    case number(Double)
    /// A count or a code.
    case integer(Int)
    /// Nothing to say here.
    case missing

    /// A number, or `missing` when there is none.
    public static func number(_ value: Double?) -> Cell {
      value.map(Cell.number) ?? .missing
    }

    /// A count, or `missing` when there is none.
    public static func integer(_ value: Int?) -> Cell {
      value.map(Cell.integer) ?? .missing
    }

    /// Text, or `missing` when there is none.
    public static func text(_ value: String?) -> Cell {
      value.map(Cell.text) ?? .missing
    }
  }

  /// Column names, unique.
  public var columns: [String]
  /// Rows, each as long as `columns`.
  public var rows: [[Cell]]

  /// Makes a table; every row must be as long as `columns`.
  public init(columns: [String], rows: [[Cell]] = []) {
    for row in rows {
      precondition(
        row.count == columns.count, "row of \(row.count) cells in \(columns.count) columns")
    }
    self.columns = columns
    self.rows = rows
  }
}
