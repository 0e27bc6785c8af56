import LinearAlgebra

/// H⁻¹ J H⁻¹ and tr(H⁻¹ J) of a model about complete answers, H expected.
struct SandwichSums {
  /// The numbers' covariances.
  let covariance: Matrix
  /// tr(H⁻¹ J).
  let trace: Double
  /// tr(VΓ).
  let spread: Double

  /// Nil where the numbers cannot be told apart.
  init?(_ model: ConfirmatoryModel, _ x: [Double], _ rows: CompleteRows) {
    let likelihood = NormalLikelihood(model, rows.moments)
    guard
      let point = likelihood.derivatives(x, likelihood.parameters, wantsObserved: false),
      let inverse = Uncertainty(point.derivatives.expected).covariance,
      let scores = SampleScores(likelihood, at: x, rows, along: likelihood.parameters)
    else { return nil }
    covariance = inverse * scores.squares * inverse
    trace = inverse.dotTransposed(scores.squares)
    spread = scores.spread
  }
}
