/// How much a statistics package's file may hold.
enum StatisticalLimits {
  /// Bytes of the file: 1 GiB.
  static let file = 1 << 30
  /// Bytes of the table as text: 1 GiB.
  static let text = 1 << 30
  /// Columns, as in SPSS.
  static let columns = 32_767
  /// Labels of values.
  static let labels = 1_000_000
  /// Cells.
  static let cells = 1 << 30
}
