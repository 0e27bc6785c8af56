import ArgumentParser

/// How a fit of packets is written.
struct PacketFitOutput: ParsableArguments {
  @Option(
    help:
      "table: the fit on a screen; csv or ndjson: the rows of one table; json: everything in one document. Otherwise $WAYMARK_FORMAT, or a table on a terminal and csv elsewhere."
  )
  var format: ModelFormat?

  @Option(
    help: ArgumentHelp(
      "Which table goes out: what the fixed effects are, the fit in one row, what varies, or where each service stands.",
      valueName: "table"))
  var table: PacketFitTable?

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

/// The value of `--table`.
enum PacketFitTable: String, ExpressibleByArgument, CaseIterable {
  case estimates
  case summary
  case components
  case cases
}
