/// What is known of one answer.
public enum Response: Sendable, Hashable {
  /// The code of an answer that the item allows.
  case answered(Int)
  /// Nothing was answered, or a code that the study declares as missing.
  case missing
  /// Something stands there that the item does not allow; it was set aside.
  case setAside
}

/// Why a score could not be had.
public enum MissingReason: Sendable, Hashable {
  /// Not one of its items was answered.
  case nothingAnswered
  /// Fewer items were answered than the scale's rule asks for.
  case tooFewAnswered(answered: Int, needed: Int)
  /// An answer it needs was set aside.
  case responseSetAside
  /// The conversion table has no row for the raw score.
  case noTableRow

  /// The reason in plain words.
  public var words: String {
    switch self {
    case .nothingAnswered: "no item answered"
    case .tooFewAnswered(let answered, let needed): "\(answered) items answered, \(needed) needed"
    case .responseSetAside: "an answer was set aside"
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
