import LinearAlgebra
import Results

extension ClassOutcome {
  /// Class means of a number, by weights that undo the errors of assignment (BCH).
  ///
  ///     w_it = Σ_s a_i(s) (D⁻¹)_st,      D_ts = P(assigned s | true t)
  ///     m_t  = Σ_i w_it y_i / Σ_i w_it
  ///     V_tu = Σ_i w_it w_iu (y_i − m_t)(y_i − m_u) / (Σ_i w_it Σ_i w_iu)
  ///
  /// A person assigned to s counts for class t as much as makes the expected weight 1 for the members of t
  /// and 0 for everybody else; some weights are therefore below zero, and each person's sum to 1. V is the
  /// sandwich over persons and needs no equal variances. A class whose weights do not come to anybody, or
  /// whose mean lies beyond every outcome there is, has a reason instead.
  ///
  /// - Note: The errors take the table as known, though it comes from the same persons. Under a model that
  ///   is right they came out up to 17 % too large in simulations; what the model itself does not know is
  ///   left out of them and works the other way (see ``ClassMembership``).
  ///
  /// ### Source
  /// Bolck, A., Croon, M., & Hagenaars, J. (2004). Estimating latent structure models with categorical
  /// variables. *Political Analysis*, 12(1), 3–27. <https://doi.org/10.1093/pan/mph001>. Vermunt, J. K.
  /// (2010), *Political Analysis*, 18(4), 450–469 (the weights of persons and their robust errors). For
  /// outcomes: Bakk, Z., Tekle, F. B., & Vermunt, J. K. (2013). Estimating the association between latent
  /// class membership and external variables using bias-adjusted three-step approaches. *Sociological
  /// Methodology*, 43(1), 272–311. <https://doi.org/10.1177/0081175012470644>
  ///
  /// - Parameters:
  ///   - outcome: a number per person; nil where missing.
  ///   - assignment: the classes.
  ///   - level: coverage of the intervals. The default is 0.95.
  /// - Returns: means in the unit of the outcome.
  /// - Throws: `notTold`, `notFinite` or `allIncomplete`.
  public static func means(
    _ outcome: [Double?], by assignment: ClassAssignment, level: Double = 0.95
  ) throws(ClassRelationError) -> ClassOutcome {
    try weighted(outcome, assignment, level, areShares: false)
  }

  /// Class shares of a yes, by the weights of ``means(_:by:level:)``; the interval is even in log odds.
  ///
  /// - Parameters:
  ///   - outcome: yes or no per person; nil where missing.
  ///   - assignment: the classes.
  ///   - level: coverage of the intervals. The default is 0.95.
  /// - Returns: shares from 0 to 1; a class that the weights put outside has a reason.
  /// - Throws: `notTold` or `allIncomplete`.
  public static func shares(
    _ outcome: [Bool?], by assignment: ClassAssignment, level: Double = 0.95
  ) throws(ClassRelationError) -> ClassOutcome {
    try weighted(outcome.map { $0.map { $0 ? 1 : 0 } }, assignment, level, areShares: true)
  }

  private static func weighted(
    _ outcome: [Double?], _ assignment: ClassAssignment, _ level: Double, areShares: Bool
  ) throws(ClassRelationError) -> ClassOutcome {
    precondition(level > 0 && level < 1, "level \(level)")
    let inverse = try assignment.table.inverse()
    let rows = try OutcomeRows(outcome, assignment)
    let weights = rows.assigned * inverse
    let figures = WeightedOutcome(y: rows.y, weights: weights).figures(
      level: level, areShares: areShares)
    return ClassOutcome(
      method: .weights, classes: figures.figures(areShares: areShares),
      equality: figures.equality, differences: figures.differences, used: rows.y.count,
      leftOut: outcome.count - rows.y.count, convergence: nil)
  }
}
