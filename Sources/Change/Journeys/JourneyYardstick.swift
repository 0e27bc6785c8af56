import Distributions

/// How far scores of one person stray by error alone: for two of them, and for all of a journey.
///
///     two scores named beforehand differ by more than  z · √2 · SEM          in 1 − level of cases
///     any two of K scores differ by more than          q(level; K, ∞) · SEM   in 1 − level of journeys
///
/// with z the two-sided normal quantile and q that of the studentized range, so that for K = 2 both
/// are the same: Jacobson and Truax's. K is the number of occasions *planned*, not those there are
/// yet: a later occasion then does not quietly withdraw what an earlier one was called.
///
/// ### Source
/// Tukey, J. W. (1953). *The problem of multiple comparisons* (the studentized range). Its use for a
/// journey: reference/change.md §2.8.
public struct JourneyYardstick: Sendable, Hashable {
  /// SEM, in points of the score; above 0.
  public let standardError: Double
  /// K, at least 2.
  public let plannedOccasions: Int
  /// Coverage, in (0, 1).
  public let level: Double
  /// q(level; K, ∞) · SEM, in points.
  public let threshold: Double
  /// z · √2 · SEM, in points.
  public let pairThreshold: Double

  /// Makes the yardstick for a planned number of occasions.
  ///
  /// - Parameters:
  ///   - standardError: SEM, above 0.
  ///   - plannedOccasions: fewer than two count as two.
  ///   - level: coverage. The default is 0.95.
  public init(standardError: Double, plannedOccasions: Int, level: Double = 0.95) {
    precondition(standardError > 0, "an error of measurement of \(standardError)")
    precondition(level > 0 && level < 1, "level \(level)")
    self.standardError = standardError
    self.plannedOccasions = max(2, plannedOccasions)
    self.level = level
    threshold = StudentizedRange(count: max(2, plannedOccasions)).quantile(level) * standardError
    pairThreshold = Normal().quantile((1 + level) / 2) * 2.0.squareRoot() * standardError
  }

  /// The same for the occasions a journey has, where these are more than planned.
  public func covering(_ occasions: Int) -> JourneyYardstick {
    occasions <= plannedOccasions
      ? self
      : JourneyYardstick(
        standardError: standardError, plannedOccasions: occasions, level: level)
  }
}
