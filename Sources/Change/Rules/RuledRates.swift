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
    var measures: [(RulePack.Range, RulePack.Change)] = []
    for measure in pack.measures {
      guard let range = measure.range, let change = measure.change else {
        throw Withheld(
          "rules.not-resolved",
          "The rules leave the numbers of '\(measure.scale)' to its scale file, which was not read.",
          help: "Give the scale file too.")
      }
      measures.append((range, change))
    }
    precondition(
      people.allSatisfy { $0.scores.count == measures.count }, "scores of other measures")
    switch pack.together {
    case .pairwise:
      return [RuledRates(pack, nil, people.map(\.scores), measures, level)]
    case .each:
      return measures.indices.map { position in
        RuledRates(
          pack, pack.measures[position].scale, people.map { [$0.scores[position]] },
          [measures[position]], level)
      }
    }
  }

  private init(
    _ pack: RulePack, _ measure: String?, _ people: [[RuledPerson.Scores?]],
    _ measures: [(RulePack.Range, RulePack.Change)], _ level: Double
  ) {
    let scored = people.filter { $0.contains { $0 != nil } }
    let verdicts = scored.map { RuledVerdict($0, by: measures) }
    self.measure = measure
    noScore = people.count - scored.count
    withLastScore = verdicts.count { $0.conditions != nil }
    incomplete = verdicts.count - withLastScore
    bothWays = verdicts.count { verdict in
      verdict.conditions.map {
        $0.isDisjoint(with: [.reliablyBetter, .reliablyWorse, .noReliableChange])
      }
        ?? false
    }
    notes = pack.notes
    rates = pack.rates.map { rate in
      let within = verdicts.filter { rate.of == .everybody || $0.startedInRange != false }
      let known = within.compactMap(\.conditions)
      return ChangeRate(
        rate.id, known.count { $0.isSuperset(of: rate.counts) }, of: known.count,
        denominator: rate.of.words, unknown: within.count - known.count, level: level)
    }
  }
}

extension RulePack.Denominator {
  /// Of whom, in words.
  public var words: String {
    switch self {
    case .everybody: "people with a first and a last score"
    case .startedInRange:
      "people with a first and a last score who started in the range of people who seek help"
    }
  }
}
