import Distributions
import Glibc
public import Results

/// On which scale the interval of an estimated probability is made.
///
///     log-log   p^exp(± z · se / (p |log p|))
///     log       p · exp(± z · se / p)
///     plain     p ± z · se
///
/// Limits beyond 0 or 1 are moved there. The first never leaves 0 to 1 of itself and keeps its coverage best
/// with few people, so it is the default.
///
/// ### Source
/// Kalbfleisch, J. D., & Prentice, R. L. (1980). *The statistical analysis of failure time data*, section 1.3.
/// The scales compared: Borgan, Ø., & Liestøl, K. (1990). A note on confidence intervals and bands for the
/// survival function based on transformations. *Scandinavian Journal of Statistics*, 17(1), 35–41.
public enum IntervalScale: String, Sendable, Hashable, CaseIterable {
  /// log(−log p).
  case logLog = "log-log"
  /// log p.
  case log
  /// p itself.
  case plain

  /// The interval of a probability.
  ///
  /// - Parameters:
  ///   - p: the estimate.
  ///   - standardError: of `p`; nil where it cannot be had.
  ///   - level: coverage in (0, 1).
  /// - Returns: the interval; nil where `p` is 0 or 1, about which a standard error says nothing, and where
  ///   there is no error.
  public func interval(
    _ p: Double, standardError: Double?, level: Double
  ) -> ConfidenceInterval? {
    guard let standardError, standardError > 0, standardError.isFinite, p > 0, p < 1 else {
      return nil
    }
    let z = Normal().quantile((1 + level) / 2)
    let limits: (Double, Double)
    switch self {
    case .logLog:
      let logarithm = Glibc.log(p)
      let reach = exp(z * standardError / (p * -logarithm))
      limits = (exp(logarithm * reach), exp(logarithm / reach))
    case .log:
      let reach = exp(z * standardError / p)
      limits = (p / reach, p * reach)
    case .plain: limits = (p - z * standardError, p + z * standardError)
    }
    return ConfidenceInterval(
      lower: max(0, limits.0), upper: min(1, limits.1), level: level, method: rawValue)
  }
}
