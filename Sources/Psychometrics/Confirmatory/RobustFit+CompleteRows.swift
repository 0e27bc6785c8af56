import LinearAlgebra
public import Results

extension RobustFit {
  /// Satorra and Bentler's test and errors of a fit to complete answers.
  ///
  /// - Parameters:
  ///   - fit: the fit.
  ///   - rows: the answers it was fitted to.
  /// - Returns: the test and the errors.
  /// - Throws: `Withheld` where the model is not identified, or there are too few people for fourth moments.
  public static func estimate(
    _ fit: ConfirmatoryFit, _ rows: CompleteRows
  ) throws(Withheld) -> RobustFit {
    try estimate(fit, rows, baselineScale: baselineScale(rows, hasMeans: fit.model.hasMeans))
  }

  /// The same with the baseline's c, which all models of the same answers share.
  static func estimate(
    _ fit: ConfirmatoryFit, _ rows: CompleteRows, baselineScale: Double
  ) throws(Withheld) -> RobustFit {
    precondition(
      fit.moments.items == rows.items && fit.model.groups == rows.centred.count, "other answers")
    guard let sums = SandwichSums(fit.model, fit.values, rows) else { throw tooFew }
    return try scaled(
      fit, method: .satorraBentler, scale: { df in (sums.spread - sums.trace) / df },
      baselineScale: baselineScale, covariance: sums.covariance)
  }

  /// The c of the model in which no two items go together.
  static func baselineScale(_ rows: CompleteRows, hasMeans: Bool) throws(Withheld) -> Double {
    let (items, groups) = (rows.items, rows.centred.count)
    let df = groups * items * (items - 1) / 2
    guard df > 0 else { return 1 }
    let (apart, values) = baseline(
      ConfirmatoryModel(items: items, factors: [], groups: groups, hasMeans: hasMeans),
      rows.moments)
    guard let sums = SandwichSums(apart, values, rows) else { throw tooFew }
    let scale = (sums.spread - sums.trace) / Double(df)
    guard scale > 0 else { throw tooFew }
    return scale
  }
}
