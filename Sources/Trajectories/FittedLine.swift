import LinearAlgebra
import Models
public import Results

/// The average that a model draws as a straight line over the occasions, with its interval.
///
///     value(t) = b0 + b1 t
///     variance = v00 + 2 t v01 + t² v11
///     value(t) ± t(df) · √variance
///
/// with `v` the covariance of the fixed effects and `df` the smaller of the two effects' degrees of
/// freedom, so that the band is at least as wide as the table's intervals where they meet.
public struct FittedLine: Sendable, Hashable {
  /// The line at the occasions asked for, in their order.
  public let values: [Estimate]

  /// The line at some occasions; nil when the model has other fixed effects, or no intervals.
  public init?(_ growth: GrowthCurve, at positions: [Double]) {
    let fit = growth.fit
    guard fit.fixedEffects.map(\.term) == ["(Intercept)", "occasion"] else { return nil }
    let quantiles = fit.fixedEffects.compactMap { effect -> Double? in
      guard let interval = effect.estimate.interval, let error = effect.estimate.standardError,
        error > 0
      else { return nil }
      return (interval.upper - interval.lower) / 2 / error
    }
    guard quantiles.count == 2, let quantile = quantiles.max() else { return nil }
    let (b0, b1) = (fit.fixedEffects[0].estimate.value, fit.fixedEffects[1].estimate.value)
    let v = fit.fixedCovariance
    values = positions.map { t in
      let value = b0 + b1 * t
      let error = max(0, v[0, 0] + 2 * t * v[0, 1] + t * t * v[1, 1]).squareRoot()
      return Estimate(
        value: value, standardError: error,
        interval: ConfidenceInterval(
          lower: value - quantile * error, upper: value + quantile * error,
          level: fit.options.level, method: "student-t-smaller-df"))
    }
  }
}
