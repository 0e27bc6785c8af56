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
  let units: CovarianceUnits

  init(_ random: RandomEffects, _ fixed: FixedEffects, _ criterion: MixedModel.Criterion) {
    self.random = random
    self.fixed = fixed
    self.criterion = criterion
    units = CovarianceUnits(random)
    products = CrossProducts(random, fixed)
    cells = LeadingCell.cells(products)
    squares = cells.flatMap(\.a)
    counts = cells.map(\.count)
  }

  /// The model solved at one theta.
  struct Solution {
    /// λ of each group in scaled columns, the leading one first.
    var factors: [(factor: [Double], size: Int)]
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

  /// The second derivatives that a search uses: exact ones where they cost little.
  var searchOrder: SumsOrder { products.randomCount <= 100 ? .full : .average }

  /// The model at `theta` (scaled columns); nil where a factorization fails.
  func solve(_ theta: [Double]) -> Solution? {
    let factors = random.factors(theta)
    let q = products.q
    guard let blocks = LeadingBlocks(squares, counts: counts, lambda: factors[0].factor, q: q)
    else {
      return nil
    }
    var swept = products.trailing
    var room = Array(repeating: 0.0, count: q * products.size)
    for (index, cell) in cells.enumerated() {
      cell.subtract(blocks.m, at: index * q * q, from: &swept, product: &room)
    }
    swept.mirrorLowerTriangle()
    var s = swept
    scale(&s, by: factors)
    for j in 0..<products.randomCount { s[j, j] += 1 }
    guard let cholesky = try? Cholesky(s) else { return nil }
    let root = cholesky.factor[products.size - 1, products.size - 1]
    return Solution(
      factors: factors, blocks: blocks, swept: swept, cholesky: cholesky,
      logDeterminant: blocks.logDeterminant
        + cholesky.logDeterminant(0..<products.randomCount),
      residual: root * root)
  }

  /// Λᵀ M Λ on the random columns of a matrix that may go beyond them.
  private func scale(_ matrix: inout Matrix, by factors: [(factor: [Double], size: Int)]) {
    forEachTrailingBlock { group, start, size in
      let lambda = factors[group].factor
      Self.multiplyColumns(&matrix, start, size) { lambda[$1 * size + $0] }
    }
    forEachTrailingBlock { group, start, size in
      let lambda = factors[group].factor
      Self.multiplyRows(&matrix, start, size) { lambda[$0 * size + $1] }
    }
  }

  /// Λ M Λᵀ over the random columns.
  func scaled(_ matrix: Matrix, by factors: [(factor: [Double], size: Int)]) -> Matrix {
    var result = matrix
    forEachTrailingBlock { group, start, size in
      let lambda = factors[group].factor
      Self.multiplyColumns(&result, start, size) { lambda[$0 * size + $1] }
    }
    forEachTrailingBlock { group, start, size in
      let lambda = factors[group].factor
      Self.multiplyRows(&result, start, size) { lambda[$1 * size + $0] }
    }
    return result
  }

  /// Columns M_k from `start` replaced by Σ_s M_s · weight(s, k).
  private static func multiplyColumns(
    _ matrix: inout Matrix, _ start: Int, _ size: Int, _ weight: (Int, Int) -> Double
  ) {
    if size == 1 {
      let factor = weight(0, 0)
      for i in 0..<matrix.rows { matrix[i, start] *= factor }
      return
    }
    var row = Array(repeating: 0.0, count: size)
    for i in 0..<matrix.rows {
      for k in 0..<size {
        row[k] = 0
        for s in 0..<size { row[k] += matrix[i, start + s] * weight(s, k) }
      }
      for k in 0..<size { matrix[i, start + k] = row[k] }
    }
  }

  /// Rows M_k from `start` replaced by Σ_s weight(k, s) · M_s.
  private static func multiplyRows(
    _ matrix: inout Matrix, _ start: Int, _ size: Int, _ weight: (Int, Int) -> Double
  ) {
    if size == 1 {
      let factor = weight(0, 0)
      for j in 0..<matrix.columns { matrix[start, j] *= factor }
      return
    }
    var column = Array(repeating: 0.0, count: size)
    for j in 0..<matrix.columns {
      for k in 0..<size {
        column[k] = 0
        for s in 0..<size { column[k] += weight(k, s) * matrix[start + s, j] }
      }
      for k in 0..<size { matrix[start + k, j] = column[k] }
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
