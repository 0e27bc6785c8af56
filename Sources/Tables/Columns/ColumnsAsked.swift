/// Which columns of a table to read, and as what.
public struct ColumnsAsked: Sendable, Hashable {
  /// What the cells of a column are.
  public enum Form: Sendable, Hashable {
    /// Numbers: a text refuses the file.
    case numbers
    /// Categories, whatever stands there.
    case categories
    /// Numbers where every filled cell is one, categories otherwise. Where most cells are numbers, or look
    /// like them, and some are not, the file is refused.
    case asSeen
  }

  /// A column.
  public struct Column: Sendable, Hashable {
    /// Its name in the file.
    public var name: String
    /// What its cells are.
    public var form: Form

    /// A column to read.
    public init(_ name: String, _ form: Form) {
      (self.name, self.form) = (name, form)
    }
  }

  /// The columns, each once.
  public var columns: [Column]
  /// Texts that stand for an empty cell; by default `NA`, which statistics programs write.
  public var missing: Set<String> = ["NA"]
  /// How the table stands in its file.
  public var layout = TableLayout()
  /// Bytes to have in hand at once.
  package var blockSize = 4 << 20
  /// Bytes that one core reads at once.
  package var chunkSize = 256 << 10

  /// Asks for columns.
  public init(_ columns: [Column]) { self.columns = columns }
}
