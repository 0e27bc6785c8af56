import Glibc
import Results

/// The interval of a share that is even in log odds, and so never leaves 0 to 1.
///
///     logit p ± r / (p (1 − p)),      logit p = log( p / (1 − p) )
///
/// with r = z · standard error of p (the delta method).
enum LogOddsInterval {
  /// The interval; `share` lies in (0, 1), `reach` is above 0.
  static func of(share p: Double, reach: Double, level: Double) -> ConfidenceInterval {
    let centre = log(p) - log1p(-p)
    let half = reach / (p * (1 - p))
    return ConfidenceInterval(
      lower: 1 / (1 + exp(half - centre)), upper: 1 / (1 + exp(-half - centre)), level: level,
      method: "wald-log-odds")
  }
}
