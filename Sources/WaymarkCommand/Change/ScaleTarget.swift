import ArgumentParser
import Scales

/// One number of a scale: the score and metric that a change is looked for in.
struct ScaleTarget {
  let scale: Scale
  let definition: ScoreDefinition
  let position: Int
  let metric: Metric

  /// Finds it.
  ///
  /// - Parameters:
  ///   - scale: the scale.
  ///   - score: the id of a score; not needed where there is one.
  ///   - metric: the id of a metric; the reported one by default.
  /// - Throws: `ValidationError` when it cannot be told which is meant.
  init(_ scale: Scale, score: String?, metric: String?) throws {
    let names = scale.scores.map { "'\($0.id)'" }.joined(separator: ", ")
    if score == nil && scale.scores.count != 1 {
      throw ValidationError("'\(scale.id)' has several scores: name one with --score-id: \(names).")
    }
    guard let position = scale.scores.firstIndex(where: { score == nil || $0.id == score }) else {
      throw ValidationError("--score-id: '\(scale.id)' has no such score; it has \(names).")
    }
    let definition = scale.scores[position]
    let id = metric ?? definition.reportedMetric.id
    guard let found = definition.metrics.first(where: { $0.id == id }) else {
      let known = definition.metrics.map { "'\($0.id)'" }.joined(separator: ", ")
      throw ValidationError("--metric: the score has no metric '\(id)'; it has \(known).")
    }
    self.scale = scale
    self.definition = definition
    self.position = position
    self.metric = found
  }

  /// The scores that can be had, in points of the metric.
  var attainable: ClosedRange<Double> {
    min(metric.lowest, metric.highest)...max(metric.lowest, metric.highest)
  }
  /// Published cut-offs of the metric.
  var cutOffs: [PublishedCutOff] { definition.cutOffs.filter { $0.metric == metric.id } }
  /// Published thresholds of change of the metric.
  var thresholds: [ChangeThreshold] {
    definition.changeThresholds.filter { $0.metric == metric.id }
  }
  /// Published reliabilities of the metric.
  var reliabilities: [PublishedReliability] {
    definition.reliabilities.filter { $0.metric == metric.id }
  }
}
