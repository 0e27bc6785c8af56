import Change
import Distributions
import Journeys
import Psychometrics
import Results
import Scoring

/// The error of measurement of an outcome, from the alpha of complete responses on the first
/// occasion and the spread of their scores.
///
/// The first occasion is the earliest on which enough people answered every item; a row or two with
/// a mistyped occasion do not become the baseline of everybody.
struct BaselineError {
  /// The error, or why there is none.
  let error: Result<MeasurementError, Withheld>
  /// The occasion it comes from, as the data name it.
  let occasion: String

  init(_ outcome: StudyPlan.Outcome, _ panel: Panel) {
    let occasions = Self.complete(outcome, panel)
    let chosen =
      occasions.first { $0.values.count >= MeasurementError.fewestPersons }
      ?? occasions.max { $0.values.count < $1.values.count }
    let occasion = chosen?.label ?? ""
    self.occasion = occasion
    error = Result { () throws(Withheld) in
      var moments = ItemMoments(outcome.definition, of: outcome.scale)
      for responses in chosen?.responses ?? [] { moments.add(responses) }
      let alpha = try CronbachAlpha.reliability(
        moments, source: "this sample, occasion \(occasion), complete responses")
      return try MeasurementError(
        standardDeviation: SampleMoments(chosen?.values ?? [])?.standardDeviation ?? 0,
        reliability: alpha)
    }
  }

  private struct Complete {
    var label: String
    var responses: [[Response]] = []
    var values: [Double] = []
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
