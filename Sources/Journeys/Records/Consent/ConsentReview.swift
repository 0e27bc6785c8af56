public import Scoring

/// What each person agreed to, judged on the day of reckoning: who is left out of what, and why.
///
/// Where a study has no file of consent, numbers may be used inside and, added up, outside, as before;
/// words, pictures and journeys are not shared.
public struct ConsentReview: Sendable, Hashable {
  /// People by what their consent amounts to.
  public struct Counts: Sendable, Hashable {
    /// People who were looked at.
    public var people = 0
    /// People left out, by the reason.
    public var withheld: [Consent.Verdict: Int] = [:]

    /// People who are not left out.
    public var covered: Int { people - withheld.values.reduce(0, +) }
  }

  /// Part and use together.
  private struct Question: Hashable {
    var part: Consent.Part
    var use: Consent.Use
  }

  /// Whether the study has a file of consent.
  public let hasConsent: Bool
  /// People who have withdrawn from everything: nothing of theirs is in any output.
  public let removed: Set<Person>
  /// Everybody who was looked at, in order.
  public let people: [Person]
  private let withheld: [Question: [Person: Consent.Verdict]]

  /// Judges what everybody agreed to.
  ///
  /// - Parameters:
  ///   - records: their records.
  ///   - others: people who may have no record, such as those of the answers.
  public init(_ records: Records, also others: [Person] = []) {
    hasConsent = records.hasConsent
    people = Set(records.people).union(others).sorted()
    var removed: Set<Person> = []
    var withheld: [Question: [Person: Consent.Verdict]] = [:]
    for person in people {
      let consent = records[person]?.consent ?? Consent()
      if consent.isWithdrawnFromEverything(at: records.until) { removed.insert(person) }
      for use in Consent.Use.allCases {
        for part in Consent.Part.allCases {
          let verdict =
            records.hasConsent
            ? Self.verdict(consent, part, use, of: records) : Self.withoutFile(part, use)
          guard verdict != .covered else { continue }
          withheld[Question(part: part, use: use), default: [:]][person] = verdict
        }
      }
    }
    (self.removed, self.withheld) = (removed, withheld)
  }

  /// On both days: what has run out since an earlier quarter may not be used in a run of it any more.
  private static func verdict(
    _ consent: Consent, _ part: Consent.Part, _ use: Consent.Use, of records: Records
  ) -> Consent.Verdict {
    let verdict = consent.verdict(part, use, at: records.until)
    return verdict == .covered ? consent.verdict(part, use, at: records.consentDay) : verdict
  }

  private static func withoutFile(_ part: Consent.Part, _ use: Consent.Use) -> Consent.Verdict {
    switch part {
    case .words, .pictures, .journey, .everything: use == .shared ? .missing : .covered
    case .scores, .observations, .goals, .outcomes, .engagement: .covered
    }
  }

  /// What somebody's consent amounts to; `missing` for a person who was not looked at, where consent counts.
  public func verdict(
    of person: Person, _ part: Consent.Part, _ use: Consent.Use
  ) -> Consent.Verdict {
    if removed.contains(person) { return .withdrawn }
    if let verdict = withheld[Question(part: part, use: use)]?[person] { return verdict }
    return hasConsent && !isKnown(person) ? .missing : .covered
  }

  private func isKnown(_ person: Person) -> Bool {
    var (low, high) = (0, people.count)
    while low < high {
      let middle = (low + high) / 2
      if people[middle] < person { low = middle + 1 } else { high = middle }
    }
    return low < people.count && people[low] == person
  }

  /// Whether a part of somebody's record may be used.
  public func covers(_ person: Person, _ part: Consent.Part, _ use: Consent.Use) -> Bool {
    verdict(of: person, part, use) == .covered
  }

  /// Who is left out of a part and use, each with the reason.
  public func leftOut(_ part: Consent.Part, _ use: Consent.Use) -> [Person: Consent.Verdict] {
    var left: [Person: Consent.Verdict] = [:]
    for person in people {
      let verdict = verdict(of: person, part, use)
      if verdict != .covered { left[person] = verdict }
    }
    return left
  }

  /// How many are left out of a part and use, by the reason.
  public func counts(_ part: Consent.Part, _ use: Consent.Use) -> Counts {
    var counts = Counts(people: people.count)
    for verdict in leftOut(part, use).values { counts.withheld[verdict, default: 0] += 1 }
    return counts
  }
}
