import Distributions
import LinearAlgebra
import Models
import Results

extension GrowthModel {
  /// xᵀβ with its error and interval; by the normal distribution, as in the model's table, where degrees
  /// of freedom cannot be had.
  func estimate(_ x: [Double]) -> Estimate {
    let value = zip(x, fit.fixedEffects).reduce(0) { $0 + $1.0 * $1.1.estimate.value }
    let variance = zip(x, fit.fixedCovariance * x).reduce(0) { $0 + $1.0 * $1.1 }
    let error = max(0, variance).squareRoot()
    let tail = (1 + fit.options.level) / 2
    let degrees = fit.inference.degreesOfFreedom(x)
    let quantile =
      degrees.map { StudentT(degreesOfFreedom: $0).quantile(tail) } ?? Normal().quantile(tail)
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: value - quantile * error, upper: value + quantile * error, level: fit.options.level,
        method: degrees == nil ? "wald" : fit.inference.method.rawValue))
  }

  /// √(zᵀ G z): how far people's own lines lie from their average.
  func spread(_ z: [Double]) -> Double {
    max(0, zip(z, ownCovariance * z).reduce(0) { $0 + $1.0 * $1.1 }).squareRoot()
  }
}
