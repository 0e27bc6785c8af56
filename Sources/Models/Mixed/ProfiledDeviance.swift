import Glibc
import LinearAlgebra

/// Minus twice the log-likelihood of a mixed model as a function of theta alone.
///
/// With Λ the relative factor, V = I + ZΛΛᵀZᵀ, r² the penalised residual sum of squares, n rows and p
/// fixed effects:
///
///     ML    d(θ) = log|V|               + n (1 + log(2π r² / n))
///     REML  d(θ) = log|V| + log|XᵀV⁻¹X| + (n − p) (1 + log(2π r² / (n − p)))
///
/// The leading group is swept out level by level; what is left, S, is dense and goes through LAPACK.
///
/// ### Source
/// Bates, D., Mächler, M., Bolker, B., & Walker, S. (2015). Fitting linear mixed-effects models using
/// lme4. *Journal of Statistical Software, 67*(1), equations 34–42.
/// <https://doi.org/10.18637/jss.v067.i01>
struct ProfiledDeviance {
  let random: RandomEffects
  let fixed: FixedEffects
  let products: CrossProducts
  let cells: [LeadingCell]
  /// The A of every cell, one after another.
  private let squares: [Double]
  private let counts: [Int]
  let criterion: MixedModel.Criterion

  init(_ random: RandomEffects, _ fixed: FixedEffects, _ criterion: MixedModel.Criterion) {
    self.random = random
    self.fixed = fixed
    self.criterion = criterion
    products = CrossProducts(random, fixed)
    cells = LeadingCell.cells(products)
    squares = cells.flatMap(\.a)
    counts = cells.map(\.count)
  }

  /// The model solved at one theta.
  struct Solution {
    /// λ of each group in scaled columns, the leading one first.
    var factors: [[Double]]
    /// One block per cell.
    var blocks: LeadingBlocks
    /// What is left of C once the leading group is swept out; full, trailing columns unscaled by λ.
    var swept: Matrix
    /// Cholesky of S = ΛᵀsweptΛ with I added on the random effects.
    var cholesky: Cholesky
    /// log |V|.
    var logDeterminant: Double
    /// r² in the scale of the residual outcome.
    var residual: Double
  }

  /// Rows less the fixed effects for REML, rows for ML: what r² is divided by.
  var denominator: Double {
    Double(criterion == .reml ? products.rows - products.fixedCount : products.rows)
  }

  /// Trailing columns whose determinant the criterion holds: random effects, and for REML the fixed.
  var determinantSize: Int {
    products.randomCount + (criterion == .reml ? products.fixedCount : 0)
  }

  /// The model at `theta` (scaled columns); nil where a factorization fails.
  func solve(_ theta: [Double]) -> Solution? {
    let factors = random.factors(theta)
    let q = products.q
    guard let blocks = LeadingBlocks(squares, counts: counts, lambda: factors[0], q: q) else {
      return nil
    }
    var swept = products.trailing
    var room = Array(repeating: 0.0, count: q * products.size)
    for (index, cell) in cells.enumerated() {
      cell.subtract(blocks.m, at: index * q * q, from: &swept, product: &room)
    }
    swept.mirrorLowerTriangle()
    var s = swept
    scaleColumns(&s, by: factors)
    scaleRows(&s, by: factors)
    for j in 0..<products.randomCount { s[j, j] += 1 }
    guard let cholesky = try? Cholesky(s) else { return nil }
    let root = cholesky.factor[products.size - 1, products.size - 1]
    return Solution(
      factors: factors, blocks: blocks, swept: swept, cholesky: cholesky,
      logDeterminant: blocks.logDeterminant
        + cholesky.logDeterminant(0..<products.randomCount),
      residual: root * root)
  }

  /// Replaces the random columns Z_t of `matrix` by Z_t λ.
  private func scaleColumns(_ matrix: inout Matrix, by factors: [[Double]]) {
    forEachTrailingBlock { group, start, size in
      let lambda = factors[group]
      for c in 0..<size {
        for i in 0..<matrix.rows {
          var sum = 0.0
          for s in c..<size { sum += matrix[i, start + s] * lambda[c * size + s] }
          matrix[i, start + c] = sum
        }
      }
    }
  }

  /// Replaces the random rows Z_tᵀ of `matrix` by λᵀ Z_tᵀ.
  private func scaleRows(_ matrix: inout Matrix, by factors: [[Double]]) {
    for j in 0..<matrix.columns {
      forEachTrailingBlock { group, start, size in
        let lambda = factors[group]
        for c in 0..<size {
          var sum = 0.0
          for s in c..<size { sum += lambda[c * size + s] * matrix[start + s, j] }
          matrix[start + c, j] = sum
        }
      }
    }
  }

  /// Calls `body` with the group, first column and size of every level of the trailing groups.
  func forEachTrailingBlock(_ body: (_ group: Int, _ start: Int, _ size: Int) -> Void) {
    for (index, group) in random.groups.enumerated().dropFirst() {
      for level in group.levels.indices {
        body(index, products.offsets[index] + level * group.size, group.size)
      }
    }
  }

  /// The criterion in the units of the table.
  func value(_ solution: Solution) -> Double {
    let m = denominator
    var value = solution.logDeterminant + m * (1 + log(2 * Double.pi * solution.residual / m))
    value += 2 * m * log(fixed.scale)
    if criterion == .reml {
      let range = products.randomCount..<products.randomCount + products.fixedCount
      value += solution.cholesky.logDeterminant(range) + fixed.qr.logDeterminant
    }
    return value
  }

  /// The criterion at `theta`; nil where it cannot be evaluated.
  func value(at theta: [Double]) -> Double? { solve(theta).map { value($0) } }
}
