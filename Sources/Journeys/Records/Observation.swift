/// What somebody noted of a person on a day, by an indicator: a worker what they saw, or the person how it
/// was for them. The two views stand beside each other and are never made one.
public struct Observation: Sendable, Hashable {
  /// Whose view it is.
  public enum View: String, Sendable, Hashable, CaseIterable {
    /// The worker's.
    case worker
    /// The person's own.
    case person
  }

  /// The day, counted from 1970-01-01.
  public var day: Int
  /// The indicator, by its id.
  public var indicator: String
  /// The answer, by its id among the indicator's answers.
  public var answer: String
  /// Whose view it is.
  public var by: View
  /// Who observed; nil for not recorded.
  public var observer: String?

  /// Describes an observation.
  public init(day: Int, indicator: String, answer: String, by: View, observer: String? = nil) {
    (self.day, self.indicator, self.answer) = (day, indicator, answer)
    (self.by, self.observer) = (by, observer)
  }
}
