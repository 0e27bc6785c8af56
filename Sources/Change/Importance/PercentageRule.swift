public import Scales

/// Change as a share of the first score.
///
///     share = (second − first) / |first|
///
/// From a first score of 0 there is no share: what some programs then call improved and deteriorated
/// at once is undefined here.
public struct PercentageRule: Sendable, Hashable {
  /// What the rule says of one person.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Towards better by the share asked for, or more.
    case improved
    /// Neither.
    case unchanged
    /// Away from better by the share asked for, or more.
    case deteriorated
    /// The first score is 0.
    case undefined
  }

  /// Share towards better that counts, above 0; .5 is one half.
  public var improvement: Double
  /// Share away from better that counts, above 0.
  public var deterioration: Double
  /// Which way is better.
  public var direction: ScoreDefinition.Direction

  /// Makes the rule.
  public init(
    improvement: Double, deterioration: Double, direction: ScoreDefinition.Direction
  ) {
    precondition(improvement > 0 && deterioration > 0, "shares of \(improvement), \(deterioration)")
    self.improvement = improvement
    self.deterioration = deterioration
    self.direction = direction
  }

  /// The verdict on a pair.
  public func verdict(first: Double, second: Double) -> Verdict {
    guard first != 0 else { return first == second ? .unchanged : .undefined }
    let share = direction.sign * (second - first) / abs(first)
    if share >= improvement { return .improved }
    return share <= -deterioration ? .deteriorated : .unchanged
  }
}
