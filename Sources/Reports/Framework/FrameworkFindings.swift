public import Journeys
public import Outcomes
public import Results
public import Scales
public import Scoring

/// Everything that was found about the outcomes of a framework: for each question an answer, or the reason
/// why there is none.
///
/// It is for inside use: what may leave is worked out from it by the gate.
public struct FrameworkFindings: Sendable {
  /// What an outcome's indicator is, in the report's words.
  public struct Subject: Sendable, Hashable {
    /// The outcome.
    public var outcome: FrameworkOutcome
    /// What stands for it.
    public var indicator: Indicator

    /// Names an indicator of an outcome.
    public init(outcome: FrameworkOutcome, indicator: Indicator) {
      (self.outcome, self.indicator) = (outcome, indicator)
    }
  }

  /// A hard outcome that is a state: whether it came, held, was lost and regained.
  public struct StateFinding: Sendable {
    /// Which.
    public var subject: Subject
    /// Everybody counted.
    public var counts: SustainedOutcome
    /// How long it held once it had come.
    public var held: Result<HeldOverTime, Withheld>
    /// How it stands with everybody over time.
    public var standing: Result<StandingOverTime, Withheld>
    /// Spells by who said so; nil stands for not recorded.
    public var tellers: [Teller?: Int]

    /// Gathers what was found.
    public init(
      subject: Subject, counts: SustainedOutcome, held: Result<HeldOverTime, Withheld>,
      standing: Result<StandingOverTime, Withheld>, tellers: [Teller?: Int]
    ) {
      (self.subject, self.counts, self.held) = (subject, counts, held)
      (self.standing, self.tellers) = (standing, tellers)
    }
  }

  /// The goals of people.
  public struct GoalFinding: Sendable, Hashable {
    /// Which outcome they stand for; nil for goals of none.
    public var subject: Subject?
    /// People with a goal.
    public var people: Int
    /// Goals.
    public var goals: Int
    /// Goals with two ratings or more.
    public var rated: Int
    /// Of those, rated nearer than at first, as near, and further.
    public var nearer: Int
    /// As near as at first.
    public var asNear: Int
    /// Further than at first.
    public var further: Int
    /// Goals that were ended, by what ended them; those without a reason under nil. None of them is lost.
    public var ended: [PersonalGoal.Ending?: Int]
    /// Goals by who chose them; nil stands for not recorded.
    public var choosers: [GoalStatement.Chooser?: Int]

    /// Gathers counts.
    public init(
      subject: Subject?, people: Int, goals: Int, rated: Int, nearer: Int, asNear: Int,
      further: Int,
      ended: [PersonalGoal.Ending?: Int], choosers: [GoalStatement.Chooser?: Int]
    ) {
      (self.subject, self.people, self.goals, self.rated) = (subject, people, goals, rated)
      (self.nearer, self.asNear, self.further) = (nearer, asNear, further)
      (self.ended, self.choosers) = (ended, choosers)
    }
  }

  /// What was noted by one indicator.
  public struct ObservationFinding: Sendable {
    /// Which.
    public var subject: Subject
    /// People by their last answer, worker's view: in the order of the answers.
    public var byWorker: [Int]
    /// People by their last answer, the person's own view.
    public var byPerson: [Int]
    /// Observations whose observer is not recorded.
    public var observerNotRecorded: Int
    /// The person's view beside the worker's.
    public var beside: ViewsBeside
    /// Two workers on the same encounter.
    public var agreement: AgreementTable

    /// Gathers what was found.
    public init(
      subject: Subject, byWorker: [Int], byPerson: [Int], observerNotRecorded: Int,
      beside: ViewsBeside, agreement: AgreementTable
    ) {
      (self.subject, self.byWorker, self.byPerson) = (subject, byWorker, byPerson)
      self.observerNotRecorded = observerNotRecorded
      (self.beside, self.agreement) = (beside, agreement)
    }
  }

  /// Whether a score goes before a state, or the state before it.
  public struct LeadFinding: Sendable {
    /// The score.
    public var score: Subject
    /// The state.
    public var state: Subject
    /// The answers.
    public var answer: LeadLag

    /// Gathers what was found.
    public init(score: Subject, state: Subject, answer: LeadLag) {
      (self.score, self.state, self.answer) = (score, state, answer)
    }
  }

  /// An answer about one score.
  public struct About<Answer: Sendable>: Sendable {
    /// The score.
    public var score: Subject
    /// The answer.
    public var answer: Answer

    /// Gathers what was found.
    public init(score: Subject, _ answer: Answer) { (self.score, self.answer) = (score, answer) }
  }

  /// A note, quote or picture that may be read inside.
  public struct Told: Sendable, Hashable {
    /// Whether it may be shown outside, and what keeps it where it may not.
    public enum Outside: Sendable, Hashable {
      /// The person agreed to it, and a named human approved it.
      case mayBeShown
      /// The person agreed to it, and nobody has approved it yet.
      case notApproved
      /// What the person's consent amounts to, which is not `covered`.
      case consent(Consent.Verdict)
    }

    /// Whose.
    public var person: Person
    /// The words or picture, with listed names masked.
    public var word: WrittenWord
    /// The day of it, for readers.
    public var when: String
    /// The outcome it is about; nil for none.
    public var outcome: FrameworkOutcome?
    /// Whether it may be shown outside.
    public var outside: Outside

    /// Words of a person.
    public init(
      person: Person, word: WrittenWord, when: String, outcome: FrameworkOutcome?,
      outside: Outside
    ) {
      (self.person, self.word, self.when) = (person, word, when)
      (self.outcome, self.outside) = (outcome, outside)
    }
  }

  /// Those of the services that stand for comparison, and the others.
  public struct Beside: Sendable {
    /// The services that stand for comparison.
    public var services: [String]
    /// How far the others have come.
    public var here: DistanceTravelled
    /// How far those in the services for comparison have come.
    public var there: DistanceTravelled

    /// Sets the two beside each other.
    public init(services: [String], here: DistanceTravelled, there: DistanceTravelled) {
      (self.services, self.here, self.there) = (services, here, there)
    }
  }

  /// The framework.
  public var framework: OutcomesFramework
  /// What to know of it: who agreed it, whether its review has passed.
  public var notes: [Note]
  /// The day of reckoning, as `yyyy-mm-dd`; nil where there are no records.
  public var until: String?
  /// People with answers or records who are not left out.
  public var people: Int
  /// Indicators of which the study gathers nothing.
  public var notGathered: [Subject] = []
  /// Start, review and distance of each person, indicator by indicator; who stands behind ``distance``.
  public var distances: [PersonDistance] = []
  /// Start, review and distance by indicator; ``DistanceTravelled/Row/outcome`` is the indicator's id.
  public var distance = DistanceTravelled([])
  /// The same for services that stand for comparison and for the others; nil where none does.
  public var beside: Beside?
  /// By the id of an indicator, whether a higher number is better; nothing where that is not said.
  public var higherIsBetter: [String: Bool] = [:]
  /// Hard outcomes that are states.
  public var states: [StateFinding] = []
  /// Goals, by outcome.
  public var goals: [GoalFinding] = []
  /// What was noted.
  public var observations: [ObservationFinding] = []
  /// Support, contacts, breaks and endings; nil where nothing is recorded.
  public var engagement: EngagementSummary?
  /// Which goes before.
  public var leads: [LeadFinding] = []
  /// How long a first gain took.
  public var firstGains: [About<Result<FirstGain, Withheld>>] = []
  /// What followed a change of worker.
  public var workerChanges: [About<AfterChange>] = []
  /// Months that breaks lasted from which people came back, in the order of length.
  public var breakMonths: [Double] = []
  /// Scores before a break and after the return from it.
  public var returns: [About<AfterChange>] = []
  /// Falls while trust rose.
  public var openAnswering: [About<OpenAnswering>] = []
  /// What should not be asked yet, and what is overdue; ``AskingWindow/id`` is the outcome's id.
  public var windows: AskingTimes?
  /// What people agreed to.
  public var consent: ConsentReview?
  /// Words and pictures that may be read inside.
  public var words: [Told] = []
  /// Journeys one by one, where people are too few for figures over them; nil where they are not.
  public var few: FewFindings?
  /// How many words may be shown outside, and how many not, by the reason.
  public var shared = SharedWords()

  /// The months after which it is told how a state stands.
  public static let monthsTold = [3, 6, 12, 18, 24]

  /// Starts with a framework and nothing found.
  public init(framework: OutcomesFramework, notes: [Note], until: String?, people: Int) {
    (self.framework, self.notes, self.until, self.people) = (framework, notes, until, people)
  }
}
