import Distributions
import Glibc
import LinearAlgebra
import Psychometrics

/// Items of ordered categories that one normal factor gives rise to.
///
///     x*_j = λ_j f + √(1 − λ_j²) e_j,     x_j = number of thresholds below x*_j
struct CategorisedItems: Sendable {
  /// λ.
  let loadings: [Double]
  /// Thresholds of the items, in standard deviations of x*.
  let thresholds: [[Double]]

  /// Twelve items of four categories, skewed.
  static let twelve = CategorisedItems(
    loadings: (0..<12).map { (j: Int) -> Double in 0.45 + 0.025 * Double(j) },
    thresholds: (0..<12).map { (j: Int) -> [Double] in
      let first: Double = -0.6 + 0.1 * Double(j % 5)
      let second: Double = 0.4 + 0.1 * Double(j % 4)
      let third: Double = 1.3 + 0.1 * Double(j % 3)
      return [first, second, third]
    })

  /// Answers of `n` people, from 0.
  func answers(_ n: Int, _ random: inout Xoshiro256) -> [[Double]] {
    (0..<n).map { _ in
      let f = random.normal()
      return loadings.indices.map { j in
        let value = loadings[j] * f + unique(j) * random.normal()
        return Double(thresholds[j].count { $0 < value })
      }
    }
  }

  private func unique(_ j: Int) -> Double {
    (1 - loadings[j] * loadings[j]).squareRoot()
  }

  /// The covariance of the items in the population: given the factor, answers are independent, so
  ///
  ///     C_ij = ∫ m_i m_j φ df − μ_i μ_j,   C_jj = ∫ E(x_j² | f) φ df − μ_j²
  ///
  /// by the trapezoid rule on [−9, 9] in steps of 0.01, which is exact to rounding for such functions.
  var population: ItemCovariance {
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
