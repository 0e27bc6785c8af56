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
///                     + ½ [tr(V⁻¹V_hj) − tr(ΦR_hj) − rᵀV⁻¹V_hjV⁻¹r],  R_hj = XᵀV⁻¹V_hjV⁻¹X
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
  /// XᵀV⁻¹V_hjV⁻¹X in the order of `q`; empty where V is linear in γ.
  let r: [Matrix]
  let expected: Matrix
  let observed: Matrix

  /// From a fit's sums; `combined` in the parameters of the covariances instead of their single entries.
  init(_ derivatives: DevianceDerivatives, _ theta: [Double], combined: Bool = false) {
    let deviance = derivatives.deviance
    let variance = derivatives.residual / deviance.denominator
    let units = deviance.units.values(deviance.random, theta)
    var sums = derivatives.sums.withResidual(units, rows: Double(deviance.products.rows))
    if combined {
      sums = sums.combined(deviance.units.parameters(deviance.random) + [[units.count]])
    }
    // From V₀ to V = σ²V₀.
    sums.scale(variance)
    self.init(derivatives, sums, phi: variance * derivatives.inverse)
  }

  /// From sums of the whole V, in the parameters asked for.
  init(_ derivatives: DevianceDerivatives, _ sums: VarianceSums, phi: Matrix) {
    let isREML = derivatives.deviance.criterion == .reml
    let count = sums.first.count
    let fixed = 0..<derivatives.g.count - 1
    self.phi = phi
    p = sums.first.map { -1.0 * $0.block(fixed, fixed) }
    q = sums.second.map { $0.block(fixed, fixed) }
    r = sums.bends.map { $0.block(fixed, fixed) }
    var expected = Matrix(rows: count, columns: count)
    var observed = expected
    let products = p.map { phi * $0 }
    let sides = sums.first.map { derivatives.sides($0) }
    for j in 0..<count {
      for h in 0...j {
        let pair = VarianceSums.pair(h, j)
        var trace = sums.secondTraces[pair]
        if isREML {
          trace += -2 * phi.dotTransposed(q[pair]) + products[h].dotTransposed(products[j])
        }
        var inner =
          derivatives.quadratic(sums.second[pair])
          - innerProduct(sides[h], phi * sides[j])
        if !r.isEmpty {
          inner += (sums.bendTraces[pair] - derivatives.quadratic(sums.bends[pair])) / 2
          if isREML { inner -= phi.dotTransposed(r[pair]) / 2 }
        }
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
  /// From sums with V₀ to those with V = σ²V₀, the directions staying what they are.
  fileprivate mutating func scale(_ variance: Double) {
    let (square, cube) = (variance * variance, variance * variance * variance)
    cross = (1 / variance) * cross
    first = first.map { (1 / square) * $0 }
    second = second.map { (1 / cube) * $0 }
    traces = traces.map { $0 / variance }
    secondTraces = secondTraces.map { $0 / square }
  }

  /// The sums in parameters that each move several directions at once; V linear in them.
  fileprivate func combined(_ parts: [[Int]]) -> VarianceSums {
    guard parts.count < first.count else { return self }
    let zero = Matrix(rows: cross.rows, columns: cross.columns)
    var result = VarianceSums(
      cross: cross, first: parts.map { $0.reduce(zero) { $0 + first[$1] } }, second: [],
      traces: parts.map { $0.reduce(0) { $0 + traces[$1] } }, secondTraces: [])
    for k in parts.indices {
      for h in 0...k {
        var (pair, trace) = (zero, 0.0)
        for a in parts[h] {
          for b in parts[k] {
            pair = pair + second[Self.pair(a, b)]
            trace += secondTrace(a, b)
          }
        }
        result.second.append(pair)
        result.secondTraces.append(trace)
      }
    }
    return result
  }

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
