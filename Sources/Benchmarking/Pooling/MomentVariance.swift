import Results

/// τ² from the mean of a quadratic form, E(yᵀPy) = tr(P V) + τ² tr(P), and its standard error from the
/// form's variance under normal errors:
///
///     Var(yᵀPy) = 2 tr(P Σ P Σ),      Σ = V + τ²I
extension EffectSample {
  /// τ² = (Q_a − tr(P V)) / tr(P), at any weights a_j.
  func moments(weights: [Double]) throws(Withheld) -> Estimate {
    let fit = try WeightedFit(self, weights: weights)
    let value = max(0, (fit.q - fit.trace(variances)) / fit.trace)
    return Estimate(value: value, standardError: deviation(of: fit, value) / fit.trace)
  }

  /// τ² = (c Q − k) / Σ 1/v_j, with c = 1 or k/(k − p).
  func hunterSchmidt(factor: Double) throws(Withheld) -> Estimate {
    let fit = try WeightedFit(self, weights: weights(0))
    let sum = fit.weights.reduce(0, +)
    let value = max(0, (factor * fit.q - Double(count)) / sum)
    return Estimate(value: value, standardError: factor * deviation(of: fit, value) / sum)
  }

  /// τ² = τ₀² Q(τ₀²) / (k − p), with τ₀² = Σ (y_j − x_j b)² / k by plain least squares.
  func sidikJonkman() throws(Withheld) -> Estimate {
    let plain = try WeightedFit(self, weights: Array(repeating: 1, count: count))
    let start = plain.q / Double(count)
    guard start > 0 else { return Estimate(value: 0) }
    let fit = try WeightedFit(self, weights: weights(start))
    let factor = start / Double(degreesOfFreedom)
    let value = factor * fit.q
    return Estimate(value: value, standardError: factor * deviation(of: fit, value))
  }

  private func deviation(of fit: WeightedFit, _ tauSquared: Double) -> Double {
    (2 * max(0, fit.traceOfSquare(totals(tauSquared)))).squareRoot()
  }
}
