import Distributions
import LinearAlgebra

/// What letting a place go on all groups or occasions would gain, without fitting again, for answers that are not
/// normal.
///
///     T = gᵀ (B J Bᵀ)⁻¹ g,   expected change = −V⁻¹ g
///     B = [−H_cθ H_θθ⁻¹, I],   V = H_cc − H_cθ H_θθ⁻¹ H_θc
///
/// with g the slopes of −log L along the copies of the place beyond the first, H the expected information and J the sum
/// over people of the products of their slopes about the sample. With V in the place of B J Bᵀ it is the modification
/// index.
///
/// ### Source
/// Satorra, A. (1989). Alternative test criteria in covariance structure analysis: A unified approach. *Psychometrika,
/// 54*(1), 131–151. Boos, D. D. (1992). On generalized score tests. *The American Statistician, 46*(4), 327–333.
package struct HeldPlaceTest {
  /// The place in the first group or on the first occasion.
  package let place: ModelPlace
  /// T; χ² with ``degreesOfFreedom`` were the place the same on all.
  package let statistic: Double
  /// Copies beyond the first.
  package let degreesOfFreedom: Int
  /// Probability of a larger one.
  package let p: Double
  /// The modification index, which is χ² of normal answers only.
  package let normalStatistic: Double
  /// How far each copy beyond the first would be from the first.
  package let changes: [Double]

  /// The tests of places, each with all its copies, the largest first; a place that cannot be told from what is free
  /// already has none.
  package static func all(
    _ fit: ConfirmatoryFit, _ rows: CompleteRows, _ places: [[ModelPlace]]
  ) -> [HeldPlaceTest] {
    let likelihood = NormalLikelihood(fit.model, rows.moments)
    let q = fit.parameters.count
    let wanted = fit.parameters.map(\.places) + places.flatMap { $0.dropFirst().map { [$0] } }
    guard
      let point = likelihood.derivatives(fit.values, wanted, wantsObserved: false),
      let scores = SampleScores(likelihood, at: fit.values, rows, along: wanted)
    else { return [] }
    let (information, squares) = (point.derivatives.expected, scores.squares)
    guard let inverse = Uncertainty(information.block(0..<q, 0..<q)).covariance else { return [] }
    let spread = squares.block(0..<q, 0..<q)
    var tests: [HeldPlaceTest] = []
    var start = q
    for copies in places {
      let own = start..<start + copies.count - 1
      start = own.upperBound
      let across = information.block(own, 0..<q) * inverse
      let variance = information.block(own, own) - across * information.block(0..<q, own)
      let mixed = across * squares.block(0..<q, own)
      let robust =
        squares.block(own, own) - mixed - mixed.transposed + across * spread * across.transposed
      let slopes = Array(point.derivatives.gradient[own])
      guard
        zip(variance.diagonal, information.block(own, own).diagonal)
          .allSatisfy({ $0 > 1e-9 * $1 }),
        let change = try? Cholesky(variance).solve(slopes),
        let scaled = try? Cholesky(robust).solve(slopes)
      else { continue }
      let statistic = innerProduct(slopes, scaled)
      tests.append(
        HeldPlaceTest(
          place: copies[0], statistic: statistic, degreesOfFreedom: own.count,
          p: ChiSquared(degreesOfFreedom: Double(own.count)).upperTail(statistic),
          normalStatistic: innerProduct(slopes, change), changes: change.map { -$0 }))
    }
    return tests.sorted { ($0.p, -$0.statistic) < ($1.p, -$1.statistic) }
  }
}
