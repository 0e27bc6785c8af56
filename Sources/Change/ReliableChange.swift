public import Results
public import Scales

/// Reliable change between the first and the last score of many people.
///
/// Unless another method is asked for, the index is the change in standard errors of the difference:
///
///     RCI    = (last − first) / S_diff
///     S_diff = √2 · SEM
///
/// A change is reliable when |RCI| exceeds the two-sided normal quantile of the level (1.959964 at
/// 95 %). In the words of the method a reliable change towards better is `improved`, one away from
/// it `deteriorated`, anything else `unchanged`; `recovered` also needs a cut-off. Where the error of
/// single scores is known, S_diff = √(SEM(first)² + SEM(last)²) is each pair's own.
///
/// People are positions in arrays here; ``PanelChange`` has the people of a panel.
///
/// - Note: An alpha-based SEM leaves day-to-day fluctuation out, so it calls more changes reliable
///   than a test–retest SEM would.
///
/// ### Source
/// Jacobson, N. S., & Truax, P. (1991). Clinical significance. Journal of Consulting and Clinical
/// Psychology, 59(1), 12–19, p. 14. <https://doi.org/10.1037/0022-006X.59.1.12>
public struct ReliableChange: Sendable, Hashable {
  /// Where a second score is expected.
  public enum Method: Sendable, Hashable {
    /// By the spread of these people and a reliability.
    case sample(SampleMethod)
    /// By people who were measured twice without support in between.
    case retest(RetestMethod, PairMoments)

    /// Its name, by author and year.
    public var name: String {
      switch self {
      case .sample(let method): method.rawValue
      case .retest(let method, _): method.rawValue
      }
    }
  }

  /// What can be chosen.
  ///
  /// | name | default | meaning |
  /// |---|---|---|
  /// | `method` | Jacobson & Truax 1991 | where a second score is expected |
  /// | `extras` | nothing | what single methods need |
  /// | `rule` | 95 %, exceeds, no cut-off | what counts as beyond error; see ``ChangeRule`` |
  public struct Options: Sendable, Hashable {
    /// Where a second score is expected. The default is Jacobson and Truax's.
    public var method = Method.sample(.jacobsonTruax)
    /// What single methods need. The default is nothing.
    public var extras = SampleMethod.Extras()
    /// What counts as beyond error. The defaults are ``ChangeRule``'s.
    public var rule = ChangeRule()

    /// The defaults.
    public init() {}
  }

  /// The first and last scores of everybody.
  public struct Scores: Sendable, Hashable {
    /// First scores of people with two or more, in points.
    public var firsts: [Double]
    /// Their last scores, in points.
    public var lasts: [Double]
    /// The service of each, as a number; empty where nobody asks for services.
    public var services: [Int]
    /// The only score of people with one: they have no change yet, and are not forgotten.
    public var singles: [Double]
    /// Persons without any score.
    public var noScore: Int

    /// Gathers scores.
    public init(
      firsts: [Double] = [], lasts: [Double] = [], services: [Int] = [], singles: [Double] = [],
      noScore: Int = 0
    ) {
      self.firsts = firsts
      self.lasts = lasts
      self.services = services
      self.singles = singles
      self.noScore = noScore
    }
  }

  /// The method's own words for a change.
  public typealias Category = ChangeFacts.Category

  /// First and last scores.
  public let scores: Scores
  /// Which way is better.
  public let direction: ScoreDefinition.Direction
  /// The error of measurement; nil when it could not be had.
  public let error: MeasurementError?
  /// What was chosen.
  public let options: Options
  /// Moments of first and last scores; nil for fewer than two persons.
  public let pairs: PairMoments?
  /// Where a second score is expected; nil when the error of measurement is not known, or the method
  /// has no answer.
  public let line: ExpectedScore?
  /// Why there is no line although the error of measurement is known.
  public let withheld: Withheld?
  /// What is known of true change; nil for few people, or where it cannot be told from error.
  public let shrunken: TrueChange?
  /// Why nothing is known of true change although the error of measurement is known.
  public let trueChangeWithheld: Withheld?
  /// How many changed in which way; nil where there is no line.
  let counts: ChangeCounts?
  private let judge: ChangeJudge?

  /// Compares first and last scores.
  ///
  /// - Parameters:
  ///   - scores: of everybody.
  ///   - direction: which way is better.
  ///   - error: the error of measurement; nil leaves index and category out.
  ///   - options: what can be chosen.
  public init(
    _ scores: Scores, direction: ScoreDefinition.Direction, error: MeasurementError?,
    options: Options = Options()
  ) {
    let level = options.rule.level
    precondition(level > 0 && level < 1, "level \(level) is not in (0, 1)")
    precondition(scores.firsts.count == scores.lasts.count, "scores without their pair")
    precondition(
      scores.services.isEmpty || scores.services.count == scores.firsts.count,
      "pairs without their service")
    self.scores = scores
    self.direction = direction
    self.error = error
    self.options = options
    let pairs = PairMoments(firsts: scores.firsts, seconds: scores.lasts)
    self.pairs = pairs
    (line, withheld) = Self.line(options, error, pairs)
    (shrunken, trueChangeWithheld) = Self.trueChange(error, pairs)
    judge = line.map { ChangeJudge($0, options, direction, error) }
    counts = judge.map { ChangeCounts(scores, by: $0) }
  }

  /// People with two or more scores.
  public var count: Int { scores.firsts.count }
  /// People with one score: they have no change yet, and are not forgotten.
  public var noLaterScore: Int { scores.singles.count }
  /// Persons without any score.
  public var noScore: Int { scores.noScore }

  /// The mean change; nil when nobody has two scores.
  public var mean: MeanChange? {
    MeanChange(firsts: scores.firsts, lasts: scores.lasts, level: options.rule.level)
  }

  /// How many standard errors count as error.
  public var criticalValue: Double { options.rule.criticalValue(line) }

  /// The change beyond which it is reliable, in points, for methods that expect no change; nil for
  /// others, where every pair of scores has its own, and when the error of measurement is not known.
  public var threshold: Double? { judge?.threshold }

  /// What a pair of scores comes to; nil where no line is known.
  public func facts(first: Double, last: Double) -> ChangeFacts? {
    judge?.facts(first: first, last: last)
  }

  /// The judge with another error of measurement; nil where the method has no answer.
  func judge(with error: MeasurementError) -> ChangeJudge? {
    Self.line(options, error, pairs).0.map { ChangeJudge($0, options, direction, error) }
  }

  private static func line(
    _ options: Options, _ error: MeasurementError?, _ pairs: PairMoments?
  ) -> (ExpectedScore?, Withheld?) {
    do throws(Withheld) {
      switch options.method {
      case .retest(let method, let moments): return (try method.expectation(moments), nil)
      case .sample(.jacobsonTruax):
        // No spread of these people is needed: the error of measurement says it all.
        guard let error else { return (nil, nil) }
        let variance = 2 * error.standardError * error.standardError
        return (ExpectedScore(intercept: 0, slope: 1, variance: variance), nil)
      case .sample(let method):
        guard let error else { return (nil, nil) }
        guard let pairs else { throw .needs("second-person") }
        let r = error.reliability(among: pairs.firstDeviation)
        return (try method.expectation(pairs, reliability: r, options.extras), nil)
      }
    } catch {
      return (nil, error)
    }
  }

  private static func trueChange(
    _ error: MeasurementError?, _ pairs: PairMoments?
  ) -> (TrueChange?, Withheld?) {
    guard let error, let pairs else { return (nil, nil) }
    do throws(Withheld) {
      guard pairs.n >= MeasurementError.fewestPersons else {
        throw Withheld(
          "change.true-change-too-few",
          "How likely it is that somebody truly changed is estimated from the whole group, which needs "
            + "at least \(MeasurementError.fewestPersons) people with two scores; there are \(pairs.n).",
          help: "The changes beyond error stand without it.")
      }
      return (try TrueChange(pairs, standardErrorOfMeasurement: error.standardError), nil)
    } catch {
      return (nil, error)
    }
  }
}
