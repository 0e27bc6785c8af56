import ArgumentParser
import Benchmarking
import Disclosure
import Platform
import Results
import Scales

/// Which scale the scores are of: only scores of one scale in one version are compared.
struct PacketMeasureOptions: ParsableArguments {
  @Option(help: "The id of the scale; its file says version and range.")
  var scale: String?

  @Option(help: "Of a scale with several scores: which one.")
  var scoreId: String?

  @Option(help: "The metric; otherwise the one that the scale reports.")
  var metric: String?

  @Option(help: "Without a scale file: the name of what was measured.")
  var measure: String?

  @Option(help: "The same: its version.")
  var measureVersion: String?

  @Option(
    help: ArgumentHelp(
      "The same: lowest and highest score, such as 0-27, by which it is judged whether scores could be worked out.",
      valueName: "from-to"))
  var range: String?

  @Option(help: "The same: the smallest difference between two scores.")
  var step: Double = 1

  @OptionGroup var catalog: CatalogOptions

  func validate() throws {
    if scale != nil {
      guard measure == nil, measureVersion == nil, range == nil else {
        throw ValidationError(
          "--scale says name, version and range: leave --measure and its kin out.")
      }
    } else {
      guard let measure, !measure.isEmpty, let measureVersion, !measureVersion.isEmpty else {
        throw ValidationError(
          "Name the scale with --scale; or what was measured with --measure and --measure-version.")
      }
    }
    guard step > 0, step.isFinite else { throw ValidationError("--step is above 0.") }
    if range != nil && limits == nil {
      throw ValidationError("--range is of the form 0-27, the lower number first.")
    }
  }

  /// The scale, and the scores that it can give where that is known.
  ///
  /// - Throws: `RefusedInput` when there is no such scale, `ValidationError` when it cannot be told which of
  ///   its scores is meant.
  func found() throws -> (measure: ServicePacket.Measure, range: PacketRange?) {
    guard let scale else {
      let named = ServicePacket.Measure(scale: measure ?? "", version: measureVersion ?? "")
      return (named, limits.map { PacketRange(lowest: $0.0, highest: $0.1, step: step) })
    }
    let file = try catalog.catalog.file(of: scale, askedAt: Place(file: "--scale"))
    let target = try ScaleTarget(try Scale(reading: file), score: scoreId, metric: metric)
    let isOnly =
      target.scale.scores.count == 1 && target.metric.id == target.definition.reportedMetric.id
    let name =
      isOnly ? scale : "\(scale)/\(target.definition.id)/\(target.metric.id)"
    return (
      ServicePacket.Measure(scale: name, version: target.scale.version),
      PacketRange(
        lowest: target.attainable.lowerBound, highest: target.attainable.upperBound, step: step)
    )
  }

  /// `0-27`, or `-3-3`.
  private var limits: (Double, Double)? {
    guard let range, let mark = range.dropFirst().firstIndex(of: "-"),
      let lowest = NumberText.value(range[..<mark]),
      let highest = NumberText.value(range[range.index(after: mark)...]), lowest < highest
    else { return nil }
    return (lowest, highest)
  }
}
