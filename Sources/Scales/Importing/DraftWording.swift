import Documents
import Results

/// Wording on its way into a draft: carried where the licence allows it, counted where not.
struct DraftWording {
  let isAllowed: Bool
  private(set) var dropped = 0
  private var first: Place?

  init(_ licence: Licence) { isAllowed = licence.allowsWording }

  /// The wording as it may stand in the draft; nil when there is none or it may not.
  mutating func take(_ text: String?, at place: Place) -> String? {
    guard let text = text.flatMap(Words.plain) else { return nil }
    if isAllowed { return text }
    if first == nil { first = place }
    dropped += 1
    return nil
  }

  func report(_ licence: Licence, _ reading: Reading) {
    guard let first else { return }
    reading.report(
      .importWording, at: first,
      "The wording of questions and answers, \(dropped) texts, is left out: tier "
        + "\(licence.tier.rawValue) does not allow it here.",
      help: "Ids and keys alone are enough to score. If you have leave to share it, say --tier A.")
  }
}
