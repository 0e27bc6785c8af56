import LinearAlgebra

/// How far each person's posterior strays because the classes are estimates.
///
///     se(τ_ig)² = ∇τ_igᵀ V ∇τ_ig = Σ_k (∂τ_ig/∂L_k)²,      V = L Lᵀ
///
/// by central differences of all posteriors along each column of L. It is how sure the posterior is, not how
/// sure the class is: a posterior of a half with a small error is a person between two classes.
///
/// ### Source
/// The delta method: Oehlert, G. W. (1992). A note on the delta method. *The American Statistician*, 46(1), 27–29.
enum PosteriorErrors {
  /// Standard errors, persons × classes row by row; nil where a posterior cannot be had nearby.
  static func of(
    _ x: [Double], _ covariance: Matrix, _ likelihood: ClassLikelihood
  ) -> [Double]? {
    guard let factor = (try? Cholesky(covariance))?.factor else { return nil }
    var squares: [Double] = []
    for k in x.indices {
      // A tenth of a standard error either way.
      let step = x.indices.map { $0 < k ? 0 : 0.1 * factor[$0, k] }
      func moved(_ sign: Double) -> [Double]? {
        likelihood.posteriors(
          likelihood.layout.unpacked(zip(x, step).map { $0 + sign * $1 }))?.values
      }
      guard let above = moved(1), let below = moved(-1) else { return nil }
      if squares.isEmpty { squares = Array(repeating: 0, count: above.count) }
      for place in squares.indices {
        let slope = (above[place] - below[place]) / 0.2
        squares[place] += slope * slope
      }
    }
    return squares.map { $0.squareRoot() }
  }
}
