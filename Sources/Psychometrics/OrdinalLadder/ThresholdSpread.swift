import LinearAlgebra

/// What a model leaves of thresholds and correlations, and how much its numbers vary.
///
///     B = √V Γ √V,   J = √V Δ,   P = JᵀJ,   U = 1 − J P⁻¹ Jᵀ
///     covariance of θ = P⁻¹ Jᵀ B J P⁻¹
struct ThresholdSpread {
  /// Of the numbers found.
  let covariance: Matrix
  /// J.
  let slopes: Matrix
  /// P⁻¹.
  let inverse: Matrix
  /// U B.
  let left: Matrix

  /// tr(UB).
  var trace: Double { left.diagonal.reduce(0, +) }
  /// tr[(UB)²].
  var squaredTrace: Double { left.dotTransposed(left) }

  /// Nil where numbers cannot be told apart.
  init?(slopes: Matrix, variation: Matrix) {
    guard let inverse = Uncertainty(slopes.transposed * slopes).covariance else { return nil }
    let shared = slopes.transposed * variation
    self.slopes = slopes
    self.inverse = inverse
    covariance = inverse * (shared * slopes) * inverse
    left = variation - slopes * (inverse * shared)
  }
}
