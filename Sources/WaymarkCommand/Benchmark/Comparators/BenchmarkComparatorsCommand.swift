import ArgumentParser
import Benchmarking
import Results

/// `waymark benchmark comparators`: the services most like one.
struct BenchmarkComparatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comparators",
    abstract: "Finds the services most like one, in what is known of their people and places.",
    usage: "waymark benchmark comparators FILE --unit COLUMN --match COLUMN ... [options]",
    discussion: """
      Examples:
        waymark benchmark comparators services.csv --match deprivation --match age
        waymark benchmark comparators services.csv --unit service --of North \\
          --nearest 15 --match deprivation=2 --match size --match rural

      Reads a table with a row per service. Each column of --match is made comparable (mean 0, standard \
      deviation 1 over all services), and the distance of two services is the root of the sum of their \
      squared differences, divided by that of the farthest service, which so is 1. A weight may stand behind \
      '='. Near is near on these columns only: choose them for what drives the outcome, and before looking at it.

      Choose comparators of each service with --of, or of all. Rows come from the nearest on. Two tables come of \
      it: a row for each service and comparator, which goes out unless --table names the other; and \
      summary, everything in one row. --format json has both in one document.

      Exit codes: 0 done; 64 the command line is wrong; 65 the data were refused; 66 a file is missing; 74 \
      output could not be written.
      """)

  @Argument(help: "A table with a row per service; '-' is the standard input.")
  var file: String

  @OptionGroup(title: "What is matched") var matching: MatchingOptions

  @OptionGroup(title: "The table") var cells: RowCellOptions

  @OptionGroup(title: "What goes out") var output: AnswerOutputOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func run() throws {
    try output.write(reading: [file]) { account in
      let columns = try matching.columns()
      let table = try RowTable(
        reading: [file], numbers: columns.map(\.name), texts: [matching.unit], cells)
      account.read(rows: table.rowsRead)
      try account.take(table.notes)
      let services = (0..<table.count).map { row in
        MatchedComparators.Service(
          table.texts[0][row], columns.indices.map { table.numbers[$0][row] ?? .nan })
      }
      let asked = matching.of.isEmpty ? services.map(\.name) : matching.of
      do throws(Withheld) {
        var found: [MatchedComparators] = []
        for name in asked {
          found.append(
            try MatchedComparators(
              of: name, among: services, by: columns.map(\.name), count: matching.nearest,
              weights: columns.map(\.weight)))
        }
        return ComparatorsAnswer(found: found, services: services.count, columns: columns).answer
      } catch {
        throw BenchmarkRefusal.refused(
          error, at: Place(file: table.file, field: matching.unit),
          "These services cannot be matched.")
      }
    }
  }
}
