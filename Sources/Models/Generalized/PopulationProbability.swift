import Glibc

/// The average over persons of a logistic probability.
///
///     P = ∫ F(η + s v) φ(v) dv,      F(x) = 1 / (1 + e⁻ˣ)
///
/// by the trapezoidal rule, whose error for a function as smooth as this falls faster than any power of the
/// step: with h = ½ / max(1, s) it is below 1e-16, however large s is.
///
/// ### Source
/// Trefethen, L. N., & Weideman, J. A. C. (2014). The exponentially convergent trapezoidal rule.
/// *SIAM Review, 56*(3), 385–458. <https://doi.org/10.1137/130932132>
struct PopulationProbability {
  /// P.
  var value = 0.0
  /// ∂P/∂η.
  var byPredictor = 0.0
  /// ∂P/∂s.
  var bySpread = 0.0

  /// - Parameters:
  ///   - eta: The predictor of a person in the middle.
  ///   - s: The standard deviation of the predictor over persons, at least 0.
  init(_ eta: Double, spread s: Double) {
    // Beyond this the probability is that of a step, to all digits that matter.
    let s = min(s, 1_000)
    let step = 0.5 / max(1, s)
    let reach = Int((9 / step).rounded(.up))
    for k in -reach...reach {
      let v = Double(k) * step
      let weight = step * exp(-v * v / 2) / (2 * Double.pi).squareRoot()
      let x = eta + s * v
      let small = exp(-abs(x))
      let probability = (x >= 0 ? 1 : small) / (1 + small)
      let slope = small / ((1 + small) * (1 + small))
      value += weight * probability
      byPredictor += weight * slope
      bySpread += weight * slope * v
    }
  }
}
