public import Models
public import Results

/// Outcomes of the categories of a column, such as gender, as they are and beside what was expected: what is
/// adjusted for in a comparison of services is not out of sight for that.
public struct CategoryOutcomes: Sendable, Hashable {
  /// A category.
  public struct Category: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its people with an outcome.
    public let n: Int
    /// Their mean outcome.
    public let observed: Double
    /// What the model expects of them on average; the average service's.
    public let expected: Double
    /// Observed less expected with its interval by Student's t; without one for one person.
    public let difference: Estimate
  }

  /// The column.
  public let column: String
  /// The categories, in the order of the column.
  public let categories: [Category]

  /// The categories of a column.
  ///
  /// - Parameters:
  ///   - column: in the table.
  ///   - fit: the model of the comparison.
  ///   - frame: rows with every column of the model's fixed part, the outcome, and this column.
  ///   - level: coverage of intervals, in (0, 1).
  /// - Throws: `Withheld` where a column is not what it must be.
  public init(
    _ column: String, _ fit: MixedModelFit, _ frame: ModelFrame, level: Double = 0.95
  ) throws(Withheld) {
    let people = try ServicePeople(fit, try ServiceTable(fit.formula, service: column, frame))
    self.column = column
    categories = people.rows.map { row in
      Category(
        name: row.name, n: row.against.n, observed: row.observed,
        expected: row.observed - row.against.difference,
        difference: row.against.estimate(level: level))
    }
  }
}
