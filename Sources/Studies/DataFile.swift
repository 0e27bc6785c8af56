public import Tables

/// A file of answers.
public struct DataFile: Sendable, Hashable {
  /// The file, as seen from the folder of the study file.
  public var file: String
  /// How the table stands in it, what its columns are called, and which rows are nobody's answers.
  public var table: TableLayout
}
