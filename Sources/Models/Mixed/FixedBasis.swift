import LinearAlgebra

/// The fixed effects made orthogonal, and the outcome with its least-squares fit taken off.
///
///     X = Q · R,      y = X · b_ols + scale · e
///
/// The model is fitted to e and Q, where cross-products are well conditioned whatever the units;
/// coefficients go back through R.
struct FixedBasis {
  let names: [String]
  /// From coefficients of Q to those of X, p × p.
  let toCoefficients: Matrix
  /// log |XᵀX| − log |QᵀQ|.
  let logDeterminant: Double
  let leastSquares: [Double]
  /// A power of two near the root mean square of the least-squares residuals.
  let scale: Double

  var count: Int { names.count }
}

/// The same by rows: an orthonormal Q, and e.
struct FixedEffects {
  let basis: FixedBasis
  let q: [[Double]]
  let residuals: [Double]

  /// The fixed effects of a table; `weights` are the square roots of the rows' weights.
  init(
    _ outcome: String, _ design: Design, _ frame: ModelFrame, weights: [Double]? = nil
  ) throws(ModelError) {
    var y = try Self.outcome(outcome, frame)
    var columns = try design.columns(in: frame)
    guard columns.count < frame.rows else {
      throw .noResidualDegreesOfFreedom(rows: frame.rows, fixedEffects: columns.count)
    }
    if let weights {
      for row in y.indices { y[row] *= weights[row] }
      for k in columns.indices {
        for row in weights.indices { columns[k][row] *= weights[row] }
      }
    }
    let qr = PivotedQR(Matrix(columns: columns, rows: frame.rows))
    let yScale = PowerOfTwo.near(rootMeanSquareOf: y)
    let fit: (coefficients: [Double], residuals: [Double])
    do {
      fit = try qr.leastSquares(y.map { $0 / yScale })
    } catch {
      throw .rankDeficient(terms: Self.dependent(design.names, columns))
    }
    let largest = fit.residuals.reduce(0) { max($0, abs($1)) }
    guard largest > 1e-12 else { throw .outcomeDetermined(outcome) }
    let residualScale = PowerOfTwo.near(rootMeanSquareOf: fit.residuals)
    let scale = yScale * residualScale
    // Its square is the unit of every variance.
    guard (1e-150...1e150).contains(scale) else { throw .notEvaluable }
    basis = FixedBasis(
      names: design.names, toCoefficients: qr.toCoefficients, logDeterminant: qr.logDeterminant,
      leastSquares: fit.coefficients.map { $0 * yScale }, scale: scale)
    q = (0..<design.names.count).map { qr.q.column($0) }
    residuals = fit.residuals.map { $0 / residualScale }
  }

  /// The outcome's numbers, where they can be modelled.
  static func outcome(_ name: String, _ frame: ModelFrame) throws(ModelError) -> [Double] {
    let y = try outcomes(name, frame)
    guard frame.rows > 0 else { throw .noRows }
    guard y.contains(where: { $0 != y[0] }) else { throw .constantOutcome(name) }
    return y
  }

  /// The outcome's numbers, whatever they are.
  static func outcomes(_ name: String, _ frame: ModelFrame) throws(ModelError) -> [Double] {
    guard case .numeric(let y) = try frame.column(name) else { throw .outcomeNotNumeric(name) }
    return y
  }

  /// The columns that those before them already span, found in the order of the formula.
  private static func dependent(_ names: [String], _ columns: [[Double]]) -> [String] {
    var kept: [[Double]] = []
    var result: [String] = []
    for (name, column) in zip(names, columns) {
      if PivotedQR(Matrix(columns: kept + [column], rows: column.count)).rank > kept.count {
        kept.append(column)
      } else {
        result.append(name)
      }
    }
    return result
  }
}

/// The basis from cross-products alone.
///
/// With XᵀX = RᵀR by Cholesky, Q = X R⁻¹ is orthogonal as far as the condition of X lets it be; what is
/// left of that goes into QᵀQ, which the model does not take for the identity. Where columns are near
/// to dependent there is none, and the rows decide.
struct CrossBasis {
  let basis: FixedBasis
  /// From [X y] to [Q e], (p + 1) × (p + 1), upper triangular.
  let turn: Matrix

  /// From [X y]ᵀ[X y] of columns less `shift`, what was taken off each column and the outcome (only with
  /// an intercept, the column of ones, among them).
  init?(_ cross: Matrix, names: [String], rows: Int, shift: [Double], intercept: Int?) {
    let p = names.count
    let lengths = cross.diagonal.map { $0.squareRoot() }
    guard lengths.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    var scaled = cross
    for j in 0...p {
      for i in 0...p { scaled[i, j] /= lengths[i] * lengths[j] }
    }
    guard let whole = try? Cholesky(scaled) else { return nil }
    let pivots = whole.factor.diagonal
    guard pivots.allSatisfy({ $0 > Self.leastPivot }) else { return nil }
    // [X y] = [Q e₁] Rᵀ with R lower: the inverse of its transpose turns columns.
    var inverse = Matrix(rows: p + 1, columns: p + 1)
    for j in 0...p {
      for i in (0...j).reversed() {
        var sum = i == j ? 1.0 : 0
        for k in i + 1..<max(i + 1, j + 1) { sum -= whole.factor[k, i] * inverse[k, j] }
        inverse[i, j] = sum / whole.factor[i, i]
      }
    }
    for j in 0...p {
      for i in 0...p { inverse[i, j] /= lengths[i] }
    }
    let deviation = pivots[p] * lengths[p] / Double(rows).squareRoot()
    let scale = Double(sign: .plus, exponent: deviation.exponent, significand: 1)
    guard (1e-150...1e150).contains(scale) else { return nil }
    // The last column as e / scale instead of a unit vector.
    let unit = pivots[p] * lengths[p] / scale
    for i in 0...p { inverse[i, p] *= unit }
    turn = inverse
    // e / scale = (y − X b) / scale.
    var least = (0..<p).map { -inverse[$0, p] * scale }
    var back = inverse.block(0..<p, 0..<p)
    if let intercept {
      for j in 0..<p {
        for i in 0..<p where i != intercept { back[intercept, j] -= shift[i] * inverse[i, j] }
      }
      for i in 0..<p where i != intercept { least[intercept] -= shift[i] * least[i] }
      least[intercept] += shift[p]
    }
    var logarithms = 0.0
    for j in 0..<p { logarithms += logarithm(pivots[j] * lengths[j]) }
    basis = FixedBasis(
      names: names, toCoefficients: back, logDeterminant: 2 * logarithms, leastSquares: least,
      scale: scale)
  }

  /// What must be left of a column's length once those before it are taken off.
  static let leastPivot = 3e-5
}
