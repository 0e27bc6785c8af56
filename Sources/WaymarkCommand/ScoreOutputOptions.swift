import ArgumentParser
import Scoring

/// How scores are written, and what happens to problems.
struct ScoreOutputOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "A row per score and metric with status and reason (--long, the default), or a row per row of the file with a column per score (--wide)."
    ))
  var layout: LayoutFlag = .long

  @Option(
    help:
      "table or csv, or ndjson: a JSON object per line. Otherwise $WAYMARK_FORMAT, or a table on a terminal and csv elsewhere."
  )
  var format: FormatOption?

  @Option(help: "A file to list everything set aside in; an earlier one is replaced.")
  var problems: String?

  @Option(
    help:
      "A file to list where answers call for a conversation: file, line, item; an earlier one is replaced."
  )
  var attention: String?

  @Flag(help: "Exit with 65 when any row or cell was set aside; scores are written all the same.")
  var strict = false

  @Flag(name: .customLong("no-audit"), help: "Leave out the audit of the answers as a whole.")
  var leavesOutAudit = false

  @Option(
    help: ArgumentHelp(
      "A file for a table of what prorating does to mean scores, beside multiple imputation (a normal model, 40 fillings). Rows are then all read with care, and those with gaps kept in memory.",
      valueName: "file"))
  var checkProrating: String?

  @Option(help: "Seed of the random numbers of --check-prorating.")
  var seed: UInt64 = 1

  func validate() throws { _ = try form }

  /// How scores are written.
  var form: FormatOption {
    get throws { try Settings.format(format, else: Screen.hasOutput ? .table : .csv) }
  }

  /// The options of the stream.
  func options(
    _ mapping: ColumnOptions, _ answers: AnswerOptions
  ) throws -> ScoreStream.Options {
    var options = ScoreStream.Options()
    options.id = mapping.id
    options.missingCodes = answers.missingCodes
    options.kept = mapping.shape.keep
    options.showsLines = mapping.shape.lines
    options.answerRows = mapping.shape.answerRows
    options.table = mapping.table.layout
    options.layout = layout == .wide ? .wide : .long
    options.format = try form == .ndjson ? .ndjson : .csv
    options.tallies = !leavesOutAudit
    options.givesResponses = checkProrating != nil
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
  case table
  case csv
  case ndjson
}
