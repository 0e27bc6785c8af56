public import Journeys

/// Something that is on record of one person on a day, in the order in which it came.
///
/// Nothing in it is a figure over people: a rating is one goal's, a score one person's, and the worker's view
/// and the person's own stand beside each other.
public struct ToldEvent: Sendable, Hashable {
  /// How a score stands to the person's first.
  public enum SinceFirst: Sendable, Hashable {
    /// It is the first.
    case first
    /// Towards better, beyond its error.
    case towards
    /// Away from better, beyond its error.
    case away
    /// No reliable change.
    case within
    /// The error of the score is not known.
    case notJudged
  }

  /// What came of a hard outcome.
  public enum Turn: Sendable, Hashable {
    /// How it stood when it was first recorded.
    case began
    /// It came to hold.
    case came
    /// It holds in another way than before: from a supported flat to one's own.
    case goesOn
    /// It was lost.
    case lost
    /// It came to hold again.
    case regained
    /// It does not hold, in another way than before.
    case notYet
  }

  /// What happened.
  public enum What: Sendable, Hashable {
    /// Support began.
    case supportBegan
    /// Support stopped and went on later, or is on a break.
    case breakBegan(SupportSpell.Ending?, toldBy: Teller?)
    /// The person came back.
    case returned
    /// Support ended.
    case supportEnded(SupportSpell.Ending?, toldBy: Teller?)
    /// Another worker than before.
    case newWorker
    /// The person got in touch themselves, for the first time.
    case reachedOut
    /// A goal was set, and rated on that day or not; its words are empty where they may not be told or are not
    /// recorded.
    case goalSet(words: String, by: GoalStatement.Chooser?, rating: Double?)
    /// A goal was rated, and was rated otherwise before.
    case goalRated(words: String, rating: Double, before: Double?)
    /// A goal is followed no more; `became` has the words of the goal in its place.
    case goalEnded(words: String, PersonalGoal.Ending?, became: String?)
    /// Something was noted by an indicator: answers by their names, as workers saw it and as the person did.
    case noted(String, worker: [String], person: [String])
    /// A hard outcome stands as named from that day on.
    case state(String, state: String, Turn)
    /// Nobody knows how a hard outcome stood from that day on.
    case stateUnknown(String)
    /// A hard outcome is none of the person's from that day on.
    case stateNotTheirs(String)
    /// A hard outcome has held for so many months without a break.
    case sustained(String, months: Int)
    /// A level from that day on.
    case level(String, level: String)
    /// A number that was counted from that day on, up to another.
    case counted(String, count: Double, unit: String, until: String?)
    /// A score.
    case scored(String, value: Double, SinceFirst)
    /// Words or a picture.
    case told(WrittenWord)
  }

  /// The day, for readers; for a score without a day, the name of its occasion.
  public var when: String
  /// The outcomes that it is about, by their ids in the framework; none for what is about all of them.
  public var outcomes: Set<String>
  /// What happened.
  public var what: What

  /// Describes what happened.
  public init(when: String, _ what: What, outcomes: Set<String> = []) {
    (self.when, self.what, self.outcomes) = (when, what, outcomes)
  }
}
