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
struct ProfiledDeviance: Sendable {
  let random: RandomEffects
  let fixed: FixedBasis
  let products: CrossProducts
  /// Levels of the leading group that share what they need to share; empty where `batches` hold them.
  let cells: [LeadingCell]
  /// Levels of the leading group with rows of their own.
  let batches: Batches?
  /// Levels of the leading group that touch other groups' columns, each on its own.
  let links: Links?
  /// The persons where residuals go together.
  let structured: StructuredPersons?
  /// Parts of the table that nothing connects, where they are worked out one by one.
  let separate: SeparateParts?
  /// The A of every cell, one after another.
  private let squares: [Double]
  private let counts: [Int]
  let criterion: MixedModel.Criterion
  let units: CovarianceUnits
  /// −Σ log w of the rows' weights.
  let weightTerm: Double
  /// Which of the batches' persons count: all, or the first for a search's start.
  private let persons: Range<Int>

  init(
    _ random: RandomEffects, _ fixed: FixedBasis, _ products: CrossProducts, cells: [LeadingCell],
    batches: Batches? = nil, persons: Int? = nil, links: Links? = nil,
    structured: StructuredPersons? = nil, separate: SeparateParts? = nil,
    _ criterion: MixedModel.Criterion,
    weightTerm: Double = 0
  ) {
    self.random = random
    self.fixed = fixed
    self.products = products
    self.cells = cells
    self.batches = batches
    self.links = links
    self.structured = structured
    self.separate = separate
    self.criterion = criterion
    self.weightTerm = weightTerm
    units = CovarianceUnits(random)
    self.persons = 0..<(persons ?? batches?.persons ?? 0)
    squares = cells.flatMap(\.a)
    counts = cells.map(\.count)
  }

  /// The model solved at one theta.
  struct Solution {
    /// λ of each group in the model's own columns, the leading one first.
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
    /// What one pass over the batches gave, directions included where they were asked for.
    var batchSums: Batches.Sums?
    /// What one pass over persons with structured residuals, or over separate parts, gave.
    var wholeSums: VarianceSums?
  }

  /// Rows less the fixed effects for REML, rows for ML: what r² is divided by.
  var denominator: Double {
    Double(criterion == .reml ? products.rows - products.fixedCount : products.rows)
  }

  /// The second derivatives that a search uses: exact ones where they cost little.
  var searchOrder: SumsOrder { products.randomCount <= 100 ? .full : .average }

  /// Where a search begins.
  var start: [Double] { random.start + (structured?.start ?? []) }

  /// What each parameter is.
  var parameterNames: [String] {
    random.parameterNames + (structured?.residual.parameterNames ?? [])
  }

  /// The model at `theta` (the model's own columns); nil where a factorization fails. `order` says which sums are
  /// gathered on the way where that saves a pass over persons; nil for none.
  func solve(_ theta: [Double], _ order: SumsOrder? = nil) -> Solution? {
    if let structured { return solve(structured, theta, order) }
    if let separate { return solve(separate, theta, order) }
    let factors = random.factors(theta)
    guard let (swept, blocks, logDeterminant, batchSums) = sweep(factors, order) else { return nil }
    var s = swept
    scale(&s, by: factors)
    for j in 0..<products.randomCount { s[j, j] += 1 }
    guard let cholesky = try? Cholesky(s) else { return nil }
    let root = cholesky.factor[products.size - 1, products.size - 1]
    return Solution(
      factors: factors, blocks: blocks, swept: swept, cholesky: cholesky,
      logDeterminant: logDeterminant
        + cholesky.logDeterminant(0..<products.randomCount),
      residual: root * root, batchSums: batchSums)
  }

  /// What is left of C once the leading group is swept out, full; with its blocks, and the log-determinant
  /// of what was swept.
  func sweep(
    _ factors: [(factor: [Double], size: Int)], _ order: SumsOrder?
  ) -> (swept: Matrix, blocks: LeadingBlocks, logDeterminant: Double, batchSums: Batches.Sums?)? {
    let q = products.q
    guard let blocks = LeadingBlocks(squares, counts: counts, lambda: factors[0].factor, q: q)
    else {
      return nil
    }
    var swept = products.trailing
    var logDeterminant = blocks.logDeterminant
    if let links, cells.isEmpty {
      guard let linked = links.sweep(factors[0].factor, from: &swept) else { return nil }
      logDeterminant += linked
    }
    var batchSums: Batches.Sums?
    if let batches {
      guard let sums = sums(batches, factors[0].factor, order) else { return nil }
      batchSums = sums
      logDeterminant += sums.logDeterminant
      var entry = 0
      for x in 0..<batches.m {
        for y in 0...x {
          swept[x, y] -= sums.swept[entry]
          entry += 1
        }
      }
    }
    var room = Array(repeating: 0.0, count: q * products.size)
    for (index, cell) in cells.enumerated() {
      cell.subtract(blocks.m, at: index * q * q, from: &swept, product: &room)
    }
    swept.mirrorLowerTriangle()
    return (swept, blocks, logDeterminant, batchSums)
  }

  /// The cross-products of one level of the leading group, where they are kept.
  func level(_ index: Int) -> CrossProducts.Level {
    links.map { $0.level(index) } ?? products.levels[index]
  }

  /// One pass over the batches.
  func sums(_ batches: Batches, _ lambda: [Double], _ order: SumsOrder?) -> Batches.Sums? {
    let leading = units.units.prefix(order == nil ? 0 : units.leadingCount)
    return batches.sums(
      persons, lambda: lambda, units: leading.map { ($0.row, $0.column) },
      second: order.map { $0 != .first } ?? false)
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

  /// Λᵀ M Λ over the random columns.
  func scaledInward(_ matrix: Matrix, by factors: [(factor: [Double], size: Int)]) -> Matrix {
    var result = matrix
    scale(&result, by: factors)
    return result
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
    guard products.randomCount > 0 else { return }
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
    value += 2 * m * log(fixed.scale) + weightTerm
    if criterion == .reml {
      let range = products.randomCount..<products.randomCount + products.fixedCount
      value += solution.cholesky.logDeterminant(range) + fixed.logDeterminant
    }
    return value
  }

  /// The criterion at `theta`; nil where it cannot be evaluated.
  func value(at theta: [Double]) -> Double? { solve(theta).map { value($0) } }
}
