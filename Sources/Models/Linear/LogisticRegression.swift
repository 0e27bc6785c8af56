import Glibc
public import LinearAlgebra

/// Logistic regression of a yes-or-no outcome on several columns, by maximum likelihood.
///
///     log( P(y = 1) / P(y = 0) ) = x · b,      Var(b̂) = (Xᵀ W X)⁻¹,   W = diag( p (1 − p) )
///
/// by Newton's method (iteratively reweighted least squares) on orthonormal columns, halving a step
/// until the likelihood does not fall. Outcomes that some combination of the columns divides without
/// overlap have no estimate; they are told by a direction `d` with `±x · d ≥ 0` for every row, plus
/// for a yes, minus for a no.
///
/// ### Source
/// McCullagh, P., & Nelder, J. A. (1989). *Generalized linear models* (2nd ed.), chapter 4.
/// Separation: Albert, A., & Anderson, J. A. (1984). On the existence of maximum likelihood
/// estimates in logistic regression models. *Biometrika*, 71(1), 1–10.
///
/// ### Agrees with
/// R `glm(y ~ x, family = binomial)`.
public struct LogisticRegression: Sendable, Hashable {
  /// One coefficient per column, in log odds per unit.
  public let coefficients: [Double]
  /// Their covariance matrix.
  public let covariance: Matrix
  /// The log-likelihood at the end.
  public let logLikelihood: Double
  /// Largest absolute entry of the gradient at the end, per row, for orthonormal columns times √rows.
  public let gradient: Double

  /// Why there is no fit.
  public enum Failure: Error, Sendable, Hashable {
    /// Everybody has the same outcome, or there are not more rows than columns.
    case noVariation
    /// Columns that the others determine; positions from 0.
    case dependent(columns: [Int])
    /// Some combination of the columns divides the outcomes: the likelihood grows without end.
    case separated
    /// Newton's method did not end.
    case notConverged
  }

  /// The chance of a yes in each row of columns like those that were fitted: 1 / (1 + e^(−x·b)).
  ///
  /// - Parameter columns: as many as there are coefficients, column by column.
  /// - Returns: one number a row, in [0, 1].
  public func chances(_ columns: [[Double]]) -> [Double] {
    precondition(columns.count == coefficients.count, "\(columns.count) columns")
    var line = Array(repeating: 0.0, count: columns.first?.count ?? 0)
    for (column, coefficient) in zip(columns, coefficients) {
      for row in line.indices { line[row] += coefficient * column[row] }
    }
    return line.map { 1 / (1 + exp(-$0)) }
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - columns: finite numbers, column by column; an intercept is a column of ones.
  ///   - y: outcomes, one per row.
  /// - Throws: `Failure`.
  public init(_ columns: [[Double]], _ y: [Bool]) throws(Failure) {
    for column in columns {
      precondition(column.count == y.count, "\(column.count) numbers and \(y.count) outcomes")
    }
    guard !columns.isEmpty, y.count > columns.count, y.contains(true), y.contains(false) else {
      throw .noVariation
    }
    let qr = PivotedQR(Matrix(columns: columns, rows: y.count))
    guard qr.rank == columns.count else {
      throw .dependent(columns: qr.order[qr.rank...].sorted())
    }
    let scale = Double(y.count).squareRoot()
    let rows = RegressionRows(x: scale * qr.q, y: y)
    var b = [Double](repeating: 0, count: columns.count)
    var here = rows.derivatives(b)
    for _ in 0..<200 {
      let size = here.gradient.reduce(0) { max($0, abs($1)) } / Double(y.count)
      guard let factor = try? Cholesky(here.information) else { throw .separated }
      var step = factor.solve(here.gradient)
      if rows.isSeparated(by: step) { throw .separated }
      if size < 1e-13 {
        let toCoefficients = scale * qr.toCoefficients
        coefficients = toCoefficients * b
        covariance = toCoefficients * factor.inverse * toCoefficients.transposed
        logLikelihood = here.likelihood
        gradient = size
        return
      }
      var next = b
      var there = here
      for _ in 0..<60 {
        next = zip(b, step).map { $0 + $1 }
        there = rows.derivatives(next)
        // At the top the likelihood is flat to rounding.
        if there.likelihood >= here.likelihood - 1e-13 * abs(here.likelihood) { break }
        step = step.map { $0 / 2 }
      }
      let smaller = there.gradient.reduce(0) { max($0, abs($1)) } / Double(y.count)
      // Rounding keeps the gradient from falling further.
      if size < 1e-10, smaller >= size {
        let toCoefficients = scale * qr.toCoefficients
        coefficients = toCoefficients * b
        covariance = toCoefficients * factor.inverse * toCoefficients.transposed
        logLikelihood = here.likelihood
        gradient = size
        return
      }
      (b, here) = (next, there)
    }
    throw .notConverged
  }
}

/// The rows of the problem in orthonormal columns times √rows.
private struct RegressionRows {
  let x: Matrix
  let y: [Bool]

  struct Derivatives {
    var likelihood = 0.0
    var gradient: [Double]
    var information: Matrix
  }

  func derivatives(_ b: [Double]) -> Derivatives {
    let k = x.columns
    var result = Derivatives(
      gradient: [Double](repeating: 0, count: k), information: Matrix(rows: k, columns: k))
    for (i, eta) in (x * b).enumerated() {
      let signed = y[i] ? eta : -eta
      // log σ(η) without overflow.
      result.likelihood -= signed > 0 ? log1p(exp(-signed)) : log1p(exp(signed)) - signed
      let p = 1 / (1 + exp(-eta))
      let residual = y[i] ? 1 / (1 + exp(eta)) : -p
      let weight = p / (1 + exp(eta))
      for a in 0..<k {
        result.gradient[a] += residual * x[i, a]
        for c in a..<k { result.information[c, a] += weight * x[i, a] * x[i, c] }
      }
    }
    result.information.mirrorLowerTriangle()
    return result
  }

  /// Whether a direction carries every row towards its outcome, or leaves it where it is.
  func isSeparated(by direction: [Double]) -> Bool {
    let moves = zip(x * direction, y).map { $1 ? $0 : -$0 }
    let (least, most) = moves.reduce((0.0, 0.0)) { (min($0.0, $1), max($0.1, $1)) }
    return most > 0.1 && least >= -1e-7 * most
  }
}
