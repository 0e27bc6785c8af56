import Distributions
import Glibc
import LinearAlgebra
import Results

extension ClassOutcome {
  /// Class means of a number that is normal within each class, by maximum likelihood.
  ///
  ///     ℓ = Σ_i log Σ_t π_t φ(y_i; μ_t, σ_t²) P(s_i | t)
  ///
  /// over the shares π_t, means μ_t and variances σ_t² of the classes, with P(s | t) held fixed; errors by
  /// the sandwich, A⁻¹ B A⁻¹, over all of them.
  ///
  /// - Note: The outcome itself then says something of the class. Where it is not normal within classes, the
  ///   classes can move to fit it, and the weights of ``means(_:by:level:)`` are to be preferred (Bakk &
  ///   Vermunt, 2016).
  ///
  /// ### Source
  /// Vermunt, J. K. (2010), *Political Analysis*, 18(4), 450–469, and Bakk, Z., Tekle, F. B., & Vermunt, J. K.
  /// (2013), *Sociological Methodology*, 43(1), 272–311. <https://doi.org/10.1177/0081175012470644>. Bakk,
  /// Z., & Vermunt, J. K. (2016). Robustness of stepwise latent class modeling with continuous distal
  /// outcomes. *Structural Equation Modeling*, 23(1), 20–31.
  /// <https://doi.org/10.1080/10705511.2014.955104>
  ///
  /// - Parameters:
  ///   - outcome: a number per person; nil where missing.
  ///   - assignment: the classes.
  ///   - level: coverage of the intervals. The default is 0.95.
  /// - Returns: means in the unit of the outcome.
  /// - Throws: `notTold`, `notFinite`, `allIncomplete`, `constantOutcome`, `pointOutcome`, `vanishingClass` or
  ///   `notConverged`.
  public static func modelledMeans(
    _ outcome: [Double?], by assignment: ClassAssignment, level: Double = 0.95
  ) throws(ClassRelationError) -> ClassOutcome {
    precondition(level > 0 && level < 1, "level \(level)")
    _ = try assignment.table.inverse()
    let rows = try OutcomeRows(outcome, assignment)
    guard let moments = SampleMoments(rows.y), let spread = moments.standardDeviation,
      spread > 1e-12 * abs(moments.mean), spread > 0, spread.isFinite
    else { throw .constantOutcome }
    let mixture = OutcomeMixture(
      y: rows.y.map { ($0 - moments.mean) / spread }, assigned: rows.assigned,
      table: assignment.table.assignedGivenTrue)
    let top = try OutcomeMixtureSearch(mixture).top(
      from: Self.start(rows.assigned, assignment.table))
    let at = mixture.informationAndProducts(top.theta)
    guard let inverse = (try? Cholesky(at.information))?.inverse else { throw .notConverged }
    let whole = inverse * at.products * inverse
    let means = mixture.classes - 1..<2 * mixture.classes - 1
    let parts = mixture.parts(top.theta)
    let figures = ClassFigures(
      classes: (0..<mixture.classes).map { t in
        ClassFigures.One(
          persons: exp(parts.logShare[t]) * Double(rows.y.count),
          value: moments.mean + spread * parts.mean[t],
          standardDeviation: spread * exp(parts.logSpread[t]))
      },
      covariance: (spread * spread) * whole.block(means, means), level: level)
    return ClassOutcome(
      method: .likelihood, classes: figures.figures(areShares: false),
      equality: figures.equality, differences: figures.differences, used: rows.y.count,
      leftOut: outcome.count - rows.y.count, convergence: top.convergence)
  }

  /// P(t | s) of the class that each person is assigned to.
  private static func start(_ assigned: Matrix, _ table: ClassificationTable) -> Matrix {
    let count = assigned.columns
    var back = Matrix(rows: count, columns: count)
    for s in 0..<count {
      guard let row = table.trueGivenAssigned(s) else { continue }
      for t in 0..<count { back[s, t] = row[t] }
    }
    return assigned * back
  }
}
