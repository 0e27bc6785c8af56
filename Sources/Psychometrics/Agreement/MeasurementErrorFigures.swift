import Distributions
import Glibc
public import Results

/// The standard error of measurement of one score, and the change that stands out from it.
///
///     SEM² = variance of a score about the person's own level
///     SDC of one person = z √2 SEM,     SDC of the mean of n = z √2 SEM / √n
///
/// with z the normal quantile at (1 + level)/2: 1.96 for 0.95.
///
/// ### Source
/// De Vet, H. C. W., Terwee, C. B., Knol, D. L., & Bouter, L. M. (2006). When to use agreement versus
/// reliability measures. *Journal of Clinical Epidemiology*, 59(10), 1033–1039.
/// <https://doi.org/10.1016/j.jclinepi.2005.10.015>
public struct MeasurementErrorFigures: Sendable, Hashable, Codable {
  /// SEM, in points.
  public let standardError: Estimate
  /// Smallest detectable change of one person, in points.
  public let individual: Estimate
  /// Smallest detectable change of the mean of the persons looked at, in points.
  public let group: Estimate
  /// Persons the group's figure is of.
  public let n: Int

  /// Takes an error variance with its degrees of freedom:
  ///
  ///     df · variance / χ²((1 + level)/2; df)  to  df · variance / χ²((1 − level)/2; df)
  ///
  /// which is exact for normal errors.
  ///
  /// - Parameters:
  ///   - variance: a mean square, in squared points.
  ///   - degreesOfFreedom: of that mean square, above 0.
  ///   - n: persons.
  ///   - level: coverage in (0, 1).
  public init(variance: Double, degreesOfFreedom: Double, n: Int, level: Double) {
    let df = degreesOfFreedom
    let chi = ChiSquared(degreesOfFreedom: df)
    let interval = ConfidenceInterval(
      lower: (df * variance / chi.quantile((1 + level) / 2)).squareRoot(),
      upper: (df * variance / chi.quantile((1 - level) / 2)).squareRoot(), level: level,
      method: "chi-squared")
    self.init(Estimate(value: variance.squareRoot(), interval: interval), n: n, level: level)
  }

  /// Takes an error variance with its standard error: exp(log variance ± z · SE/variance), by the delta
  /// method.
  ///
  /// - Parameters:
  ///   - variance: in squared points.
  ///   - standardError: of the variance; nil where it is not known.
  ///   - n: persons.
  ///   - level: coverage in (0, 1).
  init(variance: Double, standardError: Double?, n: Int, level: Double) {
    let sem = variance.squareRoot()
    var interval: ConfidenceInterval?
    if let standardError, variance > 0 {
      let reach = Normal().quantile((1 + level) / 2) * standardError / variance / 2
      interval = ConfidenceInterval(
        lower: sem * exp(-reach), upper: sem * exp(reach), level: level, method: "delta-log")
    }
    self.init(Estimate(value: sem, interval: interval), n: n, level: level)
  }

  private init(_ error: Estimate, n: Int, level: Double) {
    standardError = error
    let factor = Normal().quantile((1 + level) / 2) * 2.0.squareRoot()
    individual = error.times(factor)
    group = error.times(factor / Double(n).squareRoot())
    self.n = n
  }
}

extension Estimate {
  /// The same in another unit.
  fileprivate func times(_ factor: Double) -> Estimate {
    Estimate(
      value: factor * value,
      interval: interval.map {
        ConfidenceInterval(
          lower: factor * $0.lower, upper: factor * $0.upper, level: $0.level, method: $0.method)
      })
  }
}
