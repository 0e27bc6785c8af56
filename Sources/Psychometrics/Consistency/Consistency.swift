public import Results

/// The internal consistency of the items of one score: every coefficient side by side, every item,
/// and what to know about them.
///
/// Which coefficient is "the" reliability is not decided here. All but the smallest split are lower
/// bounds to the reliability of the sum if errors of different items are unrelated, on one occasion:
/// none says anything about a second occasion.
public struct Consistency: Sendable, Hashable, Codable {
  /// Persons with complete answers.
  public let n: Int
  /// Items.
  public let k: Int
  /// Standard deviation of the sum, in points.
  public let standardDeviation: Double
  /// The mean of the correlations between different items; nil where an item has no spread.
  public let meanCorrelation: Double?
  /// The standard error of measurement of the sum, SD √(1 − alpha), and the change that stands out from
  /// it. Its square is k times the residual mean square of persons by items, so its interval is exact
  /// for normal errors, with (n − 1)(k − 1) degrees of freedom. One occasion only: what differs from day
  /// to day is not in it.
  public let measurementError: MeasurementErrorFigures
  /// The coefficients, raw ones first, in the order of ``ConsistencyCoefficient/Formula``.
  public let coefficients: [ConsistencyCoefficient]
  /// The best and worst cut in two of the covariances; nil where there were too many to look at.
  public let splits: SplitHalves?
  /// The items.
  public let items: [ItemConsistency]
  /// Items that run against the others.
  public let keying: KeyingSigns
  /// What to know about the coefficients.
  public let notes: [Note]

  /// The coefficient of this identifier.
  public subscript(_ id: String) -> ConsistencyCoefficient? { coefficients.first { $0.id == id } }

  /// The consistency of items from their covariances.
  ///
  /// - Parameters:
  ///   - covariance: of complete answers.
  ///   - answers: the answers themselves, for the interval of alpha that supposes no distribution; nil
  ///     to do without.
  ///   - groups: the same people, to be left out in turn for the intervals of the other coefficients; nil
  ///     to make them of the answers, where those are given.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: every coefficient, each with a value or the reason why there is none.
  /// - Throws: `Withheld` for fewer than two items or persons, and where the sum has no spread.
  public static func of(
    _ covariance: ItemCovariance, answers: ItemDeviations? = nil, groups: PeopleGroups? = nil,
    level: Double = 0.95
  ) throws(Withheld) -> Consistency {
    precondition(answers.map { $0.k == covariance.k } ?? true, "answers to other items")
    try covariance.checked()
    let free: Estimate? =
      if let answers { try CronbachAlpha.distributionFree(answers, level: level) } else { nil }
    return try of(
      covariance, distributionFree: free, groups: groups ?? answers.map { PeopleGroups($0.rows) },
      level: level)
  }

  /// The same with alpha's interval that supposes no distribution from elsewhere; nil for none.
  static func of(
    _ covariance: ItemCovariance, distributionFree: Estimate?, groups: PeopleGroups? = nil,
    level: Double
  ) throws(Withheld) -> Consistency {
    precondition(level > 0 && level < 1, "level \(level)")
    precondition(groups.map { $0.columns == covariance.k } ?? true, "groups of other items")
    try covariance.checked()
    let table = ConsistencyTable(
      covariance, distributionFree: distributionFree, leftOut: groups.map(LeftOutConsistency.init),
      level: level)
    let keying = KeyingSigns(covariance, level: level)
    var notes = [keying.note].compactMap(\.self)
    if !covariance.constantItems.isEmpty {
      notes.append(
        Note(
          "consistency.constant-item",
          "Everybody gave the same answer to \(ItemCovariance.named(covariance.constantItems)). "
            + "It counts as an item all the same, which lowers alpha."))
    }
    let copies = covariance.copies
    if covariance.n > covariance.k, !copies.isEmpty {
      notes.append(
        Note(
          "consistency.copied-items",
          "Everybody's answers to "
            + copies.map { ItemCovariance.named([$0.first, $0.second]) }.joined(
              separator: ", and to ")
            + " rise and fall together without a difference: one may have been entered twice. Figures that "
            + "rest on what each item has of its own are left out."))
    }
    if covariance.n <= covariance.k {
      notes.append(
        Note(
          "consistency.more-items-than-persons",
          "There are no more people than items: what rests on how items go together one by one is "
            + "left out, and the best cut in two is good by chance."))
    }
    let (n, k) = (Double(covariance.n), Double(covariance.k))
    // s (1 − alpha); rounding must not bring it below zero where items are copies.
    let error = max(0, (k * covariance.trace - covariance.total) / (k - 1))
    return Consistency(
      n: covariance.n, k: covariance.k, standardDeviation: covariance.total.squareRoot(),
      meanCorrelation: meanCorrelation(covariance),
      measurementError: MeasurementErrorFigures(
        variance: error, degreesOfFreedom: (n - 1) * (k - 1), n: covariance.n, level: level),
      coefficients: table.coefficients,
      splits: table.splits, items: ItemConsistency.every(covariance, level: level),
      keying: keying, notes: notes)
  }

  private static func meanCorrelation(_ covariance: ItemCovariance) -> Double? {
    guard let correlations = try? covariance.standardised() else { return nil }
    let k = Double(covariance.k)
    return (correlations.total - k) / (k * (k - 1))
  }
}
