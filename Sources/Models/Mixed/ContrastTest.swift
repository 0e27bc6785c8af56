import Distributions
import Glibc
public import LinearAlgebra

/// A joint test that several combinations of fixed effects are zero.
public struct ContrastTest: Sendable, Hashable, Codable {
  /// The F statistic; a scaled χ² / q without denominator degrees of freedom.
  public var statistic: Double
  /// q, the number of independent combinations.
  public var numeratorDegreesOfFreedom: Int
  /// Denominator degrees of freedom; nil for the χ² distribution.
  public var denominatorDegreesOfFreedom: Double?
  /// Probability of a larger statistic where all are zero.
  public var pValue: Double
}

extension SmallSampleInference {
  /// Degrees of freedom for l · β; nil for the normal distribution, and where they cannot be had.
  public func degreesOfFreedom(_ l: [Double]) -> Double? {
    precondition(l.count == back.rows, "\(l.count) weights for \(back.rows) fixed effects")
    let inner = back.transposed * l
    switch method {
    case .wald: return nil
    case .satterthwaite: return satterthwaite(inner)
    case .kenwardRoger:
      return kenwardRoger(Matrix(rows: 1, columns: inner.count, elements: inner))?.degrees
    }
  }

  /// The standard error of l · β.
  public func standardError(_ l: [Double]) -> Double {
    max(0, Self.form(l, reported)).squareRoot()
  }

  /// The joint test of L · β = 0.
  ///
  /// Satterthwaite: F is the mean of squared t statistics along the principal directions of L C Lᵀ,
  /// with degrees of freedom ν_m:
  ///
  ///     E = Σ ν_m / (ν_m − 2),      ν = 2E / (E − q)
  ///
  /// (Fai & Cornelius, 1996); 2 where a ν_m is not above 2. Kenward and Roger: λ · F with their m.
  ///
  /// - Parameters:
  ///   - contrasts: q × p, rows independent.
  ///   - coefficients: the fixed effects.
  /// - Returns: nil where the rows depend on each other or degrees of freedom cannot be had.
  public func test(_ contrasts: Matrix, of coefficients: [Double]) -> ContrastTest? {
    let q = contrasts.rows
    let values = contrasts * coefficients
    let covariance = contrasts * reported * contrasts.transposed
    guard q > 0, let eigen = try? SymmetricEigen(covariance), let largest = eigen.values.last,
      eigen.values[0] > 1e-12 * largest
    else { return nil }
    let squares = (0..<q).map { m -> Double in
      let t = innerProduct(eigen.vectors.column(m), values)
      return t * t / eigen.values[m]
    }
    let statistic = squares.reduce(0, +) / Double(q)
    switch method {
    case .wald:
      let p = ChiSquared(degreesOfFreedom: Double(q)).upperTail(statistic * Double(q))
      return ContrastTest(
        statistic: statistic, numeratorDegreesOfFreedom: q, denominatorDegreesOfFreedom: nil,
        pValue: p)
    case .satterthwaite:
      let inner = contrasts * back
      let degrees = (0..<q).map { m in
        satterthwaite(inner.transposed * eigen.vectors.column(m))
      }
      guard let nu = Self.pooled(degrees.compactMap(\.self), of: q) else { return nil }
      return Self.fTest(statistic, q, nu)
    case .kenwardRoger:
      guard let (degrees, scale) = kenwardRoger(contrasts * back) else { return nil }
      return Self.fTest(scale * statistic, q, degrees)
    }
  }

  private static func fTest(_ statistic: Double, _ q: Int, _ degrees: Double) -> ContrastTest {
    ContrastTest(
      statistic: statistic, numeratorDegreesOfFreedom: q, denominatorDegreesOfFreedom: degrees,
      pValue: FisherF(
        numerator: Double(q), denominator: degrees
      ).upperTail(statistic))
  }

  /// The denominator of several t statistics squared.
  private static func pooled(_ degrees: [Double], of q: Int) -> Double? {
    guard degrees.count == q, let first = degrees.first else { return nil }
    if degrees.allSatisfy({ abs($0 - first) < 1e-8 * first }) {
      return degrees.reduce(0, +) / Double(q)
    }
    guard degrees.allSatisfy({ $0 > 2 }) else { return 2 }
    let e = degrees.reduce(0) { $0 + $1 / ($1 - 2) }
    return 2 * e / (e - Double(q))
  }

  /// ν = 2 v² / (gᵀ A g) for the contrast l of orthonormal coefficients.
  private func satterthwaite(_ l: [Double]) -> Double? {
    guard let variances else { return nil }
    let v = Self.form(l, phi)
    let g = slopes.map { Self.form(l, $0) }
    let nu = 2 * v * v / Self.form(g, variances)
    return nu > 0 && nu.isFinite ? nu : nil
  }

  /// Kenward and Roger's m and λ for the rows of L, in orthonormal columns. With
  /// Θ = Lᵀ(LΦLᵀ)⁻¹L and U_h = ΘΦP_hΦ:
  ///
  ///     A₁ = Σ W_hj tr U_h tr U_j            A₂ = Σ W_hj tr(U_h U_j)         B = (A₁ + 6A₂) / 2q
  ///     g  = ((q+1)A₁ − (q+4)A₂) / ((q+2)A₂)
  ///     c₁ = g/d,  c₂ = (q−g)/d,  c₃ = (q+2−g)/d,      d = 3q + 2(1−g)
  ///     E* = 1 / (1 − A₂/q)      V* = (2/q) (1 + c₁B) / ((1 − c₂B)² (1 − c₃B))
  ///     ρ  = V* / 2E*²           m  = 4 + (q+2)/(qρ − 1)                     λ = m / (E*(m − 2))
  private func kenwardRoger(_ l: Matrix) -> (degrees: Double, scale: Double)? {
    guard let variances, let whole = try? Cholesky(l * phi * l.transposed) else { return nil }
    let theta = l.transposed * whole.solve(l)
    let u = slopes.map { theta * phi * $0 * phi }
    let traces = u.map { $0.diagonal.reduce(0, +) }
    var (a1, a2) = (0.0, 0.0)
    for j in u.indices {
      for h in u.indices {
        a1 += variances[h, j] * traces[h] * traces[j]
        a2 += variances[h, j] * u[h].dotTransposed(u[j])
      }
    }
    let q = Double(l.rows)
    let b = (a1 + 6 * a2) / (2 * q)
    let g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2)
    let d = 3 * q + 2 * (1 - g)
    let (c1, c2, c3) = (g / d, (q - g) / d, (q + 2 - g) / d)
    let expectation = 1 / (1 - a2 / q)
    // Where the variance of F vanishes to rounding, it is none.
    var v1 = 1 - c2 * b
    if abs(v1) < 1e-10 { v1 = 0 }
    let variance = 2 / q * (1 + c1 * b) / (v1 * v1 * (1 - c3 * b))
    let rho = variance / (2 * expectation * expectation)
    let m = 4 + (q + 2) / (q * rho - 1)
    guard m > 0, m.isFinite else { return nil }
    let scale = abs(m - 2) < 1e-2 ? 1 : m / (expectation * (m - 2))
    return (m, scale)
  }

  static func form(_ l: [Double], _ m: Matrix) -> Double { innerProduct(l, m * l) }
}
