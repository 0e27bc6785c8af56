public import LinearAlgebra
import Optimization
public import Results

/// A mixed model fitted to one of many outcomes: figures without names or words.
public struct Refit: Sendable {
  /// Minus twice the (restricted) log-likelihood at the optimum.
  public let criterion: Double
  /// The fixed effects.
  public let coefficients: [Double]
  /// Their covariance.
  public let covariance: Matrix
  /// σ.
  public let sigma: Double
  /// Standard deviations and correlations in the order of `RefitPlan.varianceParameters`; nil for a
  /// correlation of effects of which one does not vary.
  public let variances: [Double?]
  /// The covariance of each term's random effects, in the order of `RefitPlan.terms`.
  public let covariances: [Matrix]
  /// Where the search ended: what the next one may begin from.
  public let theta: [Double]
  /// How the search ended.
  public let convergence: Convergence

  private let derivatives: DevianceDerivatives
  private let back: Matrix

  /// Whether a variance is estimated as zero, or effects as perfectly correlated.
  public var isAtBoundary: Bool { !convergence.atBound.isEmpty }

  init(
    _ derivatives: DevianceDerivatives, _ solution: ProfiledDeviance.Solution,
    _ optimum: BoundedMinimizer.Minimum
  ) {
    self.init(derivatives, solution, optimum.parameters, optimum.convergence)
  }

  init(
    _ derivatives: DevianceDerivatives, _ solution: ProfiledDeviance.Solution, _ theta: [Double],
    _ convergence: Convergence
  ) {
    let deviance = derivatives.deviance
    let estimates = FixedEstimates(deviance, solution)
    criterion = deviance.value(solution)
    coefficients = estimates.coefficients
    covariance = estimates.covariance
    let square = estimates.relativeVariance * deviance.fixed.scale * deviance.fixed.scale
    sigma = square.squareRoot()
    self.theta = theta
    self.convergence = convergence
    variances = deviance.random.varianceFigures(theta, residualVariance: square)
    covariances = deviance.random.terms.map {
      square * deviance.random.unscaledCovariance($0, theta)
    }
    self.derivatives = derivatives
    back = deviance.fixed.scale * deviance.fixed.toCoefficients
  }

  /// Tests of the fixed effects that allow for the variances having been estimated.
  public func inference(
    _ method: MixedModel.Inference = .satterthwaite, information: VarianceInformation? = nil
  ) -> SmallSampleInference {
    SmallSampleInference(derivatives, theta, back: back, method: method, information: information)
  }
}

extension RefitPlan {
  /// What `Refit.variances` are.
  public var varianceParameters: [ModelParameter] { random.variancePlaces.map(\.parameter) }
}
