import Distributions
import Results

/// Tests and intervals of fixed effects by the normal distribution.
///
///     z = estimate / standard error,      interval = estimate ± z(1 − α/2) · standard error
enum WaldInference {
  static func term(
    _ name: String, _ value: Double, standardError: Double, level: Double
  ) -> TermEstimate {
    guard standardError > 0 else {
      return TermEstimate(term: name, estimate: Estimate(value: value))
    }
    let half = Normal().quantile((1 + level) / 2) * standardError
    let z = value / standardError
    return TermEstimate(
      term: name,
      estimate: Estimate(
        value: value, standardError: standardError,
        interval: ConfidenceInterval(
          lower: value - half, upper: value + half, level: level, method: "wald")),
      statistic: z, pValue: Normal().twoSided(z))
  }
}
