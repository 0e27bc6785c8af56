import Benchmarking
import Change
import Reports
import Results
import Scoring

/// The table of a run that has rows about services.
extension StudyRun {
  /// `benchmark.csv`: a row per service and outcome.
  var benchmarkTable: ResultTable {
    var table = ResultTable(
      columns: [
        "service", "status", "n", "mean", "sd", "conf.low", "conf.high", "shrunken_mean",
        "funnel_centre", "funnel_sigma", "low_95", "high_95", "low_99.8", "high_99.8", "position",
        "scale", "score", "metric",
      ] + Self.besideColumns)
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
            .number(figures?.shrunken), .number(figures.map { _ in comparison.unadjusted.target }),
            .number(figures.flatMap { _ in comparison.unadjusted.spread }),
            .number(figures?.limits95.lowerBound), .number(figures?.limits95.upperBound),
            .number(figures?.limits998.lowerBound), .number(figures?.limits998.upperBound),
            .text(figures?.location?.rawValue),
          ] + found.key + Self.beside(service, comparison))
      }
    }
    return table
  }

  /// The columns of who stands behind a mean, and of what it is beside what is expected.
  private static let besideColumns = [
    "eligible", "with_first", "adjusted_for", "expected", "difference", "z", "z_adjusted",
    "difference_low_95", "difference_high_95", "difference_low_99.8", "difference_high_99.8",
    "level", "effect", "effect_std.error", "effect_low", "effect_high", "compare_low",
    "compare_high",
    "lambda", "rank_low", "rank_median", "rank_high",
  ]

  private static func beside(
    _ service: ServiceComparison.Service, _ comparison: ServiceComparison
  ) -> [ResultTable.Cell] {
    let completion: [ResultTable.Cell] = [
      .count(service.completion?.eligible), .count(service.completion?.first),
    ]
    guard let adjusted = service.adjusted, let figures = try? adjusted.place.figures.get() else {
      return completion
        + [ResultTable.Cell](repeating: .missing, count: besideColumns.count - completion.count)
    }
    let effect = adjusted.effect
    let position = comparison.isMarked ? try? figures.position.get() : nil
    let rank = comparison.isMarked ? adjusted.rank : nil
    let beside: [ResultTable.Cell] = [
      .text(comparison.adjustedFor.map(\.rawValue).joined(separator: " + ")),
      .number(adjusted.expected), .number(adjusted.observed - adjusted.expected),
      .number(try? figures.z.get()), .number(figures.adjustedZ),
      .number(figures.inner.lowerBound), .number(figures.inner.upperBound),
      .number(figures.outer.lowerBound), .number(figures.outer.upperBound),
      .text(position?.rawValue), .number(effect?.effect.value),
      .number(effect?.effect.standardError), .number(effect?.effect.interval?.lower),
      .number(effect?.effect.interval?.upper), .number(effect?.comparison.lower),
      .number(effect?.comparison.upper), .number(effect?.lambda),
      .count(rank?.lower), .count(rank?.median), .count(rank?.upper),
    ]
    return completion + beside
  }
}

extension ResultTable.Cell {
  /// A count, or `missing` when there is none.
  static func count(_ value: Int?) -> ResultTable.Cell { value.map { .integer($0) } ?? .missing }
}
