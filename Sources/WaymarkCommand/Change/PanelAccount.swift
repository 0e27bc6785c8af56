import Journeys
import Platform
import Results
import Tables

/// What was set aside on the way from files to a panel, and what is worth knowing: counted, the first
/// of each kind told, and all listed in a file if one was asked for.
struct PanelAccount: ~Copyable {
  /// Rows and cells set aside.
  private(set) var count = 0
  private var rows = 0
  private var counts: [DiagnosticCode: Int] = [:]
  private var first: [Diagnostic] = []
  private var list: ByteSink?
  private static let told = 5

  /// Starts an account.
  ///
  /// - Parameter path: where to list everything, if anywhere.
  /// - Throws: `OutputRefused` when the file cannot be made.
  init(problems path: String?) throws {
    guard let path else { return }
    var sink = try ByteSink(creating: path)
    try sink.write(Array("file,line,column,field,what,code,reason,way_out\n".utf8))
    list = consume sink
  }

  /// Takes in what was set aside of a panel, and its notes.
  mutating func take(_ panel: ScorePanel) throws {
    rows += panel.rows
    for trouble in panel.troubles { take([panel.diagnostic(trouble)]) }
    take(panel.notes)
  }

  /// Takes in diagnostics.
  mutating func take(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      if diagnostic.severity == .setAside { count += 1 }
      counts[diagnostic.code, default: 0] += 1
      if Terminal.form == .json {
        Terminal.complain([diagnostic])
      } else if counts[diagnostic.code, default: 0] <= Self.told {
        first.append(diagnostic)
      }
      if list != nil { write(diagnostic) }
    }
  }

  private mutating func write(_ diagnostic: Diagnostic) {
    let place = diagnostic.place
    let isNote = diagnostic.severity == .note
    let what =
      isNote
      ? (place.field == nil ? "file" : "column")
      : diagnostic.code.concernsOneCell ? "cell" : "row"
    let cells = [
      place.file, place.line.map { "\($0)" } ?? "", place.column.map { "\($0)" } ?? "",
      place.field ?? "", what, diagnostic.code.rawValue,
      diagnostic.message, diagnostic.help,
    ]
    try? list?.write(Array((cells.map(CSVWriter.quoted).joined(separator: ",") + "\n").utf8))
  }

  /// Says on the standard error output what was set aside.
  func report() {
    for code in counts.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      let told = first.filter { $0.code == code }
      guard !told.isEmpty else { continue }
      Terminal.complain(told)
      let rest = (counts[code] ?? 0) - told.count
      if rest > 0 { Terminal.complain(["  and \(rest) more of \(code.rawValue)"]) }
    }
    let setAside = counts.filter { $0.key.severity == .setAside }
    Terminal.complain(rows: rows, setAside: setAside)
  }
}
