public import Change

/// What the groups of journeys are called by their shape, and the rule that decides each. Rising is towards
/// better, whichever way the scale points.
extension JourneyDescription.Pattern {
  /// The shape in a few words.
  public var shape: String {
    switch self {
    case .oneScore: "Too short to tell"
    case .notJudged: "Not told, for want of the error of measurement"
    case .withinError: "About the same throughout"
    case .gainKept: "Rose and stayed"
    case .gainSetbackRegained: "Rose, fell back and rose again"
    case .gainSetbackAhead: "Rose, fell back and stayed ahead of the start"
    case .gainSetbackBack: "Rose and came back to the start, or past it"
    case .setbackRegained: "Fell and rose again"
    case .awayFromBetter: "Fell, and has not come back so far"
    case .riseFromLow: "Dipped a little and rose"
    }
  }

  /// The rule in a sentence or two.
  public var definition: String {
    switch self {
    case .oneScore: "There is one score, and nothing to compare it with."
    case .notJudged:
      "How far scores stray by error is not known, so no difference can be told from error."
    case .withinError: "No two scores differ beyond error."
    case .gainKept:
      "A score lies above the first beyond error, and no later score lies below an earlier one "
        + "beyond error."
    case .gainSetbackRegained:
      "The largest fall is beyond error, and began from a score above the first beyond error. The last "
        + "score has won back at least half of it."
    case .gainSetbackAhead:
      "The largest fall is beyond error, and began from a score above the first beyond error. The last "
        + "score has won back less than half of it, and still lies above the first."
    case .gainSetbackBack:
      "The largest fall is beyond error, and began from a score above the first beyond error. The last "
        + "score has won back less than half of it, and lies at the first or below it."
    case .setbackRegained:
      "The largest fall is beyond error, and began from a score within error of the first. The last score "
        + "has won back at least half of it."
    case .awayFromBetter:
      "The largest fall is beyond error, and began from a score within error of the first. The last score "
        + "has won back less than half of it."
    case .riseFromLow:
      "A score lies above an earlier one beyond error, none above the first beyond error, and no later score "
        + "lies below an earlier one beyond error."
    }
  }
}
