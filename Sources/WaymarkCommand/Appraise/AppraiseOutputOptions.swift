import ArgumentParser

/// How an appraisal is written.
struct AppraiseOutputOptions: ParsableArguments {
  @Option(
    help:
      "table: the card on a screen; csv: the rows of one table; json: everything in one document. Otherwise $WAYMARK_FORMAT, or a table on a terminal and csv elsewhere."
  )
  var format: AppraiseFormat?

  @Option(
    help: ArgumentHelp(
      "Which table goes out: the card; coefficients, each by its own name; items one by one; factors that chance would not give; fits of factor models; breaking, what is not the same in groups; freed, which items were let go for it; means of groups with those items and without; functioning of items in groups; steps of items along one scale; measures, a table from raw scores; errors by score; components of answers on two occasions; expectations; adaptation, which items moved.",
      valueName: "table"))
  var table: AppraiseTable?

  @Option(help: "A file to list everything set aside in; an earlier one is replaced.")
  var problems: String?

  @Flag(help: "Exit with 65 when any row or cell was set aside; results are written all the same.")
  var strict = false

  func validate() throws {
    if try form == .json, table != nil {
      throw ValidationError("--format json has every table; leave --table out.")
    }
  }

  /// How results are written.
  var form: AppraiseFormat {
    get throws { try Settings.format(format, else: Screen.hasOutput ? .table : .csv) }
  }
}

/// The value of `--format`.
enum AppraiseFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
  case json
}

/// The value of `--table`.
enum AppraiseTable: String, ExpressibleByArgument, CaseIterable {
  case card
  case coefficients
  case items
  case factors
  case fits
  case breaking
  case freed
  case means
  case functioning
  case steps
  case measures
  case errors
  case components
  case expectations
  case adaptation
}
