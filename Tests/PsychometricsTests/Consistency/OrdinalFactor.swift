import Distributions
import Glibc
import LinearAlgebra
import Psychometrics

/// Six items of five categories that one normal factor gives rise to.
///
///     x*_j = λ_j f + √(1 − λ_j²) e_j,     x_j = number of thresholds below x*_j
///
/// with skewed answers: most people near the low end.
enum OrdinalFactor {
  /// λ.
  static let loadings = [0.55, 0.60, 0.65, 0.70, 0.60, 0.50]
  /// Thresholds of the six items, in standard deviations of x*.
  static let thresholds: [[Double]] = [
    [-0.5, 0.3, 0.9, 1.6], [-0.4, 0.4, 1.0, 1.7], [-0.6, 0.2, 0.8, 1.5], [-0.3, 0.5, 1.1, 1.8],
    [-0.7, 0.1, 0.8, 1.4], [-0.2, 0.6, 1.2, 1.9],
  ]

  /// Answers of `n` people, 0 to 4.
  static func answers(_ n: Int, _ random: inout Xoshiro256) -> [[Double]] {
    (0..<n).map { _ in
      let f = random.normal()
      return loadings.indices.map { j in
        let value = loadings[j] * f + unique(j) * random.normal()
        return Double(thresholds[j].count { $0 < value })
      }
    }
  }

  private static func unique(_ j: Int) -> Double {
    (1 - loadings[j] * loadings[j]).squareRoot()
  }

  /// The covariance of the items in the population: given the factor, answers are independent, so
  ///
  ///     C_ij = ∫ m_i m_j φ df − μ_i μ_j,   C_jj = ∫ E(x_j² | f) φ df − μ_j²
  ///
  /// by the trapezoid rule on [−9, 9] in steps of 0.01, which is exact to rounding for such functions.
  static var population: ItemCovariance {
    let k = loadings.count
    let normal = Normal()
    var (means, squares) = ([Double](repeating: 0, count: k), [Double](repeating: 0, count: k))
    var products = Matrix(rows: k, columns: k)
    for step in -900...900 {
      let f = Double(step) / 100
      let above = 0.01 * exp(-f * f / 2) / (2 * Double.pi).squareRoot()
      var own: [Double] = []
      for j in 0..<k {
        // E x = Σ P(x ≥ c), E x² = Σ (2c − 1) P(x ≥ c).
        let tails = thresholds[j].map { normal.upperTail(($0 - loadings[j] * f) / unique(j)) }
        own.append(tails.reduce(0, +))
        squares[j] +=
          above * tails.enumerated().reduce(0) { $0 + Double(2 * $1.offset + 1) * $1.element }
      }
      for j in 0..<k {
        means[j] += above * own[j]
        for i in 0..<k { products[i, j] += above * own[i] * own[j] }
      }
    }
    for j in 0..<k {
      for i in 0..<k {
        products[i, j] = (i == j ? squares[j] : products[i, j]) - means[i] * means[j]
      }
    }
    return ItemCovariance(products, n: 1_000_000)
  }
}
