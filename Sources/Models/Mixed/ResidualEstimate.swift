import Glibc
public import LinearAlgebra

/// The residuals of a fit whose residuals are more than one variance.
public struct ResidualEstimate: Sendable, Hashable, Codable {
  /// The structure.
  public var structure: ResidualStructure
  /// Categories with a variance of their own, or occasions; empty for the autoregressive structures.
  public var levels: [String]
  /// The variance at each of `levels`, or the one there is.
  public var variances: [Double]
  /// ρ of neighbouring rows, or φ of one unit of time; nil for the other structures.
  public var correlation: Double?
  /// The whole covariance over occasions; nil for the other structures.
  public var covariance: Matrix?

  init(_ residual: ResidualCovariance, _ x: [Double], variance: Double) {
    structure = residual.structure
    levels = residual.levels
    switch residual.structure {
    case .independent: variances = [variance]
    case .byGroup: variances = [variance] + x.map { variance * exp(2 * $0) }
    case .ar1:
      variances = [variance]
      correlation = tanh(x[0])
    case .continuousAR1:
      variances = [variance]
      correlation = exp(-exp(x[0]))
    case .unstructured:
      let l = residual.factor(x)
      let whole = variance * (l * l.transposed)
      covariance = whole
      variances = whole.diagonal
    }
  }

  static func of(
    _ deviance: ProfiledDeviance, _ theta: [Double], variance: Double
  ) -> ResidualEstimate? {
    deviance.structured.map {
      ResidualEstimate(
        $0.residual, Array(theta[deviance.random.parameterCount...]), variance: variance)
    }
  }
}
