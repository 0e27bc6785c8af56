import ArgumentParser
import Platform
import Results
import Scales
import Tables

/// `waymark frameworks list`.
struct FrameworksListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the outcomes frameworks that can be named in a study file.",
    discussion: """
      Examples:
        waymark frameworks list
        waymark frameworks list --format ids

      Each with its status, when it was agreed and whether people with lived experience and \
      commissioners took part, by when it is looked at again and whether that day has passed, and how \
      many soft and hard outcomes it has.
      """)

  /// The value of `--format`.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case table
    case csv
    case json
    case ids
  }

  @Option(
    help:
      "table, csv, json, or ids: one on a line. Otherwise $WAYMARK_FORMAT, or a table on a terminal and csv elsewhere."
  )
  var format: Form?

  @OptionGroup(title: "What goes out") var today: TodayOptions

  @OptionGroup(title: "Where things are") var catalog: CatalogOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func run() throws {
    let day = try today.day
    let form = try Settings.format(format, else: Screen.hasOutput ? .table : .csv)
    let frameworks = catalog.catalog.frameworks
    do {
      if form == .ids { return try Terminal.print(frameworks.ids) }
      let summary = try FrameworkSummary(frameworks, on: day)
      let sink = RowSink(asTable: form == .table)
      try sink.write(head: [])
      let text = form == .json ? summary.json : CSVWriter.text(summary.table)
      try sink.write(Array(text.utf8))
      try sink.finish()
      let passed = summary.passed
      if passed > 0 {
        Terminal.say([
          "The day of review has passed for \(passed) of \(summary.table.rows.count)."
        ])
      }
    } catch {
      throw CommandFailure(error)
    }
  }
}
