import ArgumentParser
import Benchmarking
import Results

/// A change that others have published, and how much less would matter.
struct StatedBenchmarkOptions: ParsableArguments {
  @Option(
    help:
      "The yardstick of change: SMCR, in standard deviations of the first scores; SMCC, of the changes; SMCRH, of the first scores where the second vary otherwise; MC, in points."
  )
  var effect: Named<MeanChangeEffect>?

  @Option(help: "How its variance is had: LS, the usual one, or LS2 (SMCR and SMCC).")
  var variance: Named<MeanChangeEffect.VarianceFormula>?

  @Option(
    parsing: .unconditional,
    help: "The published change towards better, in that yardstick.")
  var benchmark: Double?

  @Option(help: "Its standard error; otherwise it is taken as exact, which is said.")
  var benchmarkError: Double?

  @Option(help: "Whose it is: authors, year, setting.")
  var benchmarkSource: String?

  @Option(
    help: ArgumentHelp(
      "The scale and version that it is of: phq-9@1. One of another version is refused.",
      valueName: "scale@version"))
  var benchmarkOf: String?

  @Option(help: "The least difference that would matter to people, in the yardstick, above 0.")
  var margin: Double?

  @Option(help: "Coverage of intervals.")
  var level = 0.95

  func validate() throws {
    guard level > 0, level < 1 else { throw ValidationError("--level is between 0 and 1.") }
    guard benchmark != nil else {
      guard benchmarkError == nil, benchmarkSource == nil, benchmarkOf == nil, margin == nil else {
        throw ValidationError(
          "--benchmark-error, --benchmark-source, --benchmark-of and --margin go with --benchmark.")
      }
      return
    }
    guard benchmarkSource?.isEmpty == false, benchmarkOf?.isEmpty == false else {
      throw ValidationError(
        "Say whose the benchmark is and what it is of: --benchmark-source and --benchmark-of.")
    }
    guard let margin, margin > 0, margin.isFinite else {
      throw ValidationError(
        "Say which difference would matter to people, chosen before looking: --margin, above 0.")
    }
    guard variance?.value != .correctedLast else {
      throw ValidationError("--variance LS2 is for effects alone: leave it out beside --benchmark.")
    }
  }

  /// Whether neither a yardstick nor a benchmark was named.
  var isPlain: Bool { effect == nil && variance == nil && benchmark == nil }

  /// The yardstick.
  var yardstick: MeanChangeEffect { effect?.value ?? .rawScore }

  /// How variances are had.
  var formula: MeanChangeEffect.VarianceFormula { variance?.value ?? .largeSample }

  /// The benchmark; nil where none was given.
  ///
  /// - Throws: `Withheld` for numbers of no use.
  func stated() throws(Withheld) -> StatedBenchmark? {
    guard let benchmark else { return nil }
    return try StatedBenchmark(
      source: benchmarkSource ?? "", measure: benchmarkOf ?? "", effect: yardstick,
      value: benchmark, standardError: benchmarkError)
  }
}
