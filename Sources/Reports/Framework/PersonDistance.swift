public import Journeys
public import Outcomes
public import Scoring

extension FrameworkFindings {
  /// Where one person was by one indicator at the start, where at the last review, and what lies between.
  public struct PersonDistance: Sendable, Hashable {
    /// Where somebody was, on a day.
    public struct Standpoint: Sendable, Hashable {
      /// The day, counted from 1970-01-01; nil where the data name occasions and no days.
      public var day: Int?
      /// A score, a rating or a count; of a level and of an answer the place in their order, from 1; nil for
      /// a state.
      public var number: Double?
      /// The id of the state, level or answer, `unknown` and `not-applicable` among them; nil for a number.
      public var name: String?

      /// Where somebody was.
      public init(day: Int?, number: Double? = nil, name: String? = nil) {
        (self.day, self.number, self.name) = (day, number, name)
      }
    }

    /// What stands for the outcome.
    public var subject: Subject
    /// Whose.
    public var person: Person
    /// Where they were at the start; nil where nothing is on record.
    public var start: Standpoint?
    /// Where they were at the last review.
    public var review: Standpoint?
    /// What lies between.
    public var distance: OutcomeDistance
    /// What the person's consent to this part of the record amounts to; only what is covered was looked at.
    public var consent: Consent.Verdict

    /// Gathers what was found.
    public init(
      subject: Subject, person: Person, start: Standpoint?, review: Standpoint?,
      distance: OutcomeDistance, consent: Consent.Verdict
    ) {
      (self.subject, self.person, self.start) = (subject, person, start)
      (self.review, self.distance, self.consent) = (review, distance, consent)
    }
  }
}
