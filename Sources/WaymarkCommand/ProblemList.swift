import Platform
import Results
import Tables

/// The file in which everything is listed that was set aside or is worth knowing, a row each.
struct ProblemList: ~Copyable {
  private var sink: ByteSink

  /// Makes the file; nil when nobody asks for it.
  ///
  /// - Parameters:
  ///   - path: where it is made.
  ///   - read: the files that are read; it may be none of them.
  /// - Throws: `OutputRefused` when it cannot be made, `SystemFailure` when it cannot be written.
  init?(at path: String?, apartFrom read: [String]) throws {
    guard let path else { return nil }
    let sink = try ByteSink(creating: path, apartFrom: read)
    try sink.write(Array("file,line,column,field,what,code,reason,way_out\n".utf8))
    self.sink = sink
  }

  /// Lists diagnostics.
  ///
  /// - Parameters:
  ///   - diagnostics: what was found.
  ///   - what: what each is about: `file`, `column`, `row` or `cell`.
  /// - Throws: `SystemFailure` when they could not be written whole.
  mutating func write(
    _ diagnostics: [Diagnostic], as what: (Diagnostic) -> String
  ) throws(SystemFailure) {
    var text = ""
    for diagnostic in diagnostics {
      let place = diagnostic.place
      let cells = [
        place.file, place.line.map { "\($0)" } ?? "", place.column.map { "\($0)" } ?? "",
        place.field ?? "", what(diagnostic), diagnostic.code.rawValue, diagnostic.message,
        diagnostic.help,
      ]
      text += cells.map(CSVWriter.quoted).joined(separator: ",") + "\n"
    }
    try sink.write(Array(text.utf8))
  }

  /// Lists rows that are written already.
  ///
  /// - Throws: `SystemFailure` when they could not be written whole.
  mutating func write(_ rows: [UInt8]) throws(SystemFailure) { try sink.write(rows) }
}
