public import Journeys
public import Scales
public import Scoring

/// Reliable change of the people of a panel, between the first and the last scored occasion of each.
public struct PanelChange: Sendable, Hashable {
  /// One person with two or more scored occasions.
  public struct Case: Sendable, Hashable {
    /// Who.
    public var person: Person
    /// First scored occasion.
    public var first: JourneyPoint
    /// Last scored occasion.
    public var last: JourneyPoint
    /// What it comes to; nil when the error of measurement is not known.
    public var facts: ChangeFacts?
    /// What is known of the true change, in points towards neither side; nil where it cannot be had.
    public var trueChange: TrueChange.OfPerson?

    /// last − first, in points of the score.
    public var change: Double { last.value - first.value }
    /// The index, in standard errors; nil when the error of measurement is not known.
    public var index: Double? { facts?.index }
    /// The method's category; nil when the error of measurement is not known.
    public var category: ReliableChange.Category? { facts?.category }
  }

  /// Persons with two or more scored occasions, in the order of the panel.
  public let cases: [Case]
  /// The change of all of them, with people without a later score counted.
  public let change: ReliableChange

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
    error: MeasurementError?, options: ReliableChange.Options = .init()
  ) {
    let journeys = panel.points(of: target)
    let names = Set(journeys.map(\.person.service)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    var scores = ReliableChange.Scores(noScore: panel.journeys.count - journeys.count)
    for (person, points) in journeys {
      guard points.count > 1 else {
        scores.singles.append(points[0].value)
        continue
      }
      scores.firsts.append(points[0].value)
      scores.lasts.append(points[points.count - 1].value)
      scores.services.append(numbers[person.service] ?? 0)
    }
    let change = ReliableChange(scores, direction: direction, error: error, options: options)
    cases = journeys.filter { $0.points.count > 1 }.map { person, points in
      let (first, last) = (points[0], points[points.count - 1])
      return Case(
        person: person, first: first, last: last,
        facts: change.facts(first: first.value, last: last.value),
        trueChange: change.shrunken?.ofPerson(
          after: last.value - first.value, level: options.rule.level))
    }
    self.change = change
  }
}
