/// Rows of a file that are nobody's answers: those with one of some values in a column, such as the
/// previews of a survey, or people who have taken back their consent.
public struct LeftOut: Sendable, Hashable {
  /// The column.
  public var column: String
  /// Its values in such rows, as they stand in the file but for capitals and spaces around them.
  public var values: [String]

  /// Leaves out rows by the values of a column.
  public init(column: String, values: [String]) {
    (self.column, self.values) = (column, values)
  }
}
