/// What a goal is, in the words of the person whose it is, beside its ratings in a ``GoalJourney``.
public struct GoalStatement: Sendable, Hashable {
  /// Who chose a goal.
  public enum Chooser: String, Sendable, Hashable, CaseIterable {
    /// The person.
    case person
    /// The person and a worker together.
    case together
    /// The service.
    case service
    /// Who pays for the service.
    case commissioner
  }

  /// The goal's id in the ``GoalJourney``. A goal that was changed goes on as another: `g1`, then `g1#2`.
  public var goal: String
  /// The words, with listed names masked; empty where none are recorded.
  public var words: String
  /// The outcome it belongs to, by its id in the framework; nil for not recorded.
  public var outcome: String?
  /// Who chose it; nil for not recorded.
  public var chosenBy: Chooser?

  /// Describes a goal.
  public init(
    goal: String, words: String = "", outcome: String? = nil, chosenBy: Chooser? = nil
  ) {
    (self.goal, self.words, self.outcome, self.chosenBy) = (goal, words, outcome, chosenBy)
  }
}
