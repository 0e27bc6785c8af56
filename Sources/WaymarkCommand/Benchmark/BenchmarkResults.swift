import Documents
import Platform
import Results
import Studies

/// A comparison of services, ready to be written.
struct BenchmarkResults {
  /// What was compared, in a line.
  var title: String
  /// What is said on a screen below the services.
  var words: [String]
  /// A row per service.
  var cases: ResultTable
  /// What of it is shown on a screen.
  var shown: [String]
  /// What is adjusted for, or the pooled estimate.
  var estimates: ResultTable
  /// The categories of columns that were asked for.
  var groups = ResultTable(columns: [])
  /// Everything in one row.
  var summary: ResultTable
  /// The options, echoed.
  var options: [JSONValue.Member]
  /// What to know about it.
  var notes: [Note]

  /// `waymark-benchmark/1`.
  var document: String {
    let parts: [(String, JSONValue)] = [
      ("schema", "waymark-benchmark/1"),
      (
        "provenance",
        .object([
          .init("program", .string(Program.name)), .init("version", .string(Program.version)),
        ])
      ),
      ("options", .object(options)), ("estimates", .array(estimates.objects)),
      ("summary", summary.objects.first ?? .null), ("groups", .array(groups.objects)),
      (
        "notes",
        .array(
          notes.map {
            .object([.init("code", .string($0.code)), .init("message", .string($0.message))])
          })
      ),
    ]
    let cases = cases.objects.map(\.line).joined(separator: ",\n")
    return "{" + parts.map { "\"\($0.0)\":\($0.1.line),\n" }.joined()
      + "\"cases\":[\n\(cases)\n]}\n"
  }

  /// The lines of a screen.
  var screen: [String] {
    [title, ""] + cases.only(shown).screenLines(digits: 4)
      + [estimates, groups].flatMap { $0.rows.isEmpty ? [] : [""] + $0.screenLines(digits: 4) } + [
        ""
      ]
      + words.flatMap { Wrapped.lines($0, first: "", rest: "", width: Screen.width) }
  }
}
