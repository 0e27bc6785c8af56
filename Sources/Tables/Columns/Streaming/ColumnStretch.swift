public import Results

/// Some complete rows of a table that is read in stretches.
public struct ColumnStretch: Sendable {
  /// How many rows.
  public internal(set) var rows = 0
  /// By column asked for its numbers, or for each row the place of its level among those of the stretch;
  /// empty for columns that do nothing but make runs.
  public internal(set) var columns: [[Double]] = []
  /// By column asked for, once its turn has come, the place in the whole table of each level of the stretch;
  /// nil for numbers.
  public internal(set) var places: [[Double]?] = []
  /// Where each run of rows begins, and the end.
  public internal(set) var starts: [Int64] = []
  /// Whether the first run goes on with the last one of the stretch before, once its turn has come.
  public internal(set) var isContinued = false
  var runs = RowRuns()
  /// The levels by column.
  var levels: [[String]] = []
  /// A column that makes runs, with a level that has a character nobody sees.
  var hidden: (column: Int, level: String)?
}

/// What is made of a table's rows as they come by.
public protocol StretchWork: Sendable {
  /// What one worker keeps from stretch to stretch. Nothing of what a stretch comes to may depend on it.
  associatedtype Worker
  /// Why there is nothing to be made of the rows.
  associatedtype Failure: Error
  /// The columns that make runs, read as categories.
  var runs: [String] { get }
  /// The columns whose rows are wanted; others are only counted.
  var wanted: [String] { get }

  /// Makes what a worker keeps.
  func worker() -> Worker
  /// The work on one stretch, on several cores.
  func make(_ stretch: ColumnStretch, _ worker: inout Worker)
  /// Takes what was made, stretch after stretch in their order.
  func take(_ stretch: ColumnStretch, _ worker: inout Worker) throws(Failure)
}

/// Why reading in stretches came to an end.
public enum StreamEnd<Failure: Error>: Error {
  /// The file cannot be used.
  case refused(RefusedInput)
  /// Rows that make a run stand apart: where they go on, as far as that can be told.
  case apart(Place)
  /// A column that makes runs holds numbers to the model.
  case notCategories(String)
  /// There is nothing to be made of the rows.
  case stopped(Failure)
}
