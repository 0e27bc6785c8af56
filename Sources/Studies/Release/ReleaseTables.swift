import Benchmarking
import Disclosure
import Reports
import Results
import Scales
import Tables

/// The tables of a release: each is a CSV file. A figure that is not told has the status `withheld` and an
/// empty cell, never a 0.
struct ReleaseTables {
  let release: Release

  /// Every table with what a row of it is, those without a row left out.
  var all: [WorkbookWriter.Sheet] {
    let tables: [WorkbookWriter.Sheet] = [
      .init("change", about: "A row per outcome: last less first score.", change),
      .init("counts", about: "A row per count of people.", counts),
      .init("occasions", about: "A row per occasion that is shown.", occasions),
      .init("movement", about: "A row per term of a model over time.", movement),
      .init("services", about: "A row per \(release.service) and outcome.", services),
      .init("outcomes", about: "A row per count of people by outcome of the framework.", outcomes),
      .init("withheld", about: "A row per part that is left out, and why.", withheld),
    ]
    return tables.filter { !$0.table.rows.isEmpty }
  }

  private static let meanColumns = [
    "status", "n", "mean", "sd", "conf.low", "conf.high", "rounded_to",
  ]

  private static func cells(_ mean: ReleasedMean?) -> [ResultTable.Cell] {
    guard let mean else {
      return [.text("withheld")] + [ResultTable.Cell](repeating: .missing, count: 6)
    }
    return [
      .text("shown"), .integer(mean.n), .number(mean.mean), .number(mean.standardDeviation),
      .number(mean.interval.lower), .number(mean.interval.upper), .number(mean.base),
    ]
  }

  /// A row per outcome: last less first score.
  private var change: ResultTable {
    ResultTable(
      columns: ["scale", "score", "metric"] + Self.meanColumns + [
        "mean_first", "mean_last", "sem", "threshold",
      ],
      rows: release.outcomes.map { outcome in
        let change = try? outcome.change.get()
        let error = try? outcome.error.get()
        return outcome.key + Self.cells(change?.change) + [
          .number(change?.first), .number(change?.last),
          .number(error?.standardError), .number(error?.threshold),
        ]
      })
  }

  /// A row per count of people.
  private var counts: ResultTable {
    var table = ResultTable(columns: ["scale", "score", "metric", "what", "status", "people"])
    func add(_ outcome: ReleasedOutcome, _ what: String, _ count: Released<Int>) {
      table.rows.append(
        outcome.key + [
          .text(what), .text(count.status), count.value.map { .integer($0) } ?? .missing,
        ])
    }
    for outcome in release.outcomes {
      if case .success(let counts) = outcome.directions {
        add(outcome, "higher", counts.higher)
        add(outcome, "no reliable change", counts.within)
        add(outcome, "lower", counts.lower)
      }
      if case .success(let counts) = outcome.setbacks {
        add(outcome, "no setback", counts.none)
        add(outcome, "setback regained by less than half", counts.lessThanHalf)
        add(outcome, "setback regained by half or more", counts.halfOrMore)
        add(outcome, "setback regained in full", counts.all)
      }
    }
    return table
  }

  /// A row per occasion that is told.
  private var occasions: ResultTable {
    ResultTable(
      columns: ["scale", "score", "metric", "occasion"] + Self.meanColumns,
      rows: release.outcomes.flatMap { outcome in
        ((try? outcome.occasions.get())?.shown ?? []).map {
          outcome.key + [.text($0.label)] + Self.cells($0.mean)
        }
      })
  }

  /// A row per term of a model over time.
  private var movement: ResultTable {
    var table = ResultTable(
      columns: [
        "scale", "score", "metric", "effect", "group", "term", "estimate", "conf.low", "conf.high",
      ])
    for outcome in release.outcomes {
      guard case .success(let movement)? = outcome.movement else { continue }
      table.rows += movement.terms.map { term in
        outcome.key + [
          .text("fixed"), .missing, .text(term.name), .number(term.estimate),
          .number(term.interval?.lower), .number(term.interval?.upper),
        ]
      }
      table.rows += movement.spreads.map { spread in
        outcome.key + [
          .text("sd"), .text(spread.group.isEmpty ? "Residual" : spread.group),
          spread.term.isEmpty ? .missing : .text(spread.term),
          .number(spread.standardDeviation), .missing, .missing,
        ]
      }
    }
    return table
  }

  /// A row per service and outcome.
  private var services: ResultTable {
    ResultTable(
      columns: ["service", "scale", "score", "metric"] + Self.meanColumns + [
        "eligible", "with_first", "adjusted_for", "expected", "difference", "low_95", "high_95",
        "low_99.8",
        "high_99.8", "level", "effect", "effect_std.error", "effect_low", "effect_high",
        "compare_low",
        "compare_high", "lambda", "rank_low", "rank_high",
      ],
      rows: release.outcomes.flatMap { outcome -> [[ResultTable.Cell]] in
        guard case .success(let services)? = outcome.services else { return [] }
        let adjustedFor = (try? services.model.get())?.adjustedFor.map(\.rawValue)
        return services.services.map { service in
          let figures = service.figures
          return [.text(service.name)] + outcome.key + Self.cells(figures?.mean)
            + Self.cells(figures, adjustedFor?.joined(separator: " + "))
        }
      })
  }

  private static func cells(
    _ figures: ReleasedServices.Figures?, _ adjustedFor: String?
  ) -> [ResultTable.Cell] {
    let beside = figures?.beside
    let counts: [ResultTable.Cell] = [
      .count(figures?.completion?.eligible), .count(figures?.completion?.first),
      .text(beside == nil ? nil : adjustedFor),
    ]
    let limits: [ResultTable.Cell] = [
      .number(figures.flatMap { figures in beside.map { figures.mean.mean - $0.difference } }),
      .number(beside?.difference), .number(beside?.limits95.lowerBound),
      .number(beside?.limits95.upperBound), .number(beside?.limits998.lowerBound),
      .number(beside?.limits998.upperBound), .text(beside?.position?.rawValue),
    ]
    let effect: [ResultTable.Cell] = [
      .number(beside?.effect?.value), .number(beside?.effect?.standardError),
      .number(beside?.effect?.interval?.lower), .number(beside?.effect?.interval?.upper),
      .number(beside?.comparison?.lower), .number(beside?.comparison?.upper),
      .number(beside?.lambda), .count(beside?.rank?.lower), .count(beside?.rank?.upper),
    ]
    return counts + limits + effect
  }

  /// A row per part of an outcome that is left out as a whole, and why.
  private var withheld: ResultTable {
    ResultTable(
      columns: ["scale", "score", "metric", "what", "code", "reason", "way_out"],
      rows: release.outcomes.flatMap { outcome in
        outcome.withheld.map {
          outcome.key + [
            .text($0.part.rawValue), .text($0.why.code), .text($0.why.reason), .text($0.why.help),
          ]
        }
      })
  }
}

extension ReleasedOutcome {
  /// Which number of which scale it is.
  fileprivate var key: [ResultTable.Cell] {
    [.text(scale.id), .text(definition.id), .text(metric.id)]
  }
}

extension Released<Int> {
  /// What became of the count.
  var status: String {
    switch self {
    case .shown: "shown"
    case .rounded: "rounded"
    case .withheld: "withheld"
    }
  }
}
