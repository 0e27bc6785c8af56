import ArgumentParser

/// Whose change is sized.
struct PairedInputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The column of the earlier score, in tables with a row per person.", valueName: "column"))
  var pre: String?

  @Option(help: ArgumentHelp("The same: the column of the later score.", valueName: "column"))
  var post: String?

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
      "Instead: a table with a row per service and the columns n, mean_pre, sd_pre, mean_post, sd_post and r, as 'waymark packet make --format csv' writes them.",
      valueName: "file"))
  var file: String?

  @Option(
    help: ArgumentHelp("There: the column of the service.", valueName: "column"))
  var unit = "service"

  @Option(
    help: ArgumentHelp(
      "Beside --values: a table of the same form with the comparison group of each service; the effect then is change beyond that group's (Morris's d_ppc2).",
      valueName: "file"))
  var comparison: String?

  /// The columns of such a table.
  static let columns = ["n", "mean_pre", "sd_pre", "mean_post", "sd_post", "r"]

  /// Looks whether it is one or the other.
  func check(_ files: [String]) throws {
    if file != nil {
      guard files.isEmpty, pre == nil, post == nil, service == nil, person == nil else {
        throw ValidationError(
          "--values stands alone: no FILE, --pre, --post, --service or --person beside it.")
      }
    } else {
      guard comparison == nil else { throw ValidationError("--comparison goes with --values.") }
      guard !files.isEmpty, pre != nil, post != nil else {
        throw ValidationError(
          "Name a table with a row per person and its --pre and --post, or --values with a row per service."
        )
      }
    }
  }
}
