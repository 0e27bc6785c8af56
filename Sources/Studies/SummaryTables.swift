import Benchmarking
import Change
import Reports
import Results
import Scoring

/// The table of a run that has rows about services.
extension StudyRun {
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
