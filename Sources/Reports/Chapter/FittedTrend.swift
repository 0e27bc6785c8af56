import LinearAlgebra
import Models
import Plots
import Psychometrics
import Results
import Trajectories

/// The fitted average over the means of each occasion, where the model is a straight line.
///
///     value = b0 + b1 t,     variance = v00 + 2 t v01 + t² v11
struct FittedTrend {
  let plot: MeanTrend

  /// Nothing when the model has other effects, or occasions are not evenly spaced.
  init?(_ outcome: Outcome, _ growth: GrowthCurve) {
    let fit = growth.fit
    guard case .success(let distribution) = outcome.found.distribution,
      fit.fixedEffects.map(\.term) == ["(Intercept)", "occasion"],
      let slope = fit.fixedEffects[1].estimate.interval,
      let error = fit.fixedEffects[1].estimate.standardError, error > 0
    else { return nil }
    let positions = distribution.occasions.map(\.position)
    let steps = zip(positions, positions.dropFirst()).map { $1 - $0 }
    guard let step = steps.first, steps.allSatisfy({ abs($0 - step) < 1e-9 }) else { return nil }
    let quantile = (slope.upper - slope.lower) / 2 / error
    let (intercept, movement) = (
      fit.fixedEffects[0].estimate.value, fit.fixedEffects[1].estimate.value
    )
    let v = fit.fixedCovariance
    let fitted = positions.enumerated().map { place, t in
      let value = intercept + movement * t
      let half = quantile * max(0, v[0, 0] + 2 * t * v[0, 1] + t * t * v[1, 1]).squareRoot()
      return MeanTrend.Fitted(
        at: Double(place), value: value, lower: value - half, upper: value + half)
    }
    plot = MeanTrend(
      title: "Average movement", xLabel: "Occasion", yLabel: "Score",
      means: distribution.occasions.map {
        .init(
          PlottedOccasion($0.label), mean: outcome.digits.rounded($0.mean),
          lower: $0.interval?.lower,
          upper: $0.interval?.upper, n: $0.n)
      },
      fitted: fitted, intervalLabel: "interval of the mean",
      fittedLabel: "the model's average with its band")
  }
}
