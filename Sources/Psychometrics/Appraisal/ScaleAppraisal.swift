import LinearAlgebra
public import Results

/// Whether a score measures well enough here, and whether it can measure change: everything that its answers say, and
/// a card of it.
public struct ScaleAppraisal: Sendable {
  /// What is known beside the answers.
  public struct Options: Sendable, Hashable, Codable {
    /// The smallest change that matters to people, in points; nil where nobody has said.
    public var importantChange: Double?
    /// Whether people were asked twice with no change expected between; else the second occasion is of a journey.
    public var isRetest = false
    /// Coverage of intervals, in (0, 1).
    public var level = 0.95
    /// Where random numbers start.
    public var seed: UInt64 = 1

    /// The defaults.
    public init() {}
  }

  /// The items.
  public let items: [String]
  /// Persons with an answer.
  public let persons: Int
  /// Persons who answered every item of the first occasion.
  public let complete: Int
  /// The options, echoed.
  public let options: Options
  /// How the items go together.
  public let consistency: Result<Consistency, Withheld>
  /// Whether one factor explains how.
  public let oneFactor: Result<ConfirmatoryFit, Withheld>
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

  /// Appraises answers.
  public init(_ answers: AppraisedAnswers, options: Options = Options()) {
    let complete = answers.complete
    (items, persons, self.complete) = (answers.items, answers.persons, complete.count)
    self.options = options
    let found = Found(answers, complete, options)
    consistency = found.consistency()
    oneFactor = found.oneFactor()
    omega = found.omega(oneFactor)
    parallel = found.parallel()
    ends = found.ends()
    retest = found.retest()
    change = found.change()
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
          "Of \(persons) people \(complete) answered every item; how items go together is told of these alone."
        ))
    }
    return notes
  }

  /// Parallel analyses drawn.
  static let sets = 200
}

/// Finds each part, or why there is none.
private struct Found {
  let answers: AppraisedAnswers
  let complete: [[Double]]
  let options: ScaleAppraisal.Options

  init(
    _ answers: AppraisedAnswers, _ complete: [[Double]], _ options: ScaleAppraisal.Options
  ) {
    (self.answers, self.complete, self.options) = (answers, complete, options)
  }

  private var k: Int { answers.items.count }

  private func covariance() throws(Withheld) -> ItemCovariance {
    try ItemCovariance.complete(complete.map { $0.map { $0 } })
  }

  func consistency() -> Result<Consistency, Withheld> {
    if let withheld = tooFew(.coefficient) { return .failure(withheld) }
    do throws(Withheld) {
      return .success(
        try Consistency.of(
          try covariance(), answers: ItemDeviations(complete), level: options.level))
    } catch {
      return .failure(error)
    }
  }

  private func tooFew(_ rule: SampleRule) -> Withheld? {
    rule.withheld(people: complete.count, items: k)
  }

  func oneFactor() -> Result<ConfirmatoryFit, Withheld> {
    guard k > 3 else {
      return .failure(
        Withheld(
          "appraisal.too-few-items",
          "One factor of \(k == 1 ? "one item" : "\(k) items") fits any answers, so that nothing can be seen from it.",
          help: "Add items, or rest on what the people asked say of them."))
    }
    // From fifty people for omega's sake; the verdict on the structure asks for more.
    if let withheld = tooFew(.omega) { return .failure(withheld) }
    do throws(Withheld) {
      let covariance = try covariance()
      let model = ConfirmatoryModel(
        items: k, factors: [Array(0..<k)], scaling: .standardised)
      return .success(
        try ConfirmatoryFit.estimate(
          model, AnswerMoments(covariances: [covariance.matrix], n: [covariance.n])))
    } catch {
      return .failure(error)
    }
  }

  func omega(_ fit: Result<ConfirmatoryFit, Withheld>) -> Result<FactorOmega, Withheld> {
    do throws(Withheld) {
      let fit = try fit.get()
      guard fit.verdicts.isEmpty else {
        throw Withheld(
          "appraisal.no-factor",
          "One factor comes to no possible solution here: an item has less than nothing of its own, or runs against the others.",
          help: "Look at the items that run against the others, and collect more answers.")
      }
      return .success(try fit.omega(factor: 0, level: options.level))
    } catch {
      return .failure(error)
    }
  }

  func parallel() -> Result<ParallelAnalysis, Withheld> {
    if let withheld = tooFew(.omega) { return .failure(withheld) }
    var settings = ParallelAnalysis.Options()
    (settings.sets, settings.seed) = (ScaleAppraisal.sets, options.seed)
    do throws(Withheld) {
      return .success(try ParallelAnalysis.analyse(codes, options: settings))
    } catch {
      return .failure(error)
    }
  }

  /// Answers as positions among those that occur, item by item.
  private var codes: [[UInt8]] {
    (0..<k).map { item in
      let values = complete.map { $0[item] }
      let steps = Set(values).sorted()
      let places = Dictionary(uniqueKeysWithValues: zip(steps, steps.indices))
      return values.map { UInt8(min(places[$0] ?? 0, Int(UInt8.max) - 1)) }
    }
  }

  func ends() -> Result<FloorAndCeiling, Withheld> {
    do throws(Withheld) {
      return .success(
        try FloorAndCeiling.of(answers.scores, range: answers.range, level: options.level))
    } catch {
      return .failure(error)
    }
  }

  func retest() -> Result<TestRetest, Withheld> {
    do throws(Withheld) {
      guard answers.hasSecond else { throw Self.oneOccasion }
      guard options.isRetest else {
        throw Withheld(
          "appraisal.no-retest",
          "People changed between the occasions, or may have: what differs is not all error.",
          help:
            "Ask some people twice within a time in which nothing changes, such as two weeks, and say so."
        )
      }
      let pairs = zip(answers.scores, answers.laterScores).map { [$0, $1] }
      if let withheld = SampleRule.coefficient.withheld(
        people: pairs.count { $0.allSatisfy { $0 != nil } }, items: k)
      {
        throw withheld
      }
      return .success(try TestRetest.of(pairs, level: options.level))
    } catch {
      return .failure(error)
    }
  }

  private static let oneOccasion = Withheld(
    "appraisal.one-occasion", "People were asked once.",
    help: "Ask the same people again, and name the column of occasions.")

  func change() -> Result<ChangeScoreReliability, Withheld> {
    do throws(Withheld) {
      guard answers.hasSecond else { throw Self.oneOccasion }
      let both = ChangeItems(
        first: answers.answers,
        second: answers.later.map { $0 ?? answers.items.map { _ in nil } })
      if let withheld = SampleRule.coefficient.withheld(people: both.n, items: k) { throw withheld }
      return .success(try ChangeScoreReliability.of(both, level: options.level))
    } catch {
      return .failure(error)
    }
  }
}
