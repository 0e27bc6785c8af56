extension NeededPeople {
  /// Works out the number from periods alone, where there are too few outcomes for a model; nil where nothing
  /// varies.
  ///
  ///     V = 1 / ( m · p (1 − p) · d̄² )
  ///
  /// with m periods for each person, p the share of them with the outcome, and d̄² the mean square of the
  /// deviation of scores from the person's own past, in steps.
  ///
  /// ### Source
  /// Hsieh, F. Y., Bloch, D. A., & Larsen, M. D. (1998). A simple method of sample size calculation for linear
  /// and logistic regression. *Statistics in Medicine, 17*(14), 1623–1634, formula 1.
  ///
  /// - Parameters:
  ///   - table: the periods.
  ///   - step: points of the score that the effect speaks of, above 0.
  ///   - effect: the log odds ratio of a step.
  ///   - power: in (0, 1).
  ///   - alpha: in (0, 1). The default is 0.05.
  public init?(
    planned table: PersonPeriods, step: Double, effect: Double, power: Double, alpha: Double = 0.05
  ) {
    let (rows, people) = (Double(table.periods.count), table.account.counted)
    let p = Double(table.account.outcomes) / rows
    let square =
      table.periods.reduce(0) { $0 + $1.deviation * $1.deviation } / (step * step) / rows
    guard rows > 0, p > 0, p < 1, square > 0, square.isFinite else { return nil }
    let variance = 1 / (rows * p * (1 - p) * square)
    self.init(
      effect: effect, isStated: true, standardError: variance.squareRoot(), people: people,
      power: power, alpha: alpha)
  }
}
