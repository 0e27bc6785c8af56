public import Tables

/// Which column of a file of scores holds what, and how it is read.
public struct ScoreColumns: Sendable, Hashable {
  /// A column that must hold one text: rows with another are of another score.
  public struct Choice: Sendable, Hashable {
    /// The column.
    public var column: String
    /// The text that is wanted; nil where the file must hold one only.
    public var value: String?
    /// Whether a file without the column is refused; otherwise it holds one score only.
    public var isRequired: Bool
    /// Texts of rows that must not be compared with those that are wanted: their number is told.
    public var notComparable: Set<String> = []

    /// Makes a choice.
    public init(column: String, value: String?, isRequired: Bool) {
      self.column = column
      self.value = value
      self.isRequired = isRequired
    }
  }

  /// Column of the person's id.
  public var id: String
  /// Column of the time.
  public var time: String
  /// Column of the score.
  public var score: String
  /// Column of the service, which then is part of the person's key.
  public var service: String?
  /// Column of the line that the score comes from, in the output of `waymark score --lines`.
  public var line: String?
  /// Columns that say which score a row holds, where the file has them.
  public var choices: [Choice] = []
  /// How times are written; nil where the first row shows it.
  public var times: TimeCoding?
  /// The last day that a date can be; nil when any is taken.
  public var today: Int?
  /// The scores that can be had; nil where not known.
  public var attainable: ClosedRange<Double>?
  /// Texts that stand for no score, beside the empty cell.
  public var missingCodes: Set<String> = []
  /// What ends a field, and where the column names stand.
  public var table = TableLayout()
  /// Bytes in hand at once; 4 MiB by default.
  package var blockSize = 4 << 20
  /// Bytes that one core reads in one go; 256 KiB by default.
  package var chunkSize = 256 << 10

  /// Names the columns.
  public init(id: String, time: String, score: String) {
    self.id = id
    self.time = time
    self.score = score
  }
}
