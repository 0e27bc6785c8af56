import Distributions

/// The limits of a funnel of means, from the three figures that draw them.
///
///     centre ± z √(σ²/n + τ²)
///
/// For a page that shows a funnel from figures as they are told, without the services behind it.
///
/// ### Source
/// Spiegelhalter, D. J. (2005). Handling over-dispersion of performance indicators. *Quality and Safety in
/// Health Care, 14*(5), 347–351. <https://doi.org/10.1136/qshc.2005.013755>
public struct FunnelCurve: Sendable, Hashable {
  /// The value not to differ from.
  public let centre: Double
  /// σ, the spread of people within services, 0 or above.
  public let spread: Double
  /// τ², the variance that is allowed for between services, 0 or above.
  public let widening: Double

  /// Makes the limits around a centre.
  public init(centre: Double, spread: Double, widening: Double = 0) {
    precondition(spread >= 0 && widening >= 0, "a spread of \(spread), widened by \(widening)")
    self.centre = centre
    self.spread = spread
    self.widening = widening
  }

  /// The limits of a service.
  ///
  /// - Parameters:
  ///   - n: its people, at least 1.
  ///   - coverage: in (0, 1), for example 0.95 or 0.998.
  /// - Returns: lower and upper limit, in the unit of the centre.
  public func limits(n: Int, coverage: Double) -> ClosedRange<Double> {
    precondition(n >= 1, "a service of \(n) people has no limits")
    precondition(coverage > 0 && coverage < 1, "coverage \(coverage)")
    return WorkingScale.plain(sigma: spread).limits(
      around: centre, at: Double(n), critical: Normal().quantile((1 + coverage) / 2),
      between: widening)
  }
}
