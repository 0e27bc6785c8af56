import Distributions
import LinearAlgebra

/// The joint test that several numbers with a known covariance are zero.
///
///     W = vᵀ V⁻¹ v,      P(χ²_q > W)
///
/// with q numbers; the statistic is given as W / q.
///
/// ### Source
/// Wald, A. (1943). Tests of statistical hypotheses concerning several parameters when the number of
/// observations is large. *Transactions of the American Mathematical Society*, 54(3), 426–482.
enum WaldTest {
  /// The test; nil for no numbers, and where some combination of them has no variance.
  static func of(_ values: [Double], covariance: Matrix) -> ContrastTest? {
    let q = values.count
    let largest = covariance.diagonal.max() ?? 0
    guard q > 0, largest > 0, let eigen = try? SymmetricEigen(covariance),
      eigen.values[0] > 1e-12 * largest
    else { return nil }
    var statistic = 0.0
    for k in 0..<q {
      let along = innerProduct(eigen.vectors.column(k), values)
      statistic += along * along / eigen.values[k]
    }
    guard statistic.isFinite else { return nil }
    return ContrastTest(
      statistic: statistic / Double(q), numeratorDegreesOfFreedom: q,
      denominatorDegreesOfFreedom: nil,
      pValue: ChiSquared(degreesOfFreedom: Double(q)).upperTail(statistic))
  }

  /// The test that several numbers are equal; nil for fewer than two.
  static func ofEquality(_ values: [Double], covariance: Matrix) -> ContrastTest? {
    let count = values.count
    guard count > 1 else { return nil }
    var contrasts = Matrix(rows: count - 1, columns: count)
    for row in 0..<count - 1 {
      contrasts[row, row] = 1
      contrasts[row, count - 1] = -1
    }
    return of(contrasts * values, covariance: contrasts * covariance * contrasts.transposed)
  }
}
