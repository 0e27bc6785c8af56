import Distributions
import Results

/// The test that a fixed effect is zero, and its interval.
///
///     statistic = estimate / standard error,      interval = estimate ± quantile · standard error
///
/// by Student's t with the given degrees of freedom, or by the normal distribution without.
enum FixedEffectTest {
  static func term(
    _ name: String, _ value: Double, standardError: Double, degreesOfFreedom: Double?,
    level: Double,
    method: MixedModel.Inference
  ) -> TermEstimate {
    guard standardError > 0 else {
      return TermEstimate(term: name, estimate: Estimate(value: value))
    }
    let statistic = value / standardError
    let tail = (1 + level) / 2
    let quantile: Double
    let probability: Double
    if let degreesOfFreedom {
      let student = StudentT(degreesOfFreedom: degreesOfFreedom)
      (quantile, probability) = (student.quantile(tail), student.twoSided(statistic))
    } else {
      (quantile, probability) = (Normal().quantile(tail), Normal().twoSided(statistic))
    }
    let half = quantile * standardError
    // With degrees of freedom near zero there is no end to the interval.
    let interval =
      half.isFinite
      ? ConfidenceInterval(
        lower: value - half, upper: value + half, level: level,
        method: degreesOfFreedom == nil ? "wald" : method.rawValue) : nil
    return TermEstimate(
      term: name,
      estimate: Estimate(
        value: value, standardError: standardError, interval: interval),
      statistic: statistic, degreesOfFreedom: degreesOfFreedom, pValue: probability)
  }
}
