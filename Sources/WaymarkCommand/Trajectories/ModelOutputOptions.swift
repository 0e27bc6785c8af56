import ArgumentParser

/// How the results of a model are written.
struct ModelOutputOptions: ParsableArguments {
  @Option(
    help:
      "table: the model on a screen; csv or ndjson: the rows of one table; json: everything in one document. Otherwise $WAYMARK_FORMAT, or a table on a terminal and csv elsewhere."
  )
  var format: ModelFormat?

  @Option(
    help: ArgumentHelp(
      "Which table goes out: what the fixed effects are, the fit in one row, what varies, where each person or group stands, or the intervals of --profile and --bootstrap; of --classes a row for each number of classes (models), every optimum found (landscape), the estimates, what each class looks like (profiles), a checklist of reporting filled in (grolts), what goes with class (relations), or how likely each person is in each class.",
      valueName: "table"))
  var table: ModelTable?

  @Option(help: "A file to list everything set aside in; an earlier one is replaced.")
  var problems: String?

  @Flag(help: "Exit with 65 when any row was set aside; results are written all the same.")
  var strict = false

  func validate() throws {
    let form = try form
    if table != nil && form == .json {
      throw ValidationError("--format json has every table; leave --table out.")
    }
  }

  /// How results are written.
  var form: ModelFormat {
    get throws { try Settings.format(format, else: Screen.hasOutput ? .table : .csv) }
  }
}

/// The value of `--format`.
enum ModelFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
  case json
  case ndjson
}

/// The value of `--table`.
enum ModelTable: String, ExpressibleByArgument, CaseIterable {
  case estimates
  case summary
  case components
  case cases
  case intervals
  case models
  case landscape
  case profiles
  case grolts
  case relations
}
