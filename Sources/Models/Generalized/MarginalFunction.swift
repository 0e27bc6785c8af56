import LinearAlgebra

/// The marginal log-likelihood of a model and table as a function of the parameters in the table's
/// units, for tests and for profiles: thresholds, fixed effects, then the entries of Λ.
package struct MarginalFunction {
  private let likelihood: MarginalLikelihood
  private let reported: ReportedParameters

  init(_ likelihood: MarginalLikelihood) {
    self.likelihood = likelihood
    reported = ReportedParameters(likelihood)
  }

  /// Number of parameters.
  package var parameterCount: Int { likelihood.count }

  /// The log-likelihood and its gradient; nil where it cannot be computed.
  package func evaluate(
    _ parameters: [Double], nodes: Int? = nil
  ) -> (value: Double, gradient: [Double])? {
    let function = nodes.map { likelihood.with(nodes: $0) } ?? likelihood
    guard let point = function.evaluate(reported.searched(parameters)) else { return nil }
    return (point.value, reported.gradient(point.gradient))
  }
}
