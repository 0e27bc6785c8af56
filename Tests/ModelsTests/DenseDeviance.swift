import Glibc
import LinearAlgebra
import Models

/// The deviance by the book: the n × n covariance matrix, factored whole.
///
///     ML    n log(2πσ²) + log|V| + rᵀV⁻¹r/σ²,  σ² = rᵀV⁻¹r/n
///     REML  with n − p for n, and log|XᵀV⁻¹X|
struct DenseDeviance {
  let formula: Formula
  let frame: ModelFrame
  let criterion: MixedModel.Criterion
  /// The covariance of the residuals over σ², rows × rows; nil for the identity.
  var residual: Matrix?

  init(_ formula: String, _ frame: ModelFrame, _ criterion: MixedModel.Criterion) throws {
    self.formula = try Formula(formula)
    self.frame = frame
    self.criterion = criterion
  }

  /// Columns for numbers, contrasts for `arm`, and products: all that these tests use.
  private func column(_ term: Formula.Term) -> [Double] {
    var result = Array(repeating: 1.0, count: frame.rows)
    for variable in term.columns {
      switch frame.columns[variable] {
      case .numeric(let values): for i in result.indices { result[i] *= values[i] }
      case .factor(let codes, _): for i in result.indices { result[i] *= codes[i] == 1 ? 1 : 0 }
      case nil: break
      }
    }
    return result
  }

  private func label(_ row: Int, _ grouping: [String]) -> String {
    grouping.map { name in
      if case .factor(let codes, _) = frame.columns[name] { "\(codes[row])" } else { "" }
    }.joined(separator: ":")
  }

  /// `theta` under its names, so that the order of terms does not matter.
  func value(_ theta: [Double], _ names: [String]) throws -> Double {
    let n = frame.rows
    let parameter = Dictionary(zip(names, theta)) { first, _ in first }
    var v = residual ?? Matrix.identity(n)
    for term in formula.random {
      let size = term.effects.count
      var lambda = Matrix(rows: size, columns: size)
      if term.structure == .compoundSymmetry {
        let apart = parameter["\(term.group).apart"] ?? .nan
        let together = parameter["\(term.group).together"] ?? .nan
        for r in 0..<size {
          for c in 0..<size {
            lambda[r, c] = (r == c ? apart : 0) + (together - apart) / Double(size)
          }
        }
      }
      for r in 0..<size where term.structure != .compoundSymmetry {
        for c in 0...r {
          let row = "\(term.group).\(term.effects[r].name)"
          let name = r == c ? row : "\(row).\(term.effects[c].name)"
          lambda[r, c] = parameter[name] ?? .nan
        }
      }
      let sigma = lambda * lambda.transposed
      let columns = term.effects.map(column)
      let labels = (0..<n).map { label($0, term.grouping) }
      for i in 0..<n {
        for j in 0..<n where labels[i] == labels[j] {
          for r in 0..<size {
            for c in 0..<size { v[i, j] += columns[r][i] * sigma[r, c] * columns[c][j] }
          }
        }
      }
    }
    let whole = try Cholesky(v)
    let x = Matrix(columns: formula.fixed.map(column), rows: n)
    guard case .numeric(let y) = frame.columns[formula.outcome] else { return .nan }
    let information = try Cholesky(x.transposed * whole.solve(x))
    let beta = information.solve(x.transposed * whole.solve(y))
    let residual = zip(y, x * beta).map { $0 - $1 }
    let squares = zip(residual, whole.solve(residual)).reduce(0) { $0 + $1.0 * $1.1 }
    let m = Double(criterion == .reml ? n - x.columns : n)
    let value = whole.logDeterminant + m * (1 + log(2 * Double.pi * squares / m))
    return criterion == .reml ? value + information.logDeterminant : value
  }
}
