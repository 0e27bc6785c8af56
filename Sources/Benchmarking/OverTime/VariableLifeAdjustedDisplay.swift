public import Results

/// How many more outcomes were expected than came, added up person by person (VLAD).
///
///     VLAD_t = Σ_{i ≤ t} (E_i − O_i)
///
/// with E_i the chance expected for person i, and O_i 1 where the outcome came. The line falls where the
/// outcome comes more often than expected. It shows the size of a difference, in outcomes, and has no
/// limits of its own: a line that only wobbles wanders too. `BernoulliCUSUM` beside it says when.
///
/// Each step is one person: the line belongs inside the service, and never into anything that is sent.
///
/// ### Source
/// Lovegrove, J., Valencia, O., Treasure, T., Sherlaw-Johnson, C., & Gallivan, S. (1997). Monitoring the
/// results of cardiac surgery by variable life-adjusted display. *The Lancet*, 350(9085), 1128–1130.
/// <https://doi.org/10.1016/S0140-6736(97)06507-0>
public struct VariableLifeAdjustedDisplay: Sendable, Hashable {
  /// Expected minus observed up to each person; where an outcome is not known, the value before.
  public let values: [Double]
  /// Outcomes expected of the persons whose outcome is known.
  public let expected: Double
  /// Outcomes that came.
  public let observed: Int
  /// What to know: outcomes that are not known.
  public let notes: [Note]

  /// Makes the line.
  ///
  /// - Parameter outcomes: persons in the order of time.
  /// - Throws: `Withheld` without a known outcome, or with a chance outside [0, 1].
  public init(_ outcomes: [ExpectedOutcome]) throws(Withheld) {
    try outcomes.check()
    var expected = 0.0
    var observed = 0
    var values: [Double] = []
    for outcome in outcomes {
      if let happened = outcome.happened {
        expected += outcome.chance
        observed += happened ? 1 : 0
      }
      values.append(expected - Double(observed))
    }
    self.values = values
    self.expected = expected
    self.observed = observed
    notes = [outcomes.unknownNote].compactMap { $0 }
  }
}
