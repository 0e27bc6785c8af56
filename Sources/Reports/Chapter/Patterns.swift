import Change

extension JourneyDescription.Pattern {
  /// The pattern in words that judge nobody.
  var words: Sentence {
    switch self {
    case .oneScore: "One score so far"
    case .notJudged: "Not described, because the error of measurement is not known"
    case .withinError: "No two scores differ beyond error"
    case .gainKept: "A gain, and no setback beyond error after it"
    case .gainSetbackRegained: "A gain, then a setback, at least half of it regained"
    case .gainSetbackAhead: "A gain, then a setback; the last score is still ahead of the first"
    case .gainSetbackBack: "A gain, then a setback to the start or beyond it"
    case .setbackRegained: "A setback, at least half of it regained"
    case .awayFromBetter: "A move away from better, less than half of it regained so far"
    case .upsAndDowns: "Ups and downs beyond error that fit none of the other lines"
    }
  }
}
