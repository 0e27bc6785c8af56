import Glibc
import LinearAlgebra

/// The covariances of the random effects and σ as a smooth function of what is left free when one
/// variance parameter is held.
///
/// Each term's covariance is FFᵀ, F lower triangular once the effects are put in an order in which the
/// held parameter comes first; then F is linear in what is free, ψ:
///
///     standard deviation of effect k, k first:   F_11 = s
///     correlation of effects k and j, both first: F_21 = ρ u,  F_22 = √(1 − ρ²) u,  u and F_11 ≥ 0
///     σ:                                         ω = log σ
///
/// and δ = FFᵀ e^(−2ω) with its derivatives follows in closed form. F is in the model's own columns and in
/// units of the residual outcome.
struct FactorPath {
  /// What is held.
  enum Held {
    case nothing
    case logSigma
    case deviation(term: Int, effect: Int)
    case correlation(term: Int, effect: Int, with: Int)
  }

  /// An entry of a term's F: `weight` times a free parameter, or `weight` itself.
  private struct Entry {
    var term: Int
    var row: Int
    var column: Int
    var parameter: Int?
    var weight: Weight
  }

  private enum Weight {
    case one
    /// The held value, or the root of 1 less its square.
    case held, complement

    func value(_ held: Double) -> Double {
      switch self {
      case .one: 1
      case .held: held
      case .complement: max(0, 1 - held * held).squareRoot()
      }
    }
  }

  let random: RandomEffects
  let held: Held
  private let units: CovarianceUnits
  private var entries: [Entry] = []
  private var orders: [[Int]] = []
  /// ψ: free entries of F, then ω where it is free.
  private(set) var count = 0
  /// The position of ω in ψ; nil where it is held.
  private(set) var sigmaPlace: Int?
  /// Lower bounds of ψ.
  private(set) var lower: [Double] = []

  init(_ random: RandomEffects, _ units: CovarianceUnits, _ held: Held) {
    self.random = random
    self.units = units
    self.held = held
    for (index, term) in random.terms.enumerated() {
      switch held {
      case .deviation(index, let effect): append(index, term.size, first: [effect])
      case .correlation(index, let effect, let with):
        append(index, term.size, first: [with, effect])
      default: append(index, term.size, first: [])
      }
    }
    if case .logSigma = held { return }
    sigmaPlace = free(-.infinity)
  }

  private mutating func free(_ bound: Double) -> Int {
    lower.append(bound)
    count += 1
    return count - 1
  }

  private mutating func append(_ term: Int, _ size: Int, first: [Int]) {
    let order = first + (0..<size).filter { !first.contains($0) }
    orders.append(order)
    var spread: Int?
    for column in 0..<size {
      for row in column..<size {
        var entry = Entry(term: term, row: order[row], column: column, weight: .one)
        if first.count == 1, row == 0 {
          entry.weight = .held
        } else if first.count == 2, row == 1 {
          let place = spread ?? free(0)
          spread = place
          entry.parameter = place
          entry.weight = column == 0 ? .held : .complement
        } else {
          entry.parameter = free(first.count == 2 && row == 0 ? 0 : -.infinity)
        }
        entries.append(entry)
      }
    }
  }

  /// ψ of given covariances (one matrix a term, absolute, in the model's own columns) and σ.
  func parameters(_ covariances: [Matrix], logSigma: Double) -> [Double] {
    var psi = Array(repeating: 0.0, count: count)
    for (term, order) in orders.enumerated() {
      let n = order.count
      var turned = Matrix(rows: n, columns: n)
      for j in 0..<n {
        for i in 0..<n { turned[i, j] = covariances[term][order[i], order[j]] }
      }
      let factor = turned.semidefiniteFactor
      for entry in entries where entry.term == term {
        guard let parameter = entry.parameter, let row = order.firstIndex(of: entry.row) else {
          continue
        }
        switch entry.weight {
        case .one: psi[parameter] = factor[row, entry.column]
        case .held, .complement: psi[parameter] = turned[row, row].squareRoot()
        }
      }
    }
    if let sigmaPlace { psi[sigmaPlace] = logSigma }
    return psi
  }

  /// A place on the path.
  struct Place {
    /// Theta in the model's own columns, for `ProfiledDeviance.solve`.
    var theta: [Double]
    var logSigma: Double
    /// FFᵀ of each term, absolute.
    var covariances: [Matrix]
    /// ∂(δ, ω) / ∂ψ.
    var jacobian: Matrix
    fileprivate var precision: Double
    fileprivate var delta: [Double]
  }

  /// Where ψ leads while the held parameter has a value: a standard deviation and σ in units of the
  /// residual outcome (and the model's own columns), σ as its logarithm.
  func place(_ psi: [Double], held value: Double) -> Place {
    let logSigma = sigmaPlace.map { psi[$0] } ?? value
    let precision = exp(-2 * logSigma)
    var factors = random.terms.map { Matrix(rows: $0.size, columns: $0.size) }
    for entry in entries {
      factors[entry.term][entry.row, entry.column] +=
        entry.weight.value(value) * (entry.parameter.map { psi[$0] } ?? 1)
    }
    let covariances = factors.map { $0 * $0.transposed }
    var theta = Array(repeating: 0.0, count: random.parameterCount)
    for (index, term) in random.terms.enumerated() {
      let relative = (precision * covariances[index]).semidefiniteFactor
      for parameter in term.parameters {
        theta[parameter.theta] = relative[parameter.row, parameter.column]
      }
    }
    var jacobian = Matrix(rows: units.count + 1, columns: count)
    var delta = Array(repeating: 0.0, count: units.count)
    for (a, unit) in units.units.enumerated() {
      let (term, i, j) = local(unit)
      delta[a] = precision * covariances[term][i, j]
      for entry in entries where entry.term == term {
        guard let parameter = entry.parameter else { continue }
        let weight = precision * entry.weight.value(value)
        if entry.row == i {
          jacobian[a, parameter] += weight * factors[term][j, entry.column]
        }
        if entry.row == j {
          jacobian[a, parameter] += weight * factors[term][i, entry.column]
        }
      }
      if let sigmaPlace { jacobian[a, sigmaPlace] = -2 * delta[a] }
    }
    if let sigmaPlace { jacobian[units.count, sigmaPlace] = 1 }
    return Place(
      theta: theta, logSigma: logSigma, covariances: covariances, jacobian: jacobian,
      precision: precision, delta: delta)
  }

  /// Σ_a f_a ∂²δ_a / ∂ψ∂ψᵀ.
  func curvature(_ place: Place, along f: [Double], held value: Double) -> Matrix {
    var result = Matrix(rows: count, columns: count)
    for (a, unit) in units.units.enumerated() {
      let (term, i, j) = local(unit)
      for left in entries where left.term == term && left.row == i {
        for right in entries
        where right.term == term && right.row == j && right.column == left.column {
          guard let h = left.parameter, let k = right.parameter else { continue }
          let weight =
            f[a] * place.precision * left.weight.value(value) * right.weight.value(value)
          result[h, k] += weight
          result[k, h] += weight
        }
      }
      guard let sigmaPlace else { continue }
      for h in 0..<count where h != sigmaPlace {
        result[h, sigmaPlace] -= 2 * f[a] * place.jacobian[a, h]
        result[sigmaPlace, h] = result[h, sigmaPlace]
      }
      result[sigmaPlace, sigmaPlace] += 4 * f[a] * place.delta[a]
    }
    return result
  }

  private func local(_ unit: CovarianceUnits.Unit) -> (term: Int, row: Int, column: Int) {
    for (index, term) in random.terms.enumerated()
    where term.group == unit.group && (0..<term.size).contains(unit.row - term.offset) {
      return (index, unit.row - term.offset, unit.column - term.offset)
    }
    return (0, 0, 0)
  }
}

extension Matrix {
  /// The lower triangle L with LLᵀ = A of a matrix without negative eigenvalues; a column is zero where
  /// nothing but rounding is left of its pivot.
  var semidefiniteFactor: Matrix {
    let n = rows
    var factor = Matrix(rows: n, columns: n)
    for j in 0..<n {
      var pivot = self[j, j]
      for k in 0..<j { pivot -= factor[j, k] * factor[j, k] }
      guard pivot > 1e-15 * self[j, j], pivot > 0 else { continue }
      factor[j, j] = pivot.squareRoot()
      for i in j + 1..<n {
        var entry = self[i, j]
        for k in 0..<j { entry -= factor[i, k] * factor[j, k] }
        factor[i, j] = entry / factor[j, j]
      }
    }
    return factor
  }
}
