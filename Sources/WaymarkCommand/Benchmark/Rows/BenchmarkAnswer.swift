import Documents
import Platform
import Results
import Studies

/// What comes of one look at a table, ready to be written: rows, everything in one row, and what to know.
struct BenchmarkAnswer {
  /// The name of the document, such as `waymark-norm/1`.
  var schema: String
  /// What was looked at, in a line.
  var title: String
  /// A row per service, period or person.
  var cases: ResultTable
  /// What of it is shown on a screen.
  var shown: [String]
  /// Everything in one row.
  var summary: ResultTable
  /// What is said on a screen below the rows.
  var words: [String]
  /// The options, echoed.
  var options: [JSONValue.Member]
  /// What to know about it.
  var notes: [Note]

  /// Everything in one document.
  var document: String {
    let parts: [(String, JSONValue)] = [
      ("schema", .string(schema)),
      (
        "provenance",
        .object([
          .init("program", .string(Program.name)), .init("version", .string(Program.version)),
        ])
      ),
      ("options", .object(options)), ("summary", summary.objects.first ?? .null),
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
    [title, ""] + cases.only(shown).screenLines(digits: 4) + [""]
      + words.flatMap { Wrapped.lines($0, first: "", rest: "", width: Screen.width) }
  }
}
