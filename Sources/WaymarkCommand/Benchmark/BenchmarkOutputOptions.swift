import ArgumentParser
import Platform
import Results

/// How a comparison is written.
struct BenchmarkOutputOptions: ParsableArguments {
  /// The value of `--table`.
  enum Table: String, ExpressibleByArgument, CaseIterable {
    case cases
    case estimates
    case summary
    case groups
  }

  @Option(
    help:
      "table: the comparison on a screen; csv or ndjson: the rows of one table; json: everything in one document. Otherwise $WAYMARK_FORMAT, or a table on a terminal and csv elsewhere."
  )
  var format: ModelFormat?

  @Option(
    help: ArgumentHelp(
      "Which table goes out: a row per service, what is adjusted for or the pooled estimate, all in one row, or the categories of --by.",
      valueName: "table"))
  var table: Table?

  @Option(help: "A file to list everything set aside in; an earlier one is replaced.")
  var problems: String?

  @Flag(help: "Exit with 65 when any row was set aside; results are written all the same.")
  var strict = false

  func validate() throws {
    if table != nil, try form == .json {
      throw ValidationError("--format json has every table; leave --table out.")
    }
  }

  private var form: ModelFormat {
    get throws { try Settings.format(format, else: Screen.hasOutput ? .table : .csv) }
  }

  /// Writes a comparison to the standard output.
  func write(_ results: BenchmarkResults) throws {
    switch try form {
    case .json: try ByteSink.standardOutput.write(Array(results.document.utf8))
    case .table where table == nil: try Terminal.print(results.screen)
    case .table: try asked(results).write(.csv, asTable: true)
    case .csv: try asked(results).write(.csv)
    case .ndjson: try asked(results).write(.json)
    }
  }

  private func asked(_ results: BenchmarkResults) -> ResultTable {
    switch table ?? .cases {
    case .cases: results.cases
    case .estimates: results.estimates
    case .summary: results.summary
    case .groups: results.groups
    }
  }
}
