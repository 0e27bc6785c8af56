import ArgumentParser
import Scoring

/// How scores are written, and what happens to problems.
struct ScoreOutputOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "A row per score and metric with status and reason (--long, the default), or a row per row of the file with a column per score (--wide)."
    ))
  var layout: LayoutFlag = .long

  @Option(help: "csv, or ndjson: a JSON object per line.")
  var format: FormatOption = .csv

  @Option(help: "A file to list everything set aside in; an earlier one is replaced.")
  var problems: String?

  @Flag(help: "Exit with 65 when any row or cell was set aside; scores are written all the same.")
  var strict = false

  /// The options of the stream.
  func options(_ mapping: ColumnOptions, _ answers: AnswerOptions) -> ScoreStream.Options {
    var options = ScoreStream.Options()
    options.id = mapping.id
    options.delimiter = mapping.delimiter.delimiter
    options.missingCodes = answers.missingCodes
    options.layout = layout == .wide ? .wide : .long
    options.format = format == .ndjson ? .ndjson : .csv
    return options
  }
}

/// `--long` or `--wide`.
enum LayoutFlag: String, EnumerableFlag {
  case long
  case wide
}

/// The value of `--format`.
enum FormatOption: String, ExpressibleByArgument, CaseIterable {
  case csv
  case ndjson
}
