import Distributions
import Glibc
import Results

extension Estimate {
  /// A share with its error and an interval made on the logit and taken back, so that it keeps within 0 and 1:
  ///
  ///     logit x ± z · se / (x (1 − x))
  ///
  /// with z of a normal distribution unless another quantile is given; without an interval where the share is not between
  /// 0 and 1.
  static func onLogit(
    _ value: Double, error: Double?, level: Double, quantile: Double? = nil,
    method: String = "delta-logit"
  ) -> Estimate {
    guard let error, error.isFinite, error > 0, value > 0, value < 1 else {
      return Estimate(value: value, standardError: error)
    }
    let centre = log(value / (1 - value))
    let z = quantile ?? Normal().quantile((1 + level) / 2)
    let reach = z * error / (value * (1 - value))
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: 1 / (1 + exp(reach - centre)), upper: 1 / (1 + exp(-reach - centre)), level: level,
        method: method))
  }
}
