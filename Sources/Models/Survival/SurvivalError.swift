/// Why times under observation cannot be used. Rows count from 0.
public enum SurvivalError: Error, Sendable, Hashable {
  /// There are no rows.
  case noRows
  /// A time is not finite.
  case notFinite(row: Int)
  /// A stretch ends where it begins, or before.
  case emptyStretch(row: Int)
  /// Two stretches of one person overlap.
  case overlap(row: Int, other: Int)
  /// A stretch follows another at once, in a state that the other did not lead to.
  case jump(row: Int, other: Int)
  /// A state is not among those that there are.
  case unknownState(row: Int)
  /// A move leads to the state it comes from.
  case sameState(row: Int)
  /// Nobody is under observation at the start.
  case nobodyAtStart
  /// The shares at the start are not as many as there are states, or do not sum to 1.
  case startingShares
  /// The time asked for lies outside what was seen, from the start to the last stretch's end.
  case beyondObservation(time: Double, last: Double)

  /// The reason in plain words.
  public var message: String {
    switch self {
    case .noRows: "There are no rows."
    case .notFinite(let row): "A time in row \(row) is not a finite number."
    case .emptyStretch(let row): "The stretch in row \(row) ends where it begins, or before."
    case .overlap(let row, let other): "Rows \(other) and \(row) are of one person and overlap."
    case .jump(let row, let other):
      "Row \(row) follows row \(other) at once, in a state that row \(other) did not lead to."
    case .unknownState(let row): "Row \(row) names a state that there is not."
    case .sameState(let row): "The move in row \(row) leads to the state it comes from."
    case .nobodyAtStart: "Nobody is under observation at the start."
    case .startingShares: "The shares at the start must be one for each state and sum to 1."
    case .beyondObservation(let time, let last):
      "Time \(time) lies outside what was seen; the last that was seen is at \(last)."
    }
  }
}
