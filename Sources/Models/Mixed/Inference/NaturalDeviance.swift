import Glibc
import LinearAlgebra

/// The deviance of maximum likelihood before σ is taken out of it, with its first and second
/// derivatives:
///
///     f(δ, ω) = log|V| + n (log 2π + 2ω) + r²(δ) e^(−2ω)              ω = log σ
///
///     f_a  = t_a − ρ_a e^(−2ω)                  f_ω  = 2n − 2 r² e^(−2ω)
///     f_ab = −t_ab + 2 e^(−2ω) (gᵀN_ab g − x_aᵀC⁻¹x_b)
///     f_aω = 2 ρ_a e^(−2ω)                      f_ωω = 4 r² e^(−2ω)
///
/// in the notation of `DevianceDerivatives`. A combination of the fixed effects is held by going from
/// [Q e] to [Q e]T, which has a column less (`HeldContrast`).
struct NaturalDeviance {
  let deviance: ProfiledDeviance
  /// What is held of the fixed effects: (p + 1) × p; nil for nothing.
  var turn: Matrix?

  /// The function at one point; the units of the covariances come first, ω last.
  struct Point {
    var value: Double
    var gradient: [Double]
    var hessian: Matrix
  }

  init(_ deviance: ProfiledDeviance, turn: Matrix? = nil) {
    self.deviance = deviance
    self.turn = turn
  }

  private var rows: Double { Double(deviance.products.rows) }

  /// Nil where the model cannot be solved.
  func point(_ theta: [Double], logSigma: Double) -> Point? {
    let order = deviance.searchOrder
    guard let solution = deviance.solve(theta, order) else { return nil }
    let sums = deviance.sums(solution, order)
    guard let fit = Regression(turned(sums.cross)) else { return nil }
    let precision = exp(-2 * logSigma)
    let count = sums.first.count
    let first = sums.first.map { turned($0) }
    let rho = first.map { fit.quadratic($0) }
    let x = first.map { fit.sides($0) }
    var gradient = (0..<count).map { sums.traces[$0] - precision * rho[$0] }
    gradient.append(2 * rows - 2 * precision * fit.residual)
    var hessian = Matrix(rows: count + 1, columns: count + 1)
    let isFull = !sums.secondTraces.isEmpty
    for b in 0..<count {
      for a in 0...b {
        let inner =
          fit.quadratic(turned(sums.second[VarianceSums.pair(a, b)])) - fit.product(x[a], x[b])
        // The average information where traces would cost too much.
        let entry =
          isFull ? 2 * precision * inner - sums.secondTrace(a, b) : precision * inner
        hessian[a, b] = entry
        hessian[b, a] = entry
      }
      hessian[b, count] = 2 * precision * rho[b]
      hessian[count, b] = hessian[b, count]
    }
    hessian[count, count] = 4 * precision * fit.residual
    let value =
      solution.logDeterminant
      + rows * (log(2 * Double.pi) + 2 * logSigma + 2 * log(deviance.fixed.scale))
      + precision * fit.residual + deviance.weightTerm
    return Point(value: value, gradient: gradient, hessian: hessian)
  }

  private func turned(_ matrix: Matrix) -> Matrix {
    turn.map { $0.transposed * matrix * $0 } ?? matrix
  }
}

/// Least squares from cross-products [Q e]ᵀV⁻¹[Q e].
struct Regression {
  /// r².
  let residual: Double
  /// C⁻¹; nil without fixed effects.
  let inverse: Matrix?
  /// (−γ, 1).
  let g: [Double]

  init?(_ cross: Matrix) {
    guard let cholesky = try? Cholesky(cross) else { return nil }
    let p = cross.rows - 1
    let root = cholesky.factor[p, p]
    residual = root * root
    guard p > 0 else {
      (inverse, g) = (nil, [1])
      return
    }
    let inverse = cholesky.leading(p).inverse
    self.inverse = inverse
    g = (inverse * (0..<p).map { cross[$0, p] }).map { -$0 } + [1]
  }

  /// gᵀ M g.
  func quadratic(_ matrix: Matrix) -> Double { innerProduct(g, matrix * g) }

  /// (M g)_x.
  func sides(_ matrix: Matrix) -> [Double] { Array((matrix * g).dropLast()) }

  /// xᵀ C⁻¹ y.
  func product(_ x: [Double], _ y: [Double]) -> Double {
    inverse.map { innerProduct(x, $0 * y) } ?? 0
  }
}

/// Holds a combination of the fixed effects, l · β = value.
///
/// With β = b + s R⁻¹γ and a = R⁻ᵀl the constraint is aᵀγ = c, c = (value − l · b) / s, so that
///
///     γ = γ₀ + K η,    γ₀ = a c / |a|²,    K orthonormal with Kᵀa = 0
///
/// and [Q e] is replaced by [QK, e − Qγ₀] = [Q e] T.
struct HeldContrast {
  private let a: [Double]
  private let kernel: Matrix
  private let atLeastSquares: Double
  private let scale: Double

  init(_ l: [Double], _ fixed: FixedBasis) {
    let a = fixed.toCoefficients.transposed * l
    self.a = a
    atLeastSquares = innerProduct(l, fixed.leastSquares)
    scale = fixed.scale
    // The reflection that turns a into a multiple of the first unit vector; its other columns are K.
    let length = innerProduct(a, a).squareRoot()
    var v = a
    v[0] += a[0] < 0 ? -length : length
    let square = innerProduct(v, v)
    var kernel = Matrix(rows: a.count, columns: a.count - 1)
    for j in 1..<max(1, a.count) {
      for i in a.indices {
        kernel[i, j - 1] = (i == j ? 1 : 0) - 2 * v[i] * v[j] / square
      }
    }
    self.kernel = kernel
  }

  /// T for one value of the combination.
  func turn(_ value: Double) -> Matrix {
    let p = a.count
    var result = Matrix(rows: p + 1, columns: p)
    for j in 0..<p - 1 {
      for i in 0..<p { result[i, j] = kernel[i, j] }
    }
    let share = (value - atLeastSquares) / scale / innerProduct(a, a)
    for i in 0..<p { result[i, p - 1] = -share * a[i] }
    result[p, p - 1] = 1
    return result
  }
}
