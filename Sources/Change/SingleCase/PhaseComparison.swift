public import Results
public import Scales

/// The scores of one person in a baseline phase, and in the phase after it.
///
/// What is compared here needs a baseline *phase*: several scores before anything began. Service data
/// rarely have one, so reports do not use these indices by default; a journey is described by
/// ``JourneyDescription``. They are here for those who planned a baseline.
///
/// The phases' scores are taken as independent of each other. Scores of one person seldom are: where a
/// good week follows a good week, standard errors and intervals here are too small.
public struct PhaseComparison: Sendable, Hashable {
  /// Fewest scores in a phase: one score is no phase.
  public static let fewestScores = 2

  /// Scores of the baseline phase in order, in points.
  public let baseline: [Double]
  /// Scores of the phase after it in order, in points.
  public let after: [Double]
  /// Which way is better.
  public let direction: ScoreDefinition.Direction

  /// Takes the phases.
  ///
  /// - Parameters:
  ///   - baseline: scores of the baseline phase in order, in points.
  ///   - after: scores of the phase after it in order, in points.
  ///   - direction: which way is better; it has no default.
  /// - Throws: `Withheld` for a phase of fewer than two scores, a score that is no finite number, or
  ///   scores that are all the same.
  public init(
    baseline: [Double], after: [Double], direction: ScoreDefinition.Direction
  ) throws(Withheld) {
    let fewest = Self.fewestScores
    guard baseline.count >= fewest, after.count >= fewest else {
      throw Withheld(
        "phases.too-few-scores",
        "Comparing phases needs at least \(fewest) scores in each; there are \(baseline.count) and "
          + "\(after.count).",
        help: "Describe the journey instead: it needs no baseline phase.")
    }
    let all = baseline + after
    guard all.allSatisfy(\.isFinite) else {
      throw Withheld(
        "phases.not-finite", "A score is not a finite number.", help: "Leave it out, or correct it."
      )
    }
    guard all.contains(where: { $0 != all[0] }) else {
      throw Withheld(
        "phases.no-spread",
        "Every score of both phases is the same, so there is nothing to compare.",
        help: "Look at the scores: they may have been copied down.")
    }
    self.baseline = baseline
    self.after = after
    self.direction = direction
  }

  /// Both phases, turned so that higher is better.
  var heights: (baseline: [Double], after: [Double]) {
    (baseline.map { $0 * direction.sign }, after.map { $0 * direction.sign })
  }
  /// m, scores of the baseline phase.
  var m: Double { Double(baseline.count) }
  /// n, scores of the phase after it.
  var n: Double { Double(after.count) }
}
