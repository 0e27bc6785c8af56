import LinearAlgebra
import Results

/// Weighted least squares of the estimates on their design.
///
///     minimise Q = Σ a_j (y_j − x_j β)²,      P = A − A X (XᵀAX)⁻¹ XᵀA = √A (I − H) √A
///
/// H = qqᵀ is the hat matrix of √A X. Traces of P need q (k × p) only, never a k × k matrix.
struct WeightedFit {
  /// a_j.
  let weights: [Double]
  /// β.
  let coefficients: [Double]
  /// y_j − x_j β.
  let residuals: [Double]
  /// The diagonal of H.
  let leverages: [Double]
  private let factors: PivotedQR

  init(_ sample: EffectSample, weights: [Double]) throws(Withheld) {
    var x = sample.design
    for j in 0..<x.columns {
      for i in 0..<x.rows { x[i, j] *= weights[i].squareRoot() }
    }
    guard x.elements.allSatisfy(\.isFinite) else { throw EffectSample.notComputable }
    factors = PivotedQR(x, tolerance: 1e-12)
    let y = zip(sample.estimates, weights).map { $0 * $1.squareRoot() }
    do {
      coefficients = try factors.leastSquares(y).coefficients
    } catch {
      throw EffectSample.dependent
    }
    let fitted = sample.design * coefficients
    residuals = zip(sample.estimates, fitted).map { $0 - $1 }
    self.weights = weights
    let q = factors.q
    leverages = (0..<q.rows).map { i in
      (0..<q.columns).reduce(0) { $0 + q[i, $1] * q[i, $1] }
    }
    guard residuals.allSatisfy(\.isFinite) else { throw EffectSample.notComputable }
  }

  /// yᵀPy = Σ a_j r_j².
  var q: Double { zip(weights, residuals).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } }

  /// yᵀPPy = Σ a_j² r_j².
  var squaredQ: Double {
    zip(weights, residuals).reduce(0) { $0 + ($1.0 * $1.1) * ($1.0 * $1.1) }
  }

  /// log |XᵀAX|.
  var logDeterminant: Double { factors.logDeterminant }

  /// (XᵀAX)⁻¹.
  var covariance: Matrix {
    let back = factors.toCoefficients
    return back * back.transposed
  }

  /// tr(P V) = Σ d_j (1 − h_j), with d_j = a_j v_j.
  func trace(_ v: [Double]) -> Double {
    var sum = 0.0
    for j in v.indices { sum += weights[j] * v[j] * (1 - leverages[j]) }
    return sum
  }

  /// tr(P V P V) = Σ d_j² (1 − 2 h_j) + ‖qᵀDq‖².
  func traceOfSquare(_ v: [Double]) -> Double {
    let q = factors.q
    let d = zip(weights, v).map { $0 * $1 }
    var sum = 0.0
    for j in d.indices { sum += d[j] * d[j] * (1 - 2 * leverages[j]) }
    for a in 0..<q.columns {
      for b in 0..<q.columns {
        var entry = 0.0
        for j in d.indices { entry += q[j, a] * d[j] * q[j, b] }
        sum += entry * entry
      }
    }
    return sum
  }

  /// tr(P).
  var trace: Double { trace(Array(repeating: 1, count: weights.count)) }

  /// tr(P P).
  var traceOfSquare: Double { traceOfSquare(Array(repeating: 1, count: weights.count)) }
}
