/// What came of reading one cell.
struct CellReading: Sendable, Hashable {
  /// How a cell was read when it was not a plain code.
  struct Manner: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    /// By the wording of an answer.
    static let label = Manner(rawValue: 1)
    /// As a whole number with a point and noughts behind.
    static let integralDecimal = Manner(rawValue: 2)
    /// Without the spaces and tabs around it.
    static let padded = Manner(rawValue: 4)
  }

  var response: Response
  var manner: Manner = []
  /// Why the cell is set aside; nil when it is not.
  var trouble: CellTrouble?
}
