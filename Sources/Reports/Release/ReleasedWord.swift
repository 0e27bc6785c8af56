/// A note, quote or picture's words that a person agreed may be shown outside and a named human approved.
///
/// It bears no person, day or service; and it is not called anonymous.
public struct ReleasedWord: Sendable, Hashable, Comparable {
  /// The outcome it is about, by its name in the framework; nil for none.
  public var outcome: String?
  /// Whether the person said it; otherwise somebody noted it.
  public var isSaid: Bool
  /// The words, with listed names masked.
  public var text: String

  /// Words that may be shown.
  public init(outcome: String?, isSaid: Bool, text: String) {
    (self.outcome, self.isSaid, self.text) = (outcome, isSaid, text)
  }

  /// By outcome, then by their letters: the order tells nothing of whose they are, or when.
  public static func < (left: Self, right: Self) -> Bool {
    (left.outcome ?? "\u{10FFFF}", left.text, left.isSaid ? 0 : 1)
      < (right.outcome ?? "\u{10FFFF}", right.text, right.isSaid ? 0 : 1)
  }
}
