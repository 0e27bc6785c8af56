import LinearAlgebra

/// What each person contributes to means that generalised least squares finds for each occasion.
///
///     μ̂ = A⁻¹ Σ_i E_iᵀ V_i⁻¹ y_i,   A = Σ_i E_iᵀ V_i⁻¹ E_i,   ψ_i = A⁻¹ E_iᵀ V_i⁻¹ (y_i − E_i μ̂)
///
/// with E_i the rows of the identity for the occasions of person i, and V_i known. The ψ_i add to 0.
struct PersonContributions {
  /// μ̂, one per occasion; 0 where nobody was seen.
  private(set) var means: [Double]
  private let scores: [[Double?]]
  private let weights: [[Bool]: Matrix]
  private let inverse: Matrix?

  init(_ scores: [[Double?]], times: [Double], _ variances: PersonVariances) {
    let count = times.count
    var weights: [[Bool]: Matrix] = [:]
    var a = Matrix(rows: count, columns: count)
    var b = [Double](repeating: 0, count: count)
    for person in scores {
      let seen = person.map { $0 != nil }
      let weight = weights[seen] ?? Self.weight(seen, times, variances)
      weights[seen] = weight
      for i in 0..<count {
        for j in 0..<count {
          a[i, j] += weight[i, j]
          b[i] += weight[i, j] * (person[j] ?? 0)
        }
      }
    }
    // Occasions on which nobody was seen have no mean.
    for i in 0..<count where a[i, i] == 0 { a[i, i] = 1 }
    let factor = try? Cholesky(a)
    means = factor?.solve(b) ?? b.map { _ in 0 }
    inverse = factor?.inverse
    self.scores = scores
    self.weights = weights
  }

  /// cᵀψ_i for each person.
  func to(_ contrast: [Double]) -> [Double] {
    guard let inverse else { return scores.map { _ in 0 } }
    let direction = inverse * contrast
    return scores.map { person in
      guard let weight = weights[person.map { $0 != nil }] else { return 0 }
      let residual = zip(person, means).map { score, mean in score.map { $0 - mean } ?? 0 }
      return zip(direction, weight * residual).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// V⁻¹ of the occasions seen, with zeros for the others.
  private static func weight(
    _ seen: [Bool], _ times: [Double], _ variances: PersonVariances
  ) -> Matrix {
    let places = seen.indices.filter { seen[$0] }
    var weight = Matrix(rows: times.count, columns: times.count)
    guard let factor = try? Cholesky(variances.covariance(at: places.map { times[$0] })) else {
      return weight
    }
    let inverse = factor.inverse
    for (a, i) in places.enumerated() {
      for (b, j) in places.enumerated() { weight[i, j] = inverse[a, b] }
    }
    return weight
  }
}
