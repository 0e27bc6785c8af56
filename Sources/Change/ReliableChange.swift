public import Journeys
public import Results
public import Scales
public import Scoring

/// Reliable change between a person's first and last score.
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
/// - Note: An alpha-based SEM leaves day-to-day fluctuation out, so it calls more changes reliable
///   than a test–retest SEM would.
///
/// ### Source
/// Jacobson, N. S., & Truax, P. (1991). Clinical significance. Journal of Consulting and Clinical
/// Psychology, 59(1), 12–19, p. 14. <https://doi.org/10.1037/0022-006X.59.1.12>
public struct ReliableChange: Sendable, Hashable {
  /// What can be chosen.
  ///
  /// | name | default | meaning | range |
  /// |---|---|---|---|
  /// | `method` | Jacobson & Truax 1991 | where a second score is expected | any |
  /// | `extras` | nothing | what single methods need | |
  /// | `rule` | 95 %, exceeds, no cut-off | what counts as beyond error | see ``ChangeRule`` |
  public struct Options: Sendable, Hashable {
    /// Where a second score is expected. The default is Jacobson and Truax's.
    public var method = SampleMethod.jacobsonTruax
    /// What single methods need. The default is nothing.
    public var extras = SampleMethod.Extras()
    /// What counts as beyond error. The defaults are ``ChangeRule``'s.
    public var rule = ChangeRule()

    /// The defaults.
    public init() {}
  }

  /// The method's own words for a change.
  public typealias Category = ChangeFacts.Category

  /// One person with two or more scored occasions.
  public struct Case: Sendable, Hashable {
    /// Who.
    public var person: Person
    /// First scored occasion.
    public var first: JourneyPoint
    /// Last scored occasion.
    public var last: JourneyPoint
    /// last − first, in points of the score.
    public var change: Double
    /// What it comes to; nil when the error of measurement is not known.
    public var facts: ChangeFacts?
    /// What is known of the true change, in points towards neither side; nil where it cannot be had.
    public var trueChange: TrueChange.OfPerson?

    /// The index, in standard errors; nil when the error of measurement is not known.
    public var index: Double? { facts?.index }
    /// The method's category; nil when the error of measurement is not known.
    public var category: Category? { facts?.category }
  }

  /// Persons with two or more scored occasions, in the order of the panel.
  public let cases: [Case]
  /// The mean change of these persons; nil when there are none.
  public let mean: MeanChange?
  /// Persons with one scored occasion: they have no change yet, and are not forgotten.
  public let noLaterScore: Int
  /// The only score of each of them, in points.
  let singles: [Double]
  /// Persons with no scored occasion at all.
  public let noScore: Int
  /// The error of measurement; nil when it could not be had.
  public let error: MeasurementError?
  /// Which way is better.
  public let direction: ScoreDefinition.Direction
  /// What was chosen.
  public let options: Options
  /// Where a second score is expected; nil when the error of measurement is not known, or the method
  /// has no answer.
  public let line: ExpectedScore?
  /// Why there is no line although the error of measurement is known.
  public let withheld: Withheld?
  /// What is known of true change; nil for few people, or where it cannot be told from error.
  public let shrunken: TrueChange?
  /// Moments of first and last scores; nil for fewer than two persons.
  public let pairs: PairMoments?

  /// Compares the first and last score of everybody in a panel.
  ///
  /// - Parameters:
  ///   - panel: everybody's journeys.
  ///   - target: which number of the panel.
  ///   - direction: which way is better.
  ///   - error: the error of measurement; nil leaves index and category out.
  ///   - options: what can be chosen.
  public init(
    _ panel: Panel, of target: ScoreTarget, direction: ScoreDefinition.Direction,
    error: MeasurementError?, options: Options = Options()
  ) {
    let rule = options.rule
    precondition(rule.level > 0 && rule.level < 1, "level \(rule.level) is not in (0, 1)")
    let journeys = panel.points(of: target)
    let moved = journeys.filter { $0.points.count >= 2 }.map {
      (person: $0.person, first: $0.points[0], last: $0.points[$0.points.count - 1])
    }
    pairs = PairMoments(moved.map { (first: $0.first.value, second: $0.last.value) })
    (line, withheld) = Self.line(options, error, pairs)
    shrunken = Self.trueChange(error, pairs)
    let own = options.method == .jacobsonTruax ? error : nil
    let cases = moved.map { [line, shrunken] person, first, last in
      Case(
        person: person, first: first, last: last, change: last.value - first.value,
        facts: line.map {
          ChangeFacts(
            first: first.value, second: last.value, $0, rule, direction: direction, error: own)
        },
        trueChange: shrunken?.ofPerson(after: last.value - first.value, level: rule.level))
    }
    self.cases = cases
    mean = MeanChange(cases, level: rule.level)
    singles = journeys.filter { $0.points.count == 1 }.map { $0.points[0].value }
    noLaterScore = singles.count
    noScore = panel.journeys.count - journeys.count
    self.error = error
    self.direction = direction
    self.options = options
  }

  /// How many standard errors count as error.
  public var criticalValue: Double { options.rule.criticalValue(line) }

  /// The change beyond which it is reliable, in points, for methods that expect no change; nil for
  /// others, where every pair of scores has its own, and when the error of measurement is not known.
  public var threshold: Double? {
    guard error?.conditional == nil, let line, line.intercept == 0, line.slope == 1,
      line.growth == 0
    else { return nil }
    return criticalValue * line.standardError(after: 0)
  }

  /// How many persons are in a category; nil when the error of measurement is not known.
  public func count(_ category: Category) -> Int? {
    line == nil ? nil : cases.count { $0.category == category }
  }

  /// The counts with another error of measurement; nil where the method has no answer.
  func counted(
    with error: MeasurementError
  ) -> (threshold: Double?, improved: Int, unchanged: Int, deteriorated: Int)? {
    guard let line = Self.line(options, error, pairs).0 else { return nil }
    var (improved, deteriorated) = (0, 0)
    for person in cases {
      let facts = ChangeFacts(
        first: person.first.value, second: person.last.value, line, options.rule,
        direction: direction)
      guard facts.isReliable else { continue }
      if facts.index * direction.sign > 0 { improved += 1 } else { deteriorated += 1 }
    }
    let threshold =
      options.method == .jacobsonTruax
      ? options.rule.criticalValue(line) * line.standardError(after: 0) : nil
    return (threshold, improved, cases.count - improved - deteriorated, deteriorated)
  }

  private static func line(
    _ options: Options, _ error: MeasurementError?, _ pairs: PairMoments?
  ) -> (ExpectedScore?, Withheld?) {
    guard let error else { return (nil, nil) }
    // No spread of these people is needed: the error of measurement says it all.
    if options.method == .jacobsonTruax {
      let variance = 2 * error.standardError * error.standardError
      return (ExpectedScore(intercept: 0, slope: 1, variance: variance), nil)
    }
    guard let pairs else { return (nil, .needs("second-person")) }
    do throws(Withheld) {
      guard let r = error.reliability?.coefficient.value else { throw .needs("reliability") }
      return (try options.method.expectation(pairs, reliability: r, options.extras), nil)
    } catch {
      return (nil, error)
    }
  }

  private static func trueChange(
    _ error: MeasurementError?, _ pairs: PairMoments?
  ) -> TrueChange? {
    guard let error, let pairs, pairs.n >= MeasurementError.fewestPersons else { return nil }
    return try? TrueChange(pairs, standardErrorOfMeasurement: error.standardError)
  }
}
