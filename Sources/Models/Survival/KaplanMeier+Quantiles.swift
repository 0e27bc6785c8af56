import Results

/// The time by which the end has come for a share of people.
///
/// Limits are open on a side where the band of the curve does not reach the share while people are watched.
public struct SurvivalQuantile: Sendable, Hashable {
  /// The share for whom the end has come, in (0, 1): 0.5 for the median.
  public let share: Double
  /// The time; nil where the curve does not come down so far.
  public let time: Double?
  /// The lower limit; nil where there is none.
  public let lower: Double?
  /// The upper limit; nil where it lies beyond what was seen.
  public let upper: Double?
  /// Coverage of the limits.
  public let level: Double
}

extension KaplanMeier {
  /// The time by which the end has come for a share of people, with Brookmeyer and Crowley's interval.
  ///
  ///     time   = the first t with S(t) ≤ 1 − share
  ///     lower  = the first t at which the lower limit of S(t) is ≤ 1 − share
  ///     upper  = the first t at which the upper limit of S(t) is ≤ 1 − share
  ///
  /// Where a curve lies exactly at 1 − share for a while, the middle of that while is taken: to the next step, or
  /// to the last time at which anybody was seen.
  ///
  /// ### Source
  /// Brookmeyer, R., & Crowley, J. (1982). A confidence interval for the median survival time. *Biometrics*,
  /// 38(1), 29–41. <https://doi.org/10.2307/2530286>, with limits on the curve's own scale.
  ///
  /// ### Agrees with
  /// R `quantile(survfit(…))`, but where a limit of the curve rises, as it can when people enter late: version 3.5-3
  /// passes over times at which the limit was below the level already.
  ///
  /// - Parameter share: in (0, 1). The default is the median, 0.5.
  /// - Returns: the time and its limits.
  public func quantile(_ share: Double = 0.5) -> SurvivalQuantile {
    precondition(share > 0 && share < 1, "share \(share)")
    return SurvivalQuantile(
      share: share, time: crossing(1 - share) { $0.value },
      lower: crossing(1 - share) { $0.interval?.lower },
      upper: crossing(1 - share) { $0.interval?.upper }, level: options.level)
  }

  /// The first step at which a curve is at most `level`, or the middle of the while it lies there.
  private func crossing(_ level: Double, _ height: (Estimate) -> Double?) -> Double? {
    // Products of fractions miss the level by rounding.
    let nearby = 1e-9
    for (place, step) in steps.enumerated() {
      guard let value = height(step.survival), value <= level + nearby else { continue }
      guard value >= level - nearby else { return step.time }
      let on = steps[place...].first { height($0.survival) != value }?.time ?? last
      return (step.time + on) / 2
    }
    return nil
  }
}
