/// How much a workbook may hold: more than any survey, less than would fill a machine.
enum WorkbookLimits {
  /// Entries of the zip file.
  static let entries = 1000
  /// Bytes that one entry may come to: 1 GiB.
  static let entry = 1 << 30
  /// An entry beyond `ratioFloor` may come to so many times the bytes it takes in the file.
  static let ratio = 200
  /// Bytes below which the ratio does not matter: 16 MiB.
  static let ratioFloor = 1 << 24
  /// Rows of a sheet, as in Excel.
  static let rows = 1_048_576
  /// Columns of a sheet, as in Excel.
  static let columns = 16_384
  /// Bytes of the texts that cells share: 512 MiB.
  static let sharedStrings = 1 << 29
  /// Bytes of the table as text: 1 GiB.
  static let text = 1 << 30
}
