/// Why a score could not be had.
public enum MissingReason: Sendable, Hashable {
  /// Not one of its items was answered.
  case nothingAnswered
  /// Fewer items were answered than the scale's rule asks for.
  case tooFewAnswered(answered: Int, needed: Int)
  /// An item that must be answered was not.
  case requiredItem(String)
  /// An answer it needs was set aside.
  case responseSetAside
  /// A score it is made of is missing.
  case scoreMissing(String)
  /// What was answered leaves open whether the rule holds.
  case undecided
  /// The conversion table has no row for the raw score, or none for a person like this one.
  case noTableRow

  /// The reason in plain words.
  public var words: String {
    switch self {
    case .nothingAnswered: "no item answered"
    case .tooFewAnswered(let answered, let needed):
      "\(answered) \(answered == 1 ? "item" : "items") answered, \(needed) needed"
    case .requiredItem(let item): "the item '\(item)' has to be answered"
    case .responseSetAside: "an answer was set aside"
    case .scoreMissing(let score): "the score '\(score)' is missing"
    case .undecided: "the answers given do not decide it"
    case .noTableRow: "the table has no row for this raw score"
    }
  }

  /// The kind of reason, the same for everybody it holds for.
  public var summary: String {
    switch self {
    case .tooFewAnswered: "too few items answered"
    default: words
    }
  }
}
