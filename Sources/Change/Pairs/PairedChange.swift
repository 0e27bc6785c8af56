public import Results
public import Scales

/// Change between the first and last score of many people, by any method: the same as
/// ``ReliableChange``, for scores in arrays.
public struct PairedChange: Sendable, Hashable {
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
  /// | `rule` | 95 %, exceeds, no cut-off | what counts as beyond error |
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

  /// First scores of people with two or more, in points.
  public let firsts: [Double]
  /// Their last scores, in points.
  public let lasts: [Double]
  /// The only score of people with one.
  let singles: [Double]
  /// Persons without any score.
  public let noScore: Int
  /// Which way is better.
  public let direction: ScoreDefinition.Direction
  /// The error of measurement; nil when it is not known.
  public let error: ErrorBasis?
  /// What was chosen.
  public let options: Options
  /// Moments of first and last scores; nil for fewer than two persons.
  public let pairs: PairMoments?
  /// Where a second score is expected; nil where it cannot be said.
  public let line: ExpectedScore?
  /// Why there is no line although there is an error of measurement.
  public let withheld: Withheld?
  /// What is known of true change; nil for few people, or where it cannot be told from error.
  public let shrunken: TrueChange?
  /// The rule with its critical value worked out once.
  private let judging: ChangeRule

  /// Prepares the judgement of everybody.
  ///
  /// - Parameters:
  ///   - firsts: first scores of people with two or more, in points.
  ///   - lasts: their last scores.
  ///   - singles: the scores of people with one.
  ///   - noScore: persons without any.
  ///   - direction: which way is better.
  ///   - error: the error of measurement; nil leaves the judgement out.
  ///   - options: what can be chosen.
  public init(
    firsts: [Double], lasts: [Double], singles: [Double], noScore: Int,
    direction: ScoreDefinition.Direction, error: ErrorBasis?, options: Options = Options()
  ) {
    precondition(firsts.count == lasts.count, "\(firsts.count) first, \(lasts.count) last scores")
    self.firsts = firsts
    self.lasts = lasts
    self.singles = singles
    self.noScore = noScore
    self.direction = direction
    self.error = error
    self.options = options
    let pairs = PairMoments(zip(firsts, lasts).map { (first: $0, second: $1) })
    self.pairs = pairs
    (line, withheld) = Self.line(options, error, pairs)
    judging = Self.resolved(options.rule, line)
    shrunken =
      if let error, let pairs, pairs.n >= MeasurementError.fewestPersons {
        try? TrueChange(pairs, standardErrorOfMeasurement: error.standardError)
      } else {
        nil
      }
  }

  /// People with two or more scores.
  public var count: Int { firsts.count }
  /// People with one score: they have no change yet, and are not forgotten.
  public var noLaterScore: Int { singles.count }
  /// How many standard errors count as error.
  public var criticalValue: Double { options.rule.criticalValue(line) }

  /// The change beyond which it is reliable, in points, for methods that expect no change.
  public var threshold: Double? {
    line.flatMap { Self.threshold($0, options.rule) }
  }

  private static func resolved(_ rule: ChangeRule, _ line: ExpectedScore?) -> ChangeRule {
    var resolved = rule
    resolved.critical = .fixed(rule.criticalValue(line))
    return resolved
  }

  private static func threshold(_ line: ExpectedScore, _ rule: ChangeRule) -> Double? {
    guard line.intercept == 0, line.slope == 1, line.growth == 0 else { return nil }
    return rule.criticalValue(line) * line.standardError(after: 0)
  }

  /// What a pair of scores comes to; nil where no line is known.
  public func facts(first: Double, last: Double) -> ChangeFacts? {
    line.map {
      ChangeFacts(first: first, second: last, $0, judging, direction: direction)
    }
  }

  /// How many changed in which way, at one line.
  struct Counts: Sendable, Hashable {
    var recovered = 0
    var improved = 0
    var unchanged = 0
    var deteriorated = 0
    var started = 0
    var couldNotImprove = 0
    /// Reliable change towards better, whoever recovered among them.
    var better: Int { improved + recovered }
  }

  /// Counts at a line.
  func counts(_ line: ExpectedScore) -> Counts {
    var counts = Counts()
    let rule = Self.resolved(options.rule, line)
    for index in firsts.indices {
      let facts = ChangeFacts(
        first: firsts[index], second: lasts[index], line, rule, direction: direction)
      switch facts.category {
      case .recovered: counts.recovered += 1
      case .improved: counts.improved += 1
      case .unchanged: counts.unchanged += 1
      case .deteriorated: counts.deteriorated += 1
      }
      if facts.startedInRange == true { counts.started += 1 }
      if facts.couldImprove == false { counts.couldNotImprove += 1 }
    }
    return counts
  }

  /// The line with another reliability; nil where there is none, or the method has no answer.
  func lineWith(reliability r: Double) -> ExpectedScore? {
    error?.with(reliability: r).flatMap { Self.line(options, $0, pairs).0 }
  }

  /// The change beyond which it is reliable with another reliability.
  func threshold(reliability r: Double) -> Double? {
    lineWith(reliability: r).flatMap { Self.threshold($0, options.rule) }
  }

  private static func line(
    _ options: Options, _ error: ErrorBasis?, _ pairs: PairMoments?
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
}
