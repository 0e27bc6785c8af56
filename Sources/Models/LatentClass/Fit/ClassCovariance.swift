import LinearAlgebra

/// How far the estimates of a mixture stray.
///
///     V = I⁻¹,      I = −∂²ℓ
///     V = I⁻¹ [ S/(S − 1) Σ_s u_s u_sᵀ ] I⁻¹      where people of one service have things in common
///
/// with u_s the score of the people of service s, of S. The second asks nothing of how people of one service are
/// alike, and needs many services: with fewer than some twenty it is too small.
///
/// ### Source
/// Liang, K.-Y., & Zeger, S. L. (1986). Longitudinal data analysis using generalized linear models.
/// *Biometrika*, 73(1), 13–22. For mixtures: Asparouhov, T. (2005). Sampling weights in latent variable
/// modeling. *Structural Equation Modeling*, 12(3), 411–434.
enum ClassCovariance {
  /// The covariance of the list of parameters; nil where the information is not positive definite.
  static func of(_ x: [Double], _ likelihood: ClassLikelihood, clusters: [Int]?) -> Matrix? {
    guard let information = likelihood.information(x),
      let inverse = (try? Cholesky(information))?.inverse
    else { return nil }
    guard let clusters, let last = clusters.max() else { return inverse }
    var members = Array(repeating: [Int](), count: last + 1)
    for (person, cluster) in clusters.enumerated() { members[cluster].append(person) }
    let services = Double(members.count)
    var middle = Matrix(rows: x.count, columns: x.count)
    for persons in members {
      let part = ClassLikelihood(
        persons: likelihood.persons.chosen(persons), layout: likelihood.layout)
      guard let u = part.score(x)?.score else { return nil }
      for j in x.indices {
        for i in x.indices { middle[i, j] += services / (services - 1) * u[i] * u[j] }
      }
    }
    return inverse * middle * inverse
  }
}
