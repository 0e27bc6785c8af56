import Distributions
import Results
public import Scales

extension MeasurementError {
  /// What the file of a scale gives for a metric; nil where it gives nothing usable. In this order:
  ///
  /// 1. the standard error of measurement itself;
  /// 2. a reliability, over time before alpha, with the spread of the people it was found in where a
  ///    norm of the same source gives it, else of a sample of fifteen people or more.
  ///
  /// - Parameters:
  ///   - definition: the score's definition.
  ///   - metric: which of its numbers.
  ///   - sample: scores whose spread is taken where the file gives none, in points.
  ///   - name: what to call the sample.
  /// - Returns: the error, with that of single scores where the metric's table prints one.
  public static func published(
    _ definition: ScoreDefinition, _ metric: Metric, sample: [Double], named name: String
  ) -> MeasurementError? {
    if let published = metric.standardError {
      return try? MeasurementError(
        standardError: published.value,
        source: MeasurementErrorSource(.publishedError, citation: published.source)
      ).knowingRows(of: metric)
    }
    let listed = definition.reliabilities.filter { $0.metric == metric.id }
    let overTime = listed.first { $0.kind != .cronbachAlpha }
    guard let reliability = overTime ?? listed.first else { return nil }
    let norm = definition.norms.first {
      $0.metric == metric.id && $0.source == reliability.source
        && $0.population == reliability.population && $0.standardDeviation != nil
    }
    let own =
      sample.count >= fewestPersons ? SampleMoments(sample)?.standardDeviation : nil
    guard let spread = norm?.standardDeviation ?? own else { return nil }
    return try? MeasurementError(
      standardDeviation: spread, reliability: reliability.reliability,
      source: MeasurementErrorSource(
        .publishedReliability, citation: reliability.source, population: reliability.population,
        spreadOf: norm.map(\.population) ?? name)
    ).knowingRows(of: metric)
  }

  /// The same with the errors that the metric's table prints, where every row has one.
  public func knowingRows(of metric: Metric) -> MeasurementError {
    guard let table = metric.table, table.strata.isEmpty else { return self }
    let rows = table.rows.compactMap { row in
      row.standardError.flatMap {
        Self.isUsable($0)
          ? ConditionalError.Row(from: row.to, through: row.to, standardError: $0) : nil
      }
    }
    guard rows.count == table.rows.count,
      let own = ConditionalError(rows, source: table.source)
    else { return self }
    return conditional(own)
  }
}
