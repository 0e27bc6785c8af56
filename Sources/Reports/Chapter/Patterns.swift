public import Change

extension JourneyDescription.Pattern {
  /// The pattern as the text of a cell.
  var words: Sentence { Sentence(plain: text) }

  /// The pattern in words that judge nobody.
  public var text: String {
    switch self {
    case .oneScore: "One score so far"
    case .notJudged: "Not described, because the error of measurement is not known"
    case .withinError: "No two scores differ beyond error"
    case .gainKept: "A gain, and no setback beyond error"
    case .gainSetbackRegained:
      "A gain, then a setback, at least half of it regained by the last score"
    case .gainSetbackAhead: "A gain, then a setback; the last score is still ahead of the first"
    case .gainSetbackBack:
      "A gain, then a setback; the last score is back at the first or beyond it"
    case .setbackRegained: "A setback, at least half of it regained by the last score"
    case .awayFromBetter: "A setback, less than half of it regained by the last score"
    case .riseFromLow: "A rise beyond error, from a low point not far from the first score"
    }
  }
}
