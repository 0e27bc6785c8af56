import ArgumentParser
import Benchmarking

/// A table with a row per service.
struct ValuesOptions: ParsableArguments {
  /// What a numerator over a denominator is.
  enum Measure: String, CaseIterable, ExpressibleByArgument {
    case share
    case ratio
    case counts
    case rate
  }

  @Option(
    name: .customLong("values"),
    help: ArgumentHelp(
      "A table with a row per service, as published ones are; '-' is the standard input.",
      valueName: "file"))
  var file: String?

  @Option(help: ArgumentHelp("The column of the service; unit if not named.", valueName: "column"))
  var unit: String?

  @Option(help: ArgumentHelp("The column of the estimate.", valueName: "column"))
  var estimate: String?

  @Option(help: ArgumentHelp("The column of its standard error.", valueName: "column"))
  var error: String?

  @Option(help: ArgumentHelp("The column of what was counted.", valueName: "column"))
  var numerator: String?

  @Option(
    help: ArgumentHelp(
      "The column of people, expected events, the other count, or exposure.", valueName: "column"))
  var denominator: String?

  @Option(
    help:
      "What numerator over denominator is: a share of people, a ratio of observed to expected, a ratio of two counts, or a rate."
  )
  var measure: Measure?

  @Option(help: "Rates are per this much exposure.")
  var per = 1.0

  /// Whether any of these stands on the command line.
  var areGiven: Bool {
    file != nil || unit != nil || estimate != nil || error != nil || numerator != nil
      || denominator != nil || measure != nil || per != 1
  }

  /// Whether a numerator and a denominator are read.
  var areCounts: Bool { numerator != nil || denominator != nil }

  /// Looks whether the columns go together.
  func check() throws {
    if areCounts {
      guard numerator != nil, denominator != nil, estimate == nil, error == nil else {
        throw ValidationError(
          "Name --numerator and --denominator, or --estimate and --error, not parts of both.")
      }
      guard per.isFinite, per > 0, per == 1 || measure == .rate else {
        throw ValidationError("--per is above zero, and goes with --measure rate.")
      }
    } else {
      guard estimate != nil, error != nil else {
        throw ValidationError(
          "Name the columns: --estimate and --error, or --numerator and --denominator.")
      }
      guard measure == nil, per == 1 else {
        throw ValidationError("--measure and --per go with --numerator and --denominator.")
      }
    }
  }
}
