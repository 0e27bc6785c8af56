import ArgumentParser
import Benchmarking
import Results
import Scales

/// Which scale scores are of, and which way is better.
struct MeasureNameOptions: ParsableArguments {
  @Option(help: "The id of the scale; its file says the version, and which way is better.")
  var scale: String?

  @Option(help: "Of a scale with several scores: which one.")
  var scoreId: String?

  @Option(help: "The metric; otherwise the one that the scale reports.")
  var metric: String?

  @Option(help: "Without a scale's file: the name of what was measured.")
  var measure: String?

  @Option(help: "The same: its version.")
  var measureVersion: String?

  @Option(help: "The same: which way scores go when people do better.")
  var better: XmROptions.Better?

  @OptionGroup var catalog: CatalogOptions

  func validate() throws {
    if scale != nil {
      guard measure == nil, measureVersion == nil, better == nil else {
        throw ValidationError(
          "--scale says name, version and direction: leave --measure, --measure-version and --better out."
        )
      }
    } else {
      guard measure?.isEmpty == false, measureVersion?.isEmpty == false, better != nil else {
        throw ValidationError(
          "Name the scale with --scale; or what was measured with --measure, --measure-version and --better."
        )
      }
      guard scoreId == nil, metric == nil else {
        throw ValidationError("--score-id and --metric go with --scale.")
      }
    }
  }

  /// What scores are of.
  struct Found {
    var measure: ServicePacket.Measure
    var better: StatedBenchmark.Better
    /// The scores that can be had; nil where that is not known.
    var attainable: ClosedRange<Double>?
    /// As benchmarks name it: `phq-9@1`.
    var name: String { "\(measure.scale)@\(measure.version)" }
  }

  /// The scale, its version and its direction.
  ///
  /// - Throws: `RefusedInput` when there is no such scale, `ValidationError` when it cannot be told which of
  ///   its scores is meant.
  func found() throws -> Found {
    guard let scale else {
      return Found(
        measure: ServicePacket.Measure(scale: measure ?? "", version: measureVersion ?? ""),
        better: better == .lower ? .lower : .higher)
    }
    let file = try catalog.catalog.file(of: scale, askedAt: Place(file: "--scale"))
    let target = try ScaleTarget(try Scale(reading: file), score: scoreId, metric: metric)
    let isOnly =
      target.scale.scores.count == 1 && target.metric.id == target.definition.reportedMetric.id
    return Found(
      measure: ServicePacket.Measure(
        scale: isOnly ? scale : "\(scale)/\(target.definition.id)/\(target.metric.id)",
        version: target.scale.version),
      better: target.definition.direction == .higherIsBetter ? .higher : .lower,
      attainable: target.attainable)
  }
}
