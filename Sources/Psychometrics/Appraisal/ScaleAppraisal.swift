import LinearAlgebra
public import Results

/// Whether a score measures well enough here, and whether it can measure change: everything that its answers say, and
/// a card of it.
///
/// What the card rests on is found at once; what stands in tables of its own when it is asked for.
public struct ScaleAppraisal: Sendable {
  /// What is known beside the answers.
  public struct Options: Sendable, Hashable {
    /// The smallest change that matters to people, in points; nil where nobody has said.
    public var importantChange: Double?
    /// Whether people were asked twice with no change expected between; else the second occasion is of a journey.
    public var isRetest = false
    /// What was expected beforehand of how the score goes with other numbers.
    public var expectations: [Expectation] = []
    /// What the scale's file says of it; nil where there is none.
    public var declaration: ScaleDeclaration?
    /// Coverage of intervals, in (0, 1).
    public var level = 0.95
    /// Where random numbers start.
    public var seed: UInt64 = 1

    /// The defaults.
    public init() {}
  }

  /// The items.
  public let items: [String]
  /// Persons with an answer on the first occasion.
  public let persons: Int
  /// Persons who answered every item of the first occasion.
  public let complete: Int
  /// The options, echoed.
  public let options: Options
  /// How the items go together.
  public let consistency: Result<Consistency, Withheld>
  /// Alpha of everybody, those who left some items out among them; nil where nobody did.
  public let everybodysAlpha: Result<IncompleteAlpha, Withheld>?
  /// Whether one factor explains how.
  public let oneFactor: Result<ConfirmatoryFit, Withheld>
  /// Its test for answers that are not normal.
  public let robust: Result<RobustFit, Withheld>
  /// One factor beneath answers of so few categories that they are no numbers; nil for others.
  public let ordered: Result<OrdinalFit, Withheld>?
  /// Omega by that factor.
  public let omega: Result<FactorOmega, Withheld>
  /// How many factors chance would not give.
  public let parallel: Result<ParallelAnalysis, Withheld>
  /// Scores at the ends of the declared range.
  public let ends: Result<FloorAndCeiling, Withheld>
  /// How far scores repeat themselves, where no change was expected.
  public let retest: Result<TestRetest, Withheld>
  /// Whether one person's change can be told from another's.
  public let change: Result<ChangeScoreReliability, Withheld>
  /// Whether it is the same ruler for groups of people.
  public let groups: Result<GroupComparison, Withheld>
  /// Whether it is the same ruler on both occasions.
  public let overTime: Result<RulerLadder, Withheld>
  /// What became of what was expected of the score.
  public let hypotheses: [ExpectationFinding]
  /// What became of what was expected of its change.
  public let changeHypotheses: [ExpectationFinding]
  /// Whether it moves the better way for those for whom things are better.
  public let better: Result<ConcordanceArea, Withheld>
  /// Whether it is still its parent's ruler; nil where no answers to the parent were given.
  public let adaptation: Result<AdaptationComparison, Withheld>?
  /// Figures with intervals over services, or why there are none; nil where nobody's service is known.
  public let services: Result<ServiceFigures, Withheld>?

  /// What is found when it is asked for.
  let parts: AppraisalParts

  /// Appraises answers.
  ///
  /// - Parameters:
  ///   - answers: everybody's.
  ///   - parent: answers of other people to the scale that it was adapted from; nil for none.
  ///   - options: what is known beside them.
  public init(
    _ answers: AppraisedAnswers, parent: ParentAnswers? = nil, options: Options = Options()
  ) {
    let parts = AppraisalParts(answers, options)
    (items, persons, complete) = (answers.items, answers.firstPersons, parts.complete.n)
    self.options = options
    self.parts = parts
    consistency = AppraisalParts.attempt(parts.consistency)
    everybodysAlpha =
      parts.complete.n < answers.firstPersons ? AppraisalParts.attempt(parts.everybodysAlpha) : nil
    let oneFactor = AppraisalParts.attempt(parts.oneFactor)
    self.oneFactor = oneFactor
    robust = AppraisalParts.attempt { () throws(Withheld) in try parts.robust(oneFactor) }
    ordered = parts.complete.isOrdinal ? AppraisalParts.attempt(parts.ordinal) : nil
    omega = AppraisalParts.attempt { () throws(Withheld) in try parts.omega(oneFactor) }
    parallel = AppraisalParts.attempt(parts.parallel)
    ends = AppraisalParts.attempt(parts.ends)
    retest = AppraisalParts.attempt(parts.retest)
    change = AppraisalParts.attempt(parts.change)
    groups = AppraisalParts.attempt(parts.groups)
    overTime = AppraisalParts.attempt(parts.overTime)
    hypotheses = parts.expectations(.score)
    changeHypotheses = parts.expectations(.change)
    better = AppraisalParts.attempt(parts.better)
    services = parts.services()
    adaptation = parent.map { parent in
      AppraisalParts.attempt { () throws(Withheld) in try parts.adaptation(parent) }
    }
  }

  /// What to know about the figures.
  public var notes: [Note] {
    var notes: [Note] = []
    if case .success(let found) = consistency { notes += found.notes }
    if case .success(let found) = retest { notes += found.notes }
    if complete < persons {
      notes.append(
        Note(
          "appraisal.incomplete",
          "Of \(persons) people \(complete) answered every item; how items go together is told of these alone, but for figures of everybody, which say so."
        ))
    }
    if case .success(let found)? = adaptation { notes += found.notes }
    switch services {
    case nil: break
    case .failure(let few)?: notes.append(Note(few.code, "\(few.reason) \(few.help)"))
    case .success(let figures)?:
      if figures.unknown > 0 {
        notes.append(
          Note(
            "appraisal.unknown-service",
            "The service of \(figures.unknown) of \(persons) people is not known; intervals over services are without them."
          ))
      }
    }
    return notes
  }
}
