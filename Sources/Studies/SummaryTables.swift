import Benchmarking
import Change
import Reports
import Results
import Scoring

/// The tables of a run that have rows about everybody, or about services.
extension StudyRun {
  /// `change-summary.csv`: a row per outcome.
  var changeSummaryTable: ResultTable {
    ResultTable(
      columns: [
        "scale", "score", "metric", "method", "persons", "withChange", "noLaterScore", "noScore",
        "improved", "unchanged", "deteriorated", "mean_first", "mean_last", "mean_change",
        "conf.low", "conf.high", "sem", "sd", "reliability", "reliability_kind",
        "reliability_n", "threshold", "critical_value", "level", "withheld",
      ],
      rows: findings.map { found in
        let change = found.change
        let error = change.error
        var withheld: String?
        if case .failure(let reason) = found.error { withheld = reason.code }
        return found.key + [
          .text(change.options.method.rawValue),
          .integer(change.cases.count + change.noLaterScore + change.noScore),
          .integer(change.cases.count), .integer(change.noLaterScore), .integer(change.noScore),
          .count(change.count(.improved)), .count(change.count(.unchanged)),
          .count(change.count(.deteriorated)), .number(change.mean?.first),
          .number(change.mean?.last), .number(change.mean?.change.value),
          .number(change.mean?.change.interval?.lower),
          .number(change.mean?.change.interval?.upper), .number(error?.standardError),
          .number(error?.standardDeviation), .number(error?.reliability.coefficient.value),
          .text(error?.reliability.kind.rawValue), .count(error?.reliability.n),
          .number(change.threshold), .number(change.criticalValue),
          .number(change.options.rule.level), .text(withheld),
        ]
      })
  }

  /// `benchmark.csv`: a row per service and outcome.
  var benchmarkTable: ResultTable {
    var table = ResultTable(columns: [
      "service", "status", "n", "mean", "sd", "conf.low", "conf.high", "shrunken_mean",
      "funnel_centre", "funnel_sigma", "low_95", "high_95", "low_99.8", "high_99.8", "position",
      "scale", "score", "metric",
    ])
    for found in findings {
      guard case .success(let comparison)? = found.services else { continue }
      for service in comparison.services {
        let figures = service.figures
        table.rows.append(
          [
            .text(service.name), .text(service.status.rawValue),
            service.status == .noPairs ? .integer(0) : .count(figures?.n),
            .number(figures?.mean), .number(figures?.standardDeviation),
            .number(figures?.interval?.lower), .number(figures?.interval?.upper),
            .number(figures?.shrunken), .number(figures.map { _ in comparison.funnel.centre }),
            .number(figures.map { _ in comparison.funnel.sigma }),
            .number(figures?.limits95.lowerBound), .number(figures?.limits95.upperBound),
            .number(figures?.limits998.lowerBound), .number(figures?.limits998.upperBound),
            .text(figures?.position.rawValue),
          ] + found.key)
      }
    }
    return table
  }
}

extension ResultTable.Cell {
  /// A count, or `missing` when there is none.
  static func count(_ value: Int?) -> ResultTable.Cell { value.map { .integer($0) } ?? .missing }
}
