public import Journeys
public import Scales
public import Scoring

/// What a rule pack sees of a person: the first and the last score on each of its measures.
public struct RuledPerson: Sendable, Hashable {
  /// The scores on one measure, in points.
  public struct Scores: Sendable, Hashable {
    /// The first score.
    public var first: Double
    /// The last score; nil where there is no later one.
    public var last: Double?
    /// When they were given, as a position in time; nil where it does not matter.
    public var times: ClosedRange<Double>?

    /// Last less first score; nil where there is no later one, or the difference is beyond all numbers.
    public var change: Double? {
      last.map { $0 - first }.flatMap { $0.isFinite ? $0 : nil }
    }

    /// Two scores, or one.
    public init(first: Double, last: Double?, times: ClosedRange<Double>? = nil) {
      self.first = first
      self.last = last
      self.times = times
    }
  }

  /// Who.
  public var person: Person
  /// By measure of the pack; nil where the person has no score on it.
  public var scores: [Scores?]

  /// Describes a person.
  public init(person: Person, scores: [Scores?]) {
    self.person = person
    self.scores = scores
  }

  /// Everybody of a panel, by first and last scored occasion of each measure.
  ///
  /// - Parameters:
  ///   - panel: everybody's journeys.
  ///   - targets: which number of the panel each measure is; nil for a measure the panel has not.
  /// - Returns: a person per journey, in the order of the panel.
  public static func all(_ panel: Panel, _ targets: [ScoreTarget?]) -> [RuledPerson] {
    panel.journeys.map { journey in
      RuledPerson(
        person: journey.person,
        scores: targets.map { target in
          guard let target else { return nil }
          let points = journey.points(of: target)
          guard let first = points.first, let last = points.last else { return nil }
          return Scores(
            first: first.value, last: points.count > 1 ? last.value : nil,
            times: first.occasion.position...max(first.occasion.position, last.occasion.position))
        })
    }
  }
}

/// What the rules of a pack make of one person; nil where a score is missing that could decide it.
public struct RuledVerdict: Sendable, Hashable {
  /// Whether the person started in the range of people who seek help: if any measure did. Nil where
  /// none of the known ones did and others are missing.
  public let startedInRange: Bool?
  /// What the last scores say; nil unless every measure has a first and a last one.
  public let conditions: Set<RulePack.Condition>?

  /// Whether one measure is reliably better and another reliably worse, so that neither counts; nil
  /// where it is not known.
  public var isBothWays: Bool? {
    conditions.map { $0.isDisjoint(with: [.reliablyBetter, .reliablyWorse, .noReliableChange]) }
  }

  /// Judges a person by measures that state their numbers.
  init(_ scores: [RuledPerson.Scores?], by measures: [(RulePack.Range, RulePack.Change)]) {
    let starts = zip(scores, measures).map { scores, rules in
      scores.map { rules.0.holdsAtStart($0.first) }
    }
    startedInRange =
      starts.contains(true) ? true : starts.contains { $0 == nil } ? nil : false
    var (better, worse, left) = (false, false, true)
    for (scores, (range, change)) in zip(scores, measures) {
      guard let scores, let last = scores.last else {
        conditions = nil
        return
      }
      let towards = (last - scores.first) * (range.side == .above ? -1 : 1)
      if change.boundary.isPassed(by: towards, at: change.value) { better = true }
      if change.boundary.isPassed(by: -towards, at: change.value) { worse = true }
      if !range.isLeft(by: last) { left = false }
    }
    var found: Set<RulePack.Condition> = left ? [.endedOutOfRange] : []
    if better && !worse { found.insert(.reliablyBetter) }
    if worse && !better { found.insert(.reliablyWorse) }
    if !better && !worse { found.insert(.noReliableChange) }
    conditions = found
  }
}
