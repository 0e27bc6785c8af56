import LinearAlgebra

/// What one person is expected to tell about the line and about the variances, averaged over how
/// long people are seen.
///
///     I    = Σ_k π_k Xᵀ V⁻¹ X                          about level and slope, 2 × 2
///     P_h  = −Σ_k π_k Xᵀ V⁻¹ V_h V⁻¹ X
///     Q_hj = Σ_k π_k Xᵀ V⁻¹ V_h V⁻¹ V_j V⁻¹ X
///     t_hj = Σ_k π_k tr( V⁻¹ V_h V⁻¹ V_j )
///
/// with V_h the derivative of V by the variances: level, slope, covariance, residual. Variances that
/// are planned as 0 are not estimated and are left out.
struct ExpectedInformation: Hashable {
  private(set) var line = Matrix(rows: 2, columns: 2)
  private(set) var p: [Matrix]
  private(set) var q: [[Matrix]]
  private(set) var traces: Matrix

  /// Nil where a covariance matrix cannot be inverted in this precision.
  init?(_ design: GrowthDesign) {
    let variances = design.variances
    let parts = Self.derivatives(variances)
    let count = parts.count
    let zero = Matrix(rows: 2, columns: 2)
    p = Array(repeating: zero, count: count)
    q = Array(repeating: Array(repeating: zero, count: count), count: count)
    traces = Matrix(rows: count, columns: count)
    for (seen, share) in design.patterns {
      let times = Array(design.times[..<seen])
      guard let factor = try? Cholesky(variances.covariance(at: times)) else { return nil }
      let x = Matrix(columns: [times.map { _ in 1 }, times], rows: seen)
      let vx = factor.solve(x)
      Self.add(share, x.transposed * vx, to: &line)
      let changes = parts.map { part in
        var change = Matrix(rows: seen, columns: seen)
        for j in 0..<seen {
          for i in 0..<seen { change[i, j] = part(times[i], times[j], i == j) }
        }
        return change
      }
      // V⁻¹ V_h and V_h V⁻¹ X.
      let left = changes.map { factor.solve($0) }
      let moved = changes.map { $0 * vx }
      for h in 0..<count {
        Self.add(-share, vx.transposed * moved[h], to: &p[h])
        for j in 0..<count {
          Self.add(share, moved[h].transposed * factor.solve(moved[j]), to: &q[h][j])
          for a in 0..<seen {
            for b in 0..<seen { traces[h, j] += share * left[h][a, b] * left[j][b, a] }
          }
        }
      }
    }
  }

  private static func derivatives(
    _ variances: PersonVariances
  ) -> [(Double, Double, Bool) -> Double] {
    var parts: [(Double, Double, Bool) -> Double] = []
    if variances.level > 0 || variances.slope > 0 { parts.append { _, _, _ in 1 } }
    if variances.slope > 0 {
      parts.append { s, t, _ in s * t }
      parts.append { s, t, _ in s + t }
    }
    parts.append { _, _, same in same ? 1 : 0 }
    return parts
  }

  private static func add(_ factor: Double, _ term: Matrix, to sum: inout Matrix) {
    for k in sum.elements.indices { sum.elements[k] += factor * term.elements[k] }
  }
}
