import Glibc
public import LinearAlgebra

/// Tests of the fixed effects that allow for the variances having been estimated.
///
/// Made once from a fit's sums; any contrast can be asked of it afterwards, at no cost that depends on
/// the rows.
///
/// | method | standard errors | degrees of freedom | information |
/// |---|---|---|---|
/// | `satterthwaite` | of the fit | Satterthwaite | observed, as lmerTest and SAS |
/// | `kenwardRoger` | adjusted | Kenward–Roger | expected, as pbkrtest; SAS and JMP use the observed |
/// | `wald` | of the fit | none: the normal distribution | |
///
/// ### Source
/// Kenward, M. G., & Roger, J. H. (1997). Small sample inference for fixed effects from restricted
/// maximum likelihood. *Biometrics, 53*(3), 983–997. <https://doi.org/10.2307/2533558>
/// Kuznetsova, A., Brockhoff, P. B., & Christensen, R. H. B. (2017). lmerTest package: Tests in linear
/// mixed effects models. *Journal of Statistical Software, 82*(13).
/// <https://doi.org/10.18637/jss.v082.i13>
public struct SmallSampleInference: Sendable, Hashable, Codable {
  /// The method.
  public let method: MixedModel.Inference
  /// Which curvature of the likelihood in the variances stands behind it.
  public let information: VarianceInformation
  /// Covariance of the fixed effects, p × p.
  public let covariance: Matrix
  /// The same, adjusted by Kenward and Roger; nil for the other methods.
  public let adjustedCovariance: Matrix?
  /// From coefficients to contrasts of orthonormal columns.
  let back: Matrix
  /// Φ, in orthonormal columns.
  let phi: Matrix
  /// P_h or ∂Φ/∂ρ_k, one matrix per variance parameter.
  let slopes: [Matrix]
  /// The covariance of the variance parameters' estimates; nil where it cannot be had.
  let variances: Matrix?

  /// Covariance of the fixed effects that standard errors come from.
  public var reported: Matrix { adjustedCovariance ?? covariance }

  init(
    _ derivatives: DevianceDerivatives, _ theta: [Double], back: Matrix,
    method: MixedModel.Inference, information: VarianceInformation?
  ) {
    self.method = method
    self.back = back
    let variance = derivatives.residual / derivatives.deviance.denominator
    phi = variance * derivatives.inverse
    covariance = Self.symmetric(back * phi * back.transposed)
    guard method != .wald else {
      self.information = .observed
      (adjustedCovariance, slopes, variances) = (nil, [], nil)
      return
    }
    let kind = information ?? (method == .kenwardRoger ? .expected : .observed)
    self.information = kind
    let isStructured = derivatives.deviance.structured != nil
    if method == .kenwardRoger {
      let natural =
        isStructured
        ? NaturalVariances(natural: derivatives, theta)
        : NaturalVariances(derivatives, theta, combined: true)
      slopes = natural?.p ?? []
      let w = (natural?.information(kind)).flatMap { Self.pseudoInverse($0) }
      variances = w
      adjustedCovariance = w.flatMap { w in
        natural.map { Self.symmetric(back * Self.adjusted($0, w) * back.transposed) }
      }
    } else if isStructured {
      let searching = NaturalVariances(searching: derivatives, theta)
      slopes = searching.map { all in all.p.map { -1.0 * (all.phi * $0 * all.phi) } } ?? []
      variances = (searching?.information(kind)).flatMap { Self.pseudoInverse($0) }
      adjustedCovariance = nil
    } else {
      let rho = SearchVariances(NaturalVariances(derivatives, theta), derivatives, theta, kind)
      slopes = rho.slopes
      variances = Self.pseudoInverse(rho.information)
      adjustedCovariance = nil
    }
  }

  /// Φ_A = Φ + 2 Φ [Σ_hj W_hj (Q_hj − P_h Φ P_j − ¼ R_hj)] Φ, R_hj where V is not linear.
  private static func adjusted(_ natural: NaturalVariances, _ w: Matrix) -> Matrix {
    let phi = natural.phi
    var inner = Matrix(rows: phi.rows, columns: phi.columns)
    for j in 0..<w.columns {
      for h in 0..<w.rows {
        let product = natural.p[h] * phi * natural.p[j]
        let pair = VarianceSums.pair(h, j)
        inner = inner + w[h, j] * (natural.q[pair] - product)
        if !natural.r.isEmpty { inner = inner - (w[h, j] / 4) * natural.r[pair] }
      }
    }
    return phi + 2.0 * (phi * inner * phi)
  }

  /// The inverse over the directions that curve upwards.
  private static func pseudoInverse(_ matrix: Matrix) -> Matrix? {
    guard let eigen = try? SymmetricEigen(matrix), let largest = eigen.values.last, largest > 0
    else { return nil }
    var result = Matrix(rows: matrix.rows, columns: matrix.columns)
    for (position, value) in eigen.values.enumerated() where value > 1e-12 * largest {
      let v = eigen.vectors.column(position)
      for j in v.indices {
        for i in v.indices { result[i, j] += v[i] * v[j] / value }
      }
    }
    return result
  }

  private static func symmetric(_ matrix: Matrix) -> Matrix {
    var result = matrix
    result.mirrorLowerTriangle()
    return result
  }
}

/// What Satterthwaite's method asks for, in ρ = (θ, σ²): there a variance at zero is an inner point,
/// and takes no part.
private struct SearchVariances {
  /// ∂Φ/∂ρ_k.
  let slopes: [Matrix]
  let information: Matrix

  init(
    _ natural: NaturalVariances, _ derivatives: DevianceDerivatives, _ theta: [Double],
    _ kind: VarianceInformation
  ) {
    let deviance = derivatives.deviance
    let variance = derivatives.residual / deviance.denominator
    // γ_a = σ² δ_a(θ), γ_last = σ²: one Jacobian carries slopes and the information over.
    let units = deviance.units.values(deviance.random, theta)
    let inner = deviance.units.jacobian(deviance.random, theta)
    let k = theta.count
    var jacobian = Matrix(rows: units.count + 1, columns: k + 1)
    for a in units.indices {
      for h in 0..<k { jacobian[a, h] = variance * inner[a, h] }
      jacobian[a, k] = units[a]
    }
    jacobian[units.count, k] = 1
    var transformed = jacobian.transposed * natural.information(kind) * jacobian
    if kind == .observed {
      // −ℓ is half the deviance as far as theta goes.
      let bend = deviance.units.curvature(deviance.random, along: derivatives.unitGradient)
      for i in 0..<k {
        for j in 0..<k { transformed[i, j] += bend[i, j] / 2 }
      }
    }
    information = transformed
    let natively = natural.p.map { p in natural.phi * p * natural.phi }
    slopes = (0...k).map { column in
      var sum = Matrix(rows: natural.phi.rows, columns: natural.phi.columns)
      for a in natively.indices where jacobian[a, column] != 0 {
        sum = sum - jacobian[a, column] * natively[a]
      }
      return sum
    }
  }
}
