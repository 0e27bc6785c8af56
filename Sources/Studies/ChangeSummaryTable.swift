import Change
import Reports
import Results
import Scoring

extension StudyRun {
  /// `change-summary.csv`: a row per outcome.
  ///
  /// Rates are of people with two scores, with Wilson's interval and with the bounds that people
  /// without a later score allow; `_services_` are intervals that count that people of one service
  /// resemble each other.
  var changeSummaryTable: ResultTable {
    let rates = ["improved", "unchanged", "deteriorated"].flatMap { name in
      [
        "rate", "low", "high", "bound_low", "bound_high", "services_low", "services_high",
      ].map { "\(name)_\($0)" }
    }
    let effects = PairedEffectSize.allCases.flatMap { kind in
      [kind.rawValue, "\(kind.rawValue)_low", "\(kind.rawValue)_high"]
    }
    return ResultTable(
      columns: [
        "scale", "score", "metric", "method", "persons", "withChange", "noLaterScore", "noScore",
        "improved", "unchanged", "deteriorated", "mean_first", "mean_last", "mean_change",
        "conf.low", "conf.high", "sem", "sd", "reliability", "reliability_kind",
        "reliability_n", "threshold", "critical_value", "level", "withheld",
        "sem_from", "sem_citation", "sd_of", "reliability_low", "reliability_high",
        "could_not_improve", "expected_better",
      ] + rates + ["services", "services_conf.low", "services_conf.high"] + effects + [
        "pair_correlation", "any_pair_attained", "first_last_attained", "attained_seed",
      ],
      rows: findings.map { found in
        found.key + Self.counts(found) + Self.error(found) + Self.rates(found.change)
          + Self.services(found.change) + Self.effects(found.change) + [
            .number(found.attained?.anyPair), .number(found.attained?.firstToLast),
            .count(found.attained.map { Int($0.seed) }),
          ]
      })
  }

  private static func counts(_ found: OutcomeFindings) -> [ResultTable.Cell] {
    let change = found.change
    let error = change.error
    var withheld: String?
    if case .failure(let reason) = found.error { withheld = reason.code }
    let persons: [ResultTable.Cell] = [
      .text(change.options.method.name),
      .integer(change.count + change.noLaterScore + change.noScore),
      .integer(change.count), .integer(change.noLaterScore), .integer(change.noScore),
      .count(change.count(.improved)), .count(change.count(.unchanged)),
      .count(change.count(.deteriorated)),
    ]
    let mean = change.mean
    let means: [ResultTable.Cell] = [
      .number(mean?.first), .number(mean?.last), .number(mean?.change.value),
      .number(mean?.change.interval?.lower), .number(mean?.change.interval?.upper),
    ]
    let errors: [ResultTable.Cell] = [
      .number(error?.standardError), .number(error?.standardDeviation),
      .number(error?.reliability?.coefficient.value), .text(error?.reliability?.kind?.rawValue),
      .count(error?.reliability?.n), .number(change.threshold), .number(change.criticalValue),
      .number(change.options.rule.level), .text(withheld),
    ]
    return persons + means + errors
  }

  private static func error(_ found: OutcomeFindings) -> [ResultTable.Cell] {
    let error = found.change.error
    let interval = error?.reliability?.coefficient.interval
    return [
      .text(error?.source.origin.rawValue), .text(error?.source.citation),
      .text(error?.source.spreadOf), .number(interval?.lower), .number(interval?.upper),
      .count(found.change.couldNotImprove), .number(found.change.expectedCount(beyond: 0)),
    ]
  }

  private static func rates(_ change: ReliableChange) -> [ResultTable.Cell] {
    let rates = change.rates
    return ([.improved, .unchanged, .deteriorated] as [ReliableChange.Category]).flatMap {
      category -> [ResultTable.Cell] in
      let rate = rates.first { $0.name == category.rawValue }
      let services = try? change.rateOverServices(
        category == .improved ? [.improved, .recovered] : [category])
      return [
        .number(rate?.rate?.value), .number(rate?.rate?.interval?.lower),
        .number(rate?.rate?.interval?.upper), .number(rate?.bounds?.lowerBound),
        .number(rate?.bounds?.upperBound), .number(services?.rate.interval?.lower),
        .number(services?.rate.interval?.upper),
      ]
    }
  }

  private static func services(_ change: ReliableChange) -> [ResultTable.Cell] {
    let mean = try? change.meanOverServices()
    return [
      .count(mean?.services), .number(mean?.mean.interval?.lower),
      .number(mean?.mean.interval?.upper),
    ]
  }

  private static func effects(_ change: ReliableChange) -> [ResultTable.Cell] {
    PairedEffectSize.allCases.flatMap { kind -> [ResultTable.Cell] in
      let effect = change.pairs.flatMap { try? kind.result($0).d }
      return [
        .number(effect?.value), .number(effect?.interval?.lower),
        .number(effect?.interval?.upper),
      ]
    } + [.number(change.pairs?.correlation)]
  }
}
