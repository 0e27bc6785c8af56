import Change
import Distributions
import Journeys
import Psychometrics
import Results
import Scales
import Scoring

/// The error of measurement of an outcome, and where it comes from: what the scale's file gives (see
/// `MeasurementError.published`), else alpha and spread of this sample on its first occasion, complete
/// responses.
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
      if let published = MeasurementError.published(
        outcome.definition, outcome.metric, sample: first.values, named: first.name)
      {
        return published
      }
      return try Self.estimated(outcome, first).knowingRows(of: outcome.metric)
    }
  }

  private static func estimated(
    _ outcome: StudyPlan.Outcome, _ first: Complete
  ) throws(Withheld) -> MeasurementError {
    var moments = ItemMoments(outcome.definition, of: outcome.scale)
    for responses in first.responses { moments.add(responses) }
    let alpha = try CronbachAlpha.reliability(moments, source: first.name)
    let error = try MeasurementError(
      standardDeviation: SampleMoments(first.values)?.standardDeviation ?? 0, reliability: alpha,
      source: MeasurementErrorSource(.sample, spreadOf: first.name))
    // Points add up to the raw score; a metric's errors are not those of the score it comes from.
    guard outcome.errorByScore, outcome.target.metric == 0 else { return error }
    let rows = ErrorByScore.groups(
      first.responses.compactMap(moments.points),
      source: "\(first.name), people of like scores (Feldt and others 1985)")
    // One group for all would say no more than the one error does.
    return rows.flatMap { $0.rows.count > 1 ? error.conditional($0) : nil } ?? error
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
