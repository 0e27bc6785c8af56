import ArgumentParser
import Benchmarking

/// How outcomes of people are added up.
struct CumulativeOptions: ParsableArguments {
  @Option(
    help:
      "The odds ratio that is looked for: 2 for odds that have doubled, 0.5 for odds that have halved."
  )
  var oddsRatio = 2.0

  @Option(help: "The limit at which cusum signals, above 0.")
  var limit: Double?

  @Option(
    help:
      "Find the limit instead: the probability of a signal among so many people with nothing behind it, above 0 and below 1."
  )
  var alpha: Double?

  @Flag(help: "Let the sum go on after a signal; otherwise it begins anew.")
  var goOn = false

  @Option(help: "How often outcomes are drawn for --alpha where chances differ.")
  var runs = 10_000

  @Option(help: "The start of the random numbers of --runs.")
  var seed: UInt64 = 1

  func validate() throws {
    guard oddsRatio > 0, oddsRatio.isFinite, oddsRatio != 1 else {
      throw ValidationError("--odds-ratio is above 0, and not 1.")
    }
    guard limit == nil || alpha == nil else {
      throw ValidationError("Give --limit or --alpha, not both.")
    }
    if let limit, !(limit > 0 && limit.isFinite) {
      throw ValidationError("--limit is above 0.")
    }
    if let alpha, !(alpha > 0 && alpha < 1) {
      throw ValidationError("--alpha is above 0 and below 1.")
    }
    guard (100...1_000_000).contains(runs) else {
      throw ValidationError("--runs is 100 to 1000000.")
    }
  }

  /// Looks whether these go with the chart.
  ///
  /// - Throws: `ValidationError` where one would change nothing.
  func check(_ chart: SeriesOptions.Chart) throws {
    let isPlain = oddsRatio == 2 && limit == nil && alpha == nil && !goOn
    guard isPlain || chart == .cusum else {
      throw ValidationError("--odds-ratio, --limit, --alpha and --go-on go with --chart cusum.")
    }
  }
}
