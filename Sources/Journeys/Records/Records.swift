public import Results
public import Scoring

/// What is on record of everybody beside their scores: support, workers, outcomes, goals, observations,
/// contacts, words, and what each person agreed to.
public struct Records: Sendable, Hashable {
  /// The day of reckoning, counted from 1970-01-01: consent is judged on it, and what is still so is so on it.
  public var until: Int
  /// The last day that is known, where that is later than the day of reckoning: a run of an earlier quarter is
  /// made today, so consent must be there on both days.
  public var consentDay: Int
  /// Whether there is a record of consent at all. Where there is none, numbers are used inside as before, and
  /// words, pictures and journeys are not shared.
  public var hasConsent: Bool
  /// Rows that cannot be used, with their lines.
  public var setAside: [Diagnostic] = []
  /// What is worth knowing of the files.
  public var notes: [Diagnostic] = []
  /// Rows read, usable or not.
  public var rowCount = 0
  private var byPerson: [Person: PersonRecord]

  /// Records of people.
  public init(_ people: [Person: PersonRecord] = [:], until: Int, hasConsent: Bool = false) {
    byPerson = people
    (self.until, self.consentDay, self.hasConsent) = (until, until, hasConsent)
  }

  /// Everybody of whom anything is recorded, in the order of their keys.
  public var people: [Person] { byPerson.keys.sorted() }

  /// The record of a person; nil where there is none.
  public subscript(_ person: Person) -> PersonRecord? {
    get { byPerson[person] }
    set { byPerson[person] = newValue }
  }

  /// Everybody's records, in the order of their keys.
  public var inOrder: [(person: Person, record: PersonRecord)] {
    byPerson.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
