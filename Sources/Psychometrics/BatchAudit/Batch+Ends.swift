import Results
import Scales
import Scoring

extension BatchAudit.Batch {
  /// Complete responses below which nothing is said of heaps at an end.
  private static let fewestForEnds = 50
  /// The share of responses at an end beyond which they count as a heap.
  private static let heap = 0.15

  /// The chance of so many at an end, were the share just that, below which it is a heap.
  private static let chance = 0.05

  /// Scores heaped at their lowest or highest end: of at least 50 complete responses more than 15 per
  /// cent, beyond chance, have the lowest, or the highest, score that there can be by the definition.
  ///
  ///     P(X ≥ count) < 0.05,  X ~ binomial(n, 0.15)
  ///
  /// It is a fact about the scores, not a fault: people there cannot be told apart, and change
  /// beyond the end cannot be seen.
  ///
  /// ### Source
  /// Terwee, C. B., et al. (2007). Quality criteria were proposed for measurement properties of
  /// health status questionnaires. Journal of Clinical Epidemiology, 60(1), 34–42.
  /// <https://doi.org/10.1016/j.jclinepi.2006.03.012>
  ///
  /// - Note: the source calls any share above 15 per cent a heap; in a batch of 50 that is found one time
  ///   in four where the share is 12 per cent, so here chance is left room.
  var endFindings: [Diagnostic] {
    let heaped = scores.filter { $0.tally.moments.n >= Self.fewestForEnds }
    return heaped.compactMap { end(.auditFloor, $0, $1.atLowest, $1.moments.n, "lowest") }
      + heaped.compactMap { end(.auditCeiling, $0, $1.atHighest, $1.moments.n, "highest") }
  }

  private func end(
    _ code: DiagnosticCode, _ definition: ScoreDefinition, _ count: Int, _ n: Int, _ name: String
  ) -> Diagnostic? {
    guard BinomialTail.atLeast(count, of: n, probability: Self.heap) < Self.chance else {
      return nil
    }
    let beyond = name == "lowest" ? "lower" : "higher"
    return note(
      code, definition,
      """
      \(Self.share(count, of: n, "complete responses")) have the \(name) score there can be; they \
      cannot be told apart.
      """,
      help: """
        Read averages and change with care: a change to something \(beyond) would not show.
        """)
  }
}
