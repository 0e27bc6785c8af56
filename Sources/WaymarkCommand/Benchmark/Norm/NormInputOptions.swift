import ArgumentParser

/// Whose scores are set beside a norm.
struct NormInputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The column of the score, in tables with a row per person.", valueName: "column"))
  var score: String?

  @Option(
    help: ArgumentHelp(
      "The same: the column of the service, or of another group; otherwise all are one group.",
      valueName: "column"))
  var service: String?

  @Option(
    help: ArgumentHelp(
      "The same: the column of the person's id; refuses a table in which somebody has two rows.",
      valueName: "column"))
  var person: String?

  @Option(
    name: .customLong("values"),
    help: ArgumentHelp(
      "Instead: a table with a row per service, as published ones are.", valueName: "file"))
  var file: String?

  @Option(help: ArgumentHelp("There: the column of the service.", valueName: "column"))
  var unit = "unit"

  @Option(help: ArgumentHelp("There: the column of how many people.", valueName: "column"))
  var n = "n"

  @Option(help: ArgumentHelp("There: the column of their mean.", valueName: "column"))
  var mean = "mean"

  @Option(help: ArgumentHelp("There: the column of their standard deviation.", valueName: "column"))
  var sd = "sd"

  @Option(help: "The year in which the scores were collected.")
  var year: Int

  /// Looks whether it is one or the other.
  func check(_ files: [String]) throws {
    if file != nil {
      guard files.isEmpty, score == nil, service == nil, person == nil else {
        throw ValidationError(
          "--values stands alone: no FILE, --score, --service or --person beside it.")
      }
    } else {
      guard !files.isEmpty, score != nil else {
        throw ValidationError(
          "Name a table with a row per person and its --score, or --values with a row per service.")
      }
    }
  }
}
