import LinearAlgebra

/// How the curvature of the likelihood in the variances is taken.
///
/// The two agree in large samples; in small ones degrees of freedom differ in the third digit, and
/// programs differ in which they use: lmerTest's Satterthwaite and SAS the observed, pbkrtest's
/// Kenward–Roger the expected.
public enum VarianceInformation: String, Sendable, Hashable, Codable {
  /// The curvature at the data.
  case observed
  /// Its expectation under the model.
  case expected
}

/// Everything inference needs in the variances and covariances themselves, the residual variance last:
/// γ = (σ²δ, σ²), in which V = Σ γ_h V_h is linear.
///
///     P_h  = −XᵀV⁻¹V_hV⁻¹X           Q_hj = XᵀV⁻¹V_hV⁻¹V_jV⁻¹X, made symmetric
///     Φ    = (XᵀV⁻¹X)⁻¹
///     expected I_hj = ½ [tr(V⁻¹V_hV⁻¹V_j) − 2 tr(ΦQ_hj) + tr(ΦP_hΦP_j)]                  (REML)
///     observed I_hj = −expected + rᵀV⁻¹V_hV⁻¹V_jV⁻¹r − x_hᵀΦx_j,    x_h = XᵀV⁻¹V_hV⁻¹r
///
/// For maximum likelihood the terms with Φ in the expected information fall away. Everything is in
/// the scale of the orthonormal columns and the residual outcome.
///
/// ### Source
/// Kenward, M. G., & Roger, J. H. (1997). Small sample inference for fixed effects from restricted
/// maximum likelihood. *Biometrics, 53*(3), 983–997.
struct NaturalVariances {
  /// P_h, p × p.
  let p: [Matrix]
  /// Q_hj for h ≤ j at `VarianceSums.pair`.
  let q: [Matrix]
  /// Φ, p × p.
  let phi: Matrix
  let expected: Matrix
  let observed: Matrix

  init(_ derivatives: DevianceDerivatives, _ theta: [Double]) {
    let deviance = derivatives.deviance
    let variance = derivatives.residual / deviance.denominator
    let units = deviance.units.values(deviance.random, theta)
    let sums = derivatives.sums.withResidual(units, rows: Double(deviance.products.rows))
    let count = sums.first.count
    let fixed = 0..<derivatives.g.count - 1
    phi = variance * derivatives.inverse
    p = sums.first.map { (-1 / (variance * variance)) * $0.block(fixed, fixed) }
    let cube = 1 / (variance * variance * variance)
    q = sums.second.map { cube * $0.block(fixed, fixed) }
    var expected = Matrix(rows: count, columns: count)
    var observed = expected
    let products = p.map { [phi] in phi * $0 }
    let sides = sums.first.map { derivatives.sides($0) }
    for j in 0..<count {
      for h in 0...j {
        let pair = VarianceSums.pair(h, j)
        var trace = sums.secondTraces[pair] / (variance * variance)
        if deviance.criterion == .reml {
          trace += -2 * phi.dotTransposed(q[pair]) + products[h].dotTransposed(products[j])
        }
        let inner =
          cube
          * (derivatives.quadratic(sums.second[pair])
            - DevianceDerivatives.dot(sides[h], derivatives.inverse * sides[j]))
        expected[h, j] = trace / 2
        expected[j, h] = trace / 2
        observed[h, j] = inner - trace / 2
        observed[j, h] = observed[h, j]
      }
    }
    self.expected = expected
    self.observed = observed
  }

  func information(_ kind: VarianceInformation) -> Matrix {
    kind == .expected ? expected : observed
  }
}

extension VarianceSums {
  /// With the residual variance as one unit more, the last: I = V − Σ_a δ_a V_a turns each of its sums
  /// into one of those that are there.
  func withResidual(_ units: [Double], rows: Double) -> VarianceSums {
    let n = first.count
    var result = self
    var residualFirst = cross
    var residualTrace = rows
    for a in 0..<n {
      residualFirst = residualFirst - units[a] * first[a]
      residualTrace -= units[a] * traces[a]
    }
    result.first.append(residualFirst)
    result.traces.append(residualTrace)
    for b in 0..<n {
      var pair = first[b]
      var trace = traces[b]
      for a in 0..<n {
        pair = pair - units[a] * second[Self.pair(a, b)]
        trace -= units[a] * secondTrace(a, b)
      }
      result.second.append(pair)
      result.secondTraces.append(trace)
    }
    var pair = residualFirst
    var trace = residualTrace
    for a in 0..<n {
      pair = pair - units[a] * result.second[Self.pair(a, n)]
      trace -= units[a] * result.secondTraces[Self.pair(a, n)]
    }
    result.second.append(pair)
    result.secondTraces.append(trace)
    return result
  }
}
