/// What was expected, before looking, of how a score goes with something else.
public struct Expectation: Sendable, Hashable, Codable {
  /// What goes with what.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// The score with the numbers of a column.
    case score
    /// The change of the score with the change of the numbers.
    case change
  }

  /// The column.
  public var column: String
  /// Where the correlation was expected to lie, within −1 to 1.
  public var range: ClosedRange<Double>
  /// What goes with what.
  public var kind: Kind

  /// States an expectation.
  public init(_ column: String, _ range: ClosedRange<Double>, kind: Kind = .score) {
    precondition(range.lowerBound >= -1 && range.upperBound <= 1, "correlations of \(range)")
    self.column = column
    self.range = range
    self.kind = kind
  }
}
