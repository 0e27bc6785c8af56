import Scoring

extension Records {
  /// What everybody in the records and in the answers agreed to.
  public func consentReview(with panel: Panel? = nil) -> ConsentReview {
    ConsentReview(self, also: panel?.journeys.map(\.person) ?? [])
  }

  /// The records with nothing in them that a use is not agreed to for.
  ///
  /// People who have withdrawn from everything are gone. For `shared`, words and pictures stay only where a
  /// named human has approved them by the day of reckoning; the words of goals do not leave.
  public func applying(_ review: ConsentReview, for use: Consent.Use) -> Records {
    var result = Records(until: until, hasConsent: hasConsent)
    (result.setAside, result.notes, result.rowCount) = (setAside, notes, rowCount)
    result.consentDay = consentDay
    for (person, record) in inOrder where !review.removed.contains(person) {
      result[person] = record.keeping(use, at: until) { review.covers(person, $0, use) }
    }
    return result
  }

  /// How many words and pictures of each kind are shown outside, and how many are not, by the first reason:
  /// the consent, or that nobody has approved them.
  public func sharedWords(_ review: ConsentReview) -> SharedWords {
    var counts = SharedWords()
    for (person, record) in inOrder {
      for word in record.words {
        counts.take(
          word, verdict: review.verdict(of: person, word.kind.part, .shared), at: until)
      }
    }
    return counts
  }
}

/// How many words and pictures may be shown outside.
public struct SharedWords: Sendable, Hashable {
  /// Shown, by kind.
  public private(set) var shown: [WrittenWord.Kind: Int] = [:]
  /// Not shown for want of consent, by kind and reason.
  public private(set) var withheld: [WrittenWord.Kind: [Consent.Verdict: Int]] = [:]
  /// Not shown because no named human has approved them, though there is consent.
  public private(set) var notApproved: [WrittenWord.Kind: Int] = [:]

  /// No words.
  public init() {}

  mutating func take(_ word: WrittenWord, verdict: Consent.Verdict, at day: Int) {
    if verdict != .covered {
      withheld[word.kind, default: [:]][verdict, default: 0] += 1
    } else if word.isApproved(at: day) {
      shown[word.kind, default: 0] += 1
    } else {
      notApproved[word.kind, default: 0] += 1
    }
  }
}

extension PersonRecord {
  /// The record without parts that may not be used.
  fileprivate func keeping(
    _ use: Consent.Use, at day: Int, _ covers: (Consent.Part) -> Bool
  ) -> PersonRecord {
    var kept = self
    if !covers(.engagement) { (kept.support, kept.workers, kept.contacts) = ([], [], []) }
    if !covers(.outcomes) { (kept.states, kept.counts) = ([:], [:]) }
    if !covers(.goals) { (kept.goals, kept.goalStatements) = (nil, []) }
    if !covers(.observations) { kept.observations = [] }
    kept.words = words.filter {
      covers($0.kind.part) && (use == .inside || $0.isApproved(at: day))
    }
    if use == .shared || !covers(.words) {
      for position in kept.goalStatements.indices { kept.goalStatements[position].words = "" }
    }
    return kept
  }
}
