import LinearAlgebra
import Optimization
import Results

/// Fits a model whose rows are pieces of a logistic likelihood.
struct GeneralizedFitting {
  let formula: Formula
  let options: GeneralizedOptions
  let frame: ModelFrame
  let kind: GeneralizedMixedFit.Kind
  let categories: [String]
  /// Categories that no row has.
  let unused: [String]

  /// A change of −2ℓ that counts as none where the number of points is chosen.
  private static let exactness = 1e-3

  func fit(_ likelihood: MarginalLikelihood) throws(ModelError) -> GeneralizedMixedFit {
    let (rows, fixed, effects) = (likelihood.rows, likelihood.fixed, likelihood.effects)
    guard let plain = PlainFit(rows: rows, fixed: fixed).run() else { throw .notEvaluable }
    if let direction = plain.separation {
      throw .generalized(
        .separated(terms: fixed.separating(direction[likelihood.coefficients])))
    }
    let thresholds = Thresholds(count: rows.thresholdCount)
    // A person's effects are larger than the population's: (1 + 0.346 σ²)^½ of them, where σ begins at 1.
    let stretch = (1 + 0.346 * Double(effects.size)).squareRoot()
    var xi = thresholds.searched(plain.parameters.map { $0 * stretch } + effects.start)
    var (likelihood, evaluations) = (likelihood, 0)
    while true {
      let search = MarginalSearch(likelihood: likelihood, options: options.search)
      guard var optimum = search.run(from: xi) else { throw .notEvaluable }
      evaluations += optimum.convergence.evaluations + search.differences
      optimum.convergence.evaluations = evaluations
      let more = GeneralizedOptions.more(than: likelihood.grid.nodes)
      let finer = likelihood.with(nodes: more)
      let nu = thresholds.natural(optimum.parameters)
      let change = finer.evaluate(nu).map { abs(-2 * $0.value - optimum.value) }
      let limit = options.nodeRange(effects.size).upperBound
      if let change, change > Self.exactness, more <= limit {
        (xi, likelihood) = (optimum.parameters, finer)
        continue
      }
      // The modes kept are those of the last evaluation: at the optimum itself.
      guard likelihood.evaluate(nu) != nil else { throw .notEvaluable }
      let covariance = ObservedInformation(search: search).covariance(
        optimum.parameters, held: held(optimum, likelihood))
      guard likelihood.evaluate(nu) != nil else { throw .notEvaluable }
      return GeneralizedMixedFit(
        self, likelihood, optimum, nu, covariance: covariance, change: change)
    }
  }

  /// The entries of Λ in the columns whose diagonal ended at zero.
  private func held(
    _ optimum: BoundedMinimizer.Minimum, _ likelihood: MarginalLikelihood
  ) -> Set<Int> {
    let start = likelihood.factors.lowerBound
    let parameters = likelihood.effects.parameters
    let columns = Set(optimum.convergence.atBound.map { parameters[$0 - start].column })
    return Set(
      parameters.indices.filter { columns.contains(parameters[$0].column) }.map { start + $0 })
  }
}
