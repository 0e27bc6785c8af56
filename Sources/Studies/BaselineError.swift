import Change
import Distributions
import Journeys
import Psychometrics
import Results
import Scales
import Scoring

/// The error of measurement of an outcome, and where it comes from. In this order:
///
/// 1. the standard error of measurement that the scale's file gives for the metric;
/// 2. the reliability that the file gives for the metric, over time before alpha, with the spread of
///    the people it was found in where a norm of the same source gives it, else of this sample on its
///    first occasion;
/// 3. alpha and spread of this sample on its first occasion, complete responses.
///
/// Where the metric's table prints an error for every row, single scores have their own.
///
/// The first occasion is the earliest on which enough people answered every item; a row or two with
/// a mistyped occasion do not become the baseline of everybody.
struct BaselineError {
  /// The error, or why there is none.
  let error: Result<MeasurementError, Withheld>

  init(_ outcome: StudyPlan.Outcome, _ panel: Panel) {
    let occasions = Self.complete(outcome, panel)
    let chosen =
      occasions.first { $0.values.count >= MeasurementError.fewestPersons }
      ?? occasions.max { $0.values.count < $1.values.count }
    let first = chosen ?? Complete(label: "")
    error = Result { () throws(Withheld) in
      let own = Self.conditional(outcome.metric)
      let error: MeasurementError
      if let published = Self.published(outcome, first) {
        error = published
      } else {
        error = try Self.estimated(outcome, first)
      }
      return own.map { error.conditional($0) } ?? error
    }
  }

  /// What the file of the scale gives for the metric; nil where it gives nothing usable.
  private static func published(
    _ outcome: StudyPlan.Outcome, _ first: Complete
  ) -> MeasurementError? {
    let metric = outcome.metric
    if let published = metric.standardError {
      return try? MeasurementError(
        standardError: published.value,
        source: MeasurementErrorSource(.publishedError, citation: published.source))
    }
    let listed = outcome.definition.reliabilities.filter { $0.metric == metric.id }
    let overTime = listed.first { $0.kind != .cronbachAlpha }
    guard let reliability = overTime ?? listed.first else { return nil }
    let norm = outcome.definition.norms.first {
      $0.metric == metric.id && $0.source == reliability.source
        && $0.population == reliability.population && $0.standardDeviation != nil
    }
    let enough = first.values.count >= MeasurementError.fewestPersons
    guard
      let spread = norm?.standardDeviation
        ?? (enough ? SampleMoments(first.values)?.standardDeviation : nil)
    else { return nil }
    return try? MeasurementError(
      standardDeviation: spread, reliability: reliability.reliability,
      source: MeasurementErrorSource(
        .publishedReliability, citation: reliability.source, population: reliability.population,
        spreadOf: norm.map(\.population) ?? first.name))
  }

  private static func estimated(
    _ outcome: StudyPlan.Outcome, _ first: Complete
  ) throws(Withheld) -> MeasurementError {
    var moments = ItemMoments(outcome.definition, of: outcome.scale)
    for responses in first.responses { moments.add(responses) }
    let alpha = try CronbachAlpha.reliability(moments, source: first.name)
    return try MeasurementError(
      standardDeviation: SampleMoments(first.values)?.standardDeviation ?? 0, reliability: alpha,
      source: MeasurementErrorSource(.sample, spreadOf: first.name))
  }

  /// The errors that the metric's table prints, where every row has one.
  private static func conditional(_ metric: Metric) -> ConditionalError? {
    guard let table = metric.table, table.strata.isEmpty else { return nil }
    let rows = table.rows.compactMap { row in
      row.standardError.flatMap {
        $0 > 0 ? ConditionalError.Row(from: row.to, through: row.to, standardError: $0) : nil
      }
    }
    return rows.count == table.rows.count ? ConditionalError(rows, source: table.source) : nil
  }

  private struct Complete {
    var label: String
    var responses: [[Response]] = []
    var values: [Double] = []

    /// What to call these people.
    var name: String { "this sample, occasion \(label), complete responses" }
  }

  /// Complete responses by occasion, in the order of the occasions.
  private static func complete(_ outcome: StudyPlan.Outcome, _ panel: Panel) -> [Complete] {
    var byPosition: [Double: Complete] = [:]
    for entry in panel.journeys.flatMap(\.entries) {
      let score = entry.scores[outcome.target.scale][outcome.target.score]
      guard score.status == .scored, let value = score.value(metric: outcome.target.metric) else {
        continue
      }
      byPosition[entry.occasion.position, default: Complete(label: entry.occasion.label)]
        .responses.append(entry.responses[outcome.target.scale])
      byPosition[entry.occasion.position]?.values.append(value)
    }
    return byPosition.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension StudyPlan.Outcome {
  /// The metric that the outcome follows.
  var metric: Metric { definition.metrics[target.metric] }
}
