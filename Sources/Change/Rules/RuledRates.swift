public import Results
public import Scales

/// The rates of a rule pack, with whom they are of, Wilson's intervals, and what people without a
/// later score could make of them.
///
/// People who miss a first score and might have started in the range are among the unknown of rates of
/// those who started there: the bounds hold whichever they are.
public struct RuledRates: Sendable, Hashable {
  /// The scale judged by itself; nil where the measures were judged together.
  public let measure: String?
  /// The rates, in the order of the pack.
  public let rates: [ChangeRate]
  /// People with a first and a last score on every measure.
  public let withLastScore: Int
  /// People with a score who miss a first or last one on some measure.
  public let incomplete: Int
  /// People without a score on any measure; no rate counts them.
  public let noScore: Int
  /// People whose one measure is reliably better and whose other is reliably worse: neither is
  /// counted.
  public let bothWays: Int
  /// Of people with a first and a last score on every measure, those whose measures were not taken at
  /// the same two times.
  public let differentTimes: Int
  /// What nobody has verified of the rules; to be printed.
  public let notes: [Note]

  /// Counts people by a pack.
  ///
  /// - Parameters:
  ///   - pack: the rules, every measure with its numbers; see `RulePack.Measure.resolved(by:)`.
  ///   - people: with a place for each measure.
  ///   - level: coverage of Wilson's intervals. The default is 0.95.
  /// - Returns: one set of rates, or one per measure where they are judged by themselves.
  /// - Throws: `Withheld` when a measure has no numbers.
  public static func counted(
    _ pack: RulePack, _ people: [RuledPerson], level: Double = 0.95
  ) throws(Withheld) -> [RuledRates] {
    counted(try RuleJudge(pack), people.map(\.scores), level: level)
  }

  /// Counts people by a pack whose measures all have their numbers.
  ///
  /// - Parameters:
  ///   - judge: the rules.
  ///   - people: the scores of each, with a place for each measure.
  ///   - level: coverage of Wilson's intervals. The default is 0.95.
  /// - Returns: one set of rates, or one per measure where they are judged by themselves.
  public static func counted(
    _ judge: RuleJudge, _ people: [[RuledPerson.Scores?]], level: Double = 0.95
  ) -> [RuledRates] {
    precondition(
      people.allSatisfy { $0.count == judge.pack.measures.count }, "scores of other measures")
    return judge.groups.indices.map { RuledRates(judge, group: $0, people, level) }
  }

  private init(
    _ judge: RuleJudge, group: Int, _ people: [[RuledPerson.Scores?]], _ level: Double
  ) {
    let (pack, positions) = (judge.pack, judge.groups[group])
    var verdicts: [RuledVerdict] = []
    var apart = 0
    for scores in people where positions.contains(where: { scores[$0] != nil }) {
      let verdict = judge.verdict(scores, group: group)
      verdicts.append(verdict)
      let times = Set(positions.compactMap { scores[$0]?.times })
      if verdict.conditions != nil && times.count > 1 { apart += 1 }
    }
    measure = pack.together == .each ? pack.measures[positions[0]].scale : nil
    noScore = people.count - verdicts.count
    withLastScore = verdicts.count { $0.conditions != nil }
    incomplete = verdicts.count - withLastScore
    bothWays = verdicts.count { $0.isBothWays == true }
    differentTimes = apart
    notes = pack.notes
    rates = pack.rates.map { rate in
      let within = verdicts.filter { rate.of == .everybody || $0.startedInRange != false }
      let known = within.compactMap(\.conditions)
      return ChangeRate(
        rate.id, known.count { $0.isSuperset(of: rate.counts) }, of: known.count,
        denominator: rate.of.words(measures: positions.count),
        unknown: within.count - known.count, level: level)
    }
  }
}

extension RulePack.Denominator {
  /// Of whom, in words.
  ///
  /// - Parameter measures: how many measures are judged together.
  /// - Returns: the words.
  public func words(measures: Int) -> String {
    let both =
      "people with a first and a last score" + (measures > 1 ? " on every measure" : "")
    return switch self {
    case .everybody: both
    case .startedInRange: "\(both) who started in the range of people who seek help"
    }
  }
}
