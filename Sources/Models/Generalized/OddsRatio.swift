public import Results

/// An effect as a factor on the odds.
///
///     odds ratio = exp(β),      interval = exp(limits of β)
///
/// Of a yes-or-no outcome: the odds of yes. Of ordered categories: the odds of a higher category,
/// whichever the cut.
public struct OddsRatio: Sendable, Hashable, Codable {
  /// The term as the formula names it.
  public var term: String
  /// exp(β).
  public var value: Double
  /// Its interval; nil where the effect has none.
  public var interval: ConfidenceInterval?
}
