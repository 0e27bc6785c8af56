import LinearAlgebra

/// Degrees of freedom of a slope at the design, after Satterthwaite, from the expected information of
/// restricted maximum likelihood.
///
///     v = Σ_g cᵀ Φ_g c,   Φ_g = (n_g I)⁻¹,       ∂v/∂ψ_h = −Σ_g cᵀ Φ_g n_g P_h Φ_g c = g_h
///     E_hj = Σ_g [ n_g t_hj − 2 tr(Φ_g n_g Q_hj) + tr(Φ_g n_g P_h Φ_g n_g P_j) ],    W = 2 E⁻¹
///     ν = 2 v² / (gᵀ W g)
///
/// With everybody seen throughout this is exactly n − 1 for one group and n₁ + n₂ − 2 for two.
/// Directions in which the variances cannot be told apart, as with two occasions, are left out of
/// the inverse: the slope's variance does not depend on them.
///
/// ### Source
/// Kenward, M. G., & Roger, J. H. (1997). Small sample inference for fixed effects from restricted
/// maximum likelihood. *Biometrics, 53*(3), 983–997: P, Q and the information.
enum DesignDegrees {
  /// - Parameters:
  ///   - information: of one person.
  ///   - persons: people in each group.
  /// - Returns: ν; nil where it cannot be computed.
  static func ofSlope(_ information: ExpectedInformation, persons: [Int]) -> Double? {
    guard let factor = try? Cholesky(information.line) else { return nil }
    // Φ_g n_g is the same for every group.
    let phi = factor.inverse
    let count = information.p.count
    let groups = Double(persons.count)
    let total = Double(persons.reduce(0, +))
    let weight = persons.reduce(0) { $0 + 1 / Double($1) }
    let variance = weight * phi[1, 1]
    let changes = information.p.map { phi * $0 }
    let slopes = changes.map { -weight * ($0 * phi)[1, 1] }
    var e = Matrix(rows: count, columns: count)
    for h in 0..<count {
      for j in 0..<count {
        let lost =
          -2 * trace(phi * information.q[h][j]) + trace(changes[h] * changes[j])
        e[h, j] = total * information.traces[h, j] + groups * lost
      }
    }
    let sizes = e.diagonal.map { max($0, 0).squareRoot() }
    guard sizes.allSatisfy({ $0 > 0 }) else { return nil }
    for h in 0..<count {
      for j in 0..<count { e[h, j] /= sizes[h] * sizes[j] }
    }
    guard let eigen = try? SymmetricEigen(e) else { return nil }
    let g = zip(slopes, sizes).map { $0 / $1 }
    var form = 0.0
    for (position, value) in eigen.values.enumerated() where value > 1e-9 {
      let along = zip(eigen.vectors.column(position), g).reduce(0) { $0 + $1.0 * $1.1 }
      form += along * along / value
    }
    let degrees = variance * variance / form
    return degrees.isFinite && degrees > 0 ? degrees : nil
  }

  private static func trace(_ matrix: Matrix) -> Double { matrix.diagonal.reduce(0, +) }
}
