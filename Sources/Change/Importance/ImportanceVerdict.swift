public import Results
public import Scales

/// What an interval of a mean change, or of a difference of mean changes, says of a change that is
/// worth having.
///
/// Everything is taken towards better; `d` is the smallest important change, above 0.
public enum ImportanceVerdict: String, Sendable, Hashable, CaseIterable {
  /// The whole interval is at or beyond −d: people moved away from better by an important amount.
  case importantlyWorse = "importantly-worse"
  /// The interval lies below 0, not wholly beyond −d.
  case worse
  /// The interval holds 0: neither direction can be told.
  case undecided
  /// The interval lies above 0 and wholly below d: better, by less than an important amount.
  case betterByLess = "better-by-less"
  /// The interval lies above 0 and holds d; the estimate falls short of it.
  case betterPerhapsLess = "better-perhaps-less"
  /// The interval lies above 0 and holds d; the estimate reaches it.
  case betterProbablyImportant = "better-probably-important"
  /// The whole interval is at or beyond d.
  case importantlyBetter = "importantly-better"

  /// The verdict on an estimate.
  ///
  /// - Parameters:
  ///   - change: second − first, or a difference of such, with its interval, in points.
  ///   - d: the smallest important change, in points; above 0.
  ///   - direction: which way is better.
  /// - Throws: `Withheld` when there is no interval.
  public init(
    _ change: Estimate, smallest d: Double, direction: ScoreDefinition.Direction
  ) throws(Withheld) {
    precondition(d > 0, "a smallest important change of \(d)")
    guard let interval = change.interval else {
      throw Withheld(
        "verdict.no-interval", "The change has no interval, so nothing can be said of its size.",
        help: "At least two people with both scores are needed.")
    }
    let turns = direction == .lowerIsBetter
    let lower = turns ? -interval.upper : interval.lower
    let upper = turns ? -interval.lower : interval.upper
    let value = change.value * direction.sign
    self =
      if upper <= -d {
        .importantlyWorse
      } else if upper < 0 {
        .worse
      } else if lower <= 0 {
        .undecided
      } else if upper < d {
        .betterByLess
      } else if lower >= d {
        .importantlyBetter
      } else {
        value < d ? .betterPerhapsLess : .betterProbablyImportant
      }
  }
}
