package import LinearAlgebra

/// The normal likelihood of a factor model and its derivatives, by patterns of answered items.
///
///     −log L = Σ n/2 [o log 2π + log|Σ| + tr(Σ⁻¹ T)],   T = S + d dᵀ,   d = m − μ
///
/// over groups and patterns, each with the rows and columns of the o items answered. A place of the model
/// changes Σ by x yᵀ + y xᵀ with x and y a unit vector, a column of ΛΦ or a column of Λ, and μ by one of
/// them; so with W = Σ⁻¹ and M = W T W every derivative is made of W- and M-products of those few vectors:
///
///     gradient      n [xᵀ(W − M)y − dᵀW μ′]
///     expected      n [(xWu)(yWv) + (xWv)(yWu) + μ′ᵀW μ″]
///     observed      n [−(xWu)(yWv) − (xWv)(yWu) + (xWu)(yMv) + (xWv)(yMu) + (yWu)(xMv) + (yWv)(xMu)
///                      + ½ tr((W − M) Σ″) + μ′ᵀWμ″ + …]
///
/// ### Source
/// Jöreskog, K. G. (1969). A general approach to confirmatory maximum likelihood factor analysis.
/// *Psychometrika, 34*(2), 183–202. <https://doi.org/10.1007/BF02289343> Derivatives: derived here, and tested
/// against differences.
package struct NormalLikelihood {
  let model: ConfirmatoryModel
  let moments: AnswerMoments
  package let parameters: [[ModelPlace]]

  package init(_ model: ConfirmatoryModel, _ moments: AnswerMoments) {
    self.model = model
    self.moments = moments
    parameters = model.parameters
  }

  /// Derivatives of −log L by place.
  package struct Derivatives {
    package var gradient: [Double]
    package var expected: Matrix
    package var observed: Matrix
  }

  /// The matrices of each group.
  func matrices(_ x: [Double]) -> [ModelMatrices] {
    ModelMatrices.all(of: model, parameters, at: x)
  }

  /// −log L; nil where a covariance matrix is not positive definite.
  package func value(_ x: [Double]) -> Double? {
    var sum = 0.0
    for (group, matrices) in matrices(x).enumerated() {
      let (covariance, mean) = (matrices.covariance, matrices.mean)
      for pattern in moments.groups[group] {
        guard let block = NormalBlock(pattern, covariance, mean, hasMeans: model.hasMeans) else {
          return nil
        }
        sum += block.value
      }
    }
    return sum
  }

  /// −log L with its gradient by parameter.
  package func gradient(_ x: [Double]) -> (value: Double, gradient: [Double])? {
    derivatives(x, parameters, wantsInformation: false).map { ($0.value, $0.derivatives.gradient) }
  }

  /// −log L with everything by parameter; `wanted` may hold places that are fixed, or part of a parameter.
  ///
  /// What is not asked for by `wantsInformation` and `wantsObserved` is left at 0.
  package func derivatives(
    _ x: [Double], _ wanted: [[ModelPlace]], wantsInformation: Bool = true,
    wantsObserved: Bool = true
  ) -> (value: Double, derivatives: Derivatives)? {
    let q = wanted.count
    var value = 0.0
    var gradient = [Double](repeating: 0, count: q)
    var expected = Matrix(rows: wantsInformation ? q : 0, columns: wantsInformation ? q : 0)
    var observed = expected
    for (group, matrices) in matrices(x).enumerated() {
      let here = wanted.enumerated().flatMap { position, places in
        places.filter { $0.group == group }.map { (position, $0) }
      }
      let places = here.map { PlaceVectors($0.1, matrices) }
      let (covariance, mean) = (matrices.covariance, matrices.mean)
      let vectors = PlaceVectors.vectors(matrices)
      for pattern in moments.groups[group] {
        guard let block = NormalBlock(pattern, covariance, mean, hasMeans: model.hasMeans) else {
          return nil
        }
        value += block.value
        let products = block.products(vectors)
        for (a, (row, _)) in here.enumerated() {
          gradient[row] += products.gradient(places[a])
          guard wantsInformation else { continue }
          for b in 0...a {
            let column = here[b].0
            let (e, o) = products.information(
              places[a], places[b], wantsObserved ? matrices : nil)
            expected[row, column] += e
            observed[row, column] += o
            if a != b {
              expected[column, row] += e
              observed[column, row] += o
            }
          }
        }
      }
    }
    return (value, Derivatives(gradient: gradient, expected: expected, observed: observed))
  }
}
