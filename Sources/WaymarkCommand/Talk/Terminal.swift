import Documents
import Platform
import Results

/// Talk on the terminal: data on stdout, complaints on stderr.
enum Terminal {
  /// How complaints are written.
  static let form = DiagnosticForm(askedIn: CommandLine.arguments)
  /// Whether hints, summaries and progress are left out.
  static let isQuiet = CommandLine.arguments.dropFirst().prefix { $0 != "--" }.contains("--quiet")

  /// Writes lines on stdout.
  ///
  /// - Throws: `SystemFailure` when they could not be written whole.
  static func print(_ lines: [String]) throws(SystemFailure) {
    try StandardStream.output.write(lines.map { $0 + "\n" }.joined())
  }

  /// Says on stderr what concerns no place in a file; in JSON as one record, `waymark-message/1`.
  static func complain(_ lines: [String]) {
    switch form {
    case .text: write(lines)
    case .json:
      write([
        JSONValue.object([
          .init("schema", .string("waymark-message/1")),
          .init("message", .string(lines.joined(separator: "\n"))),
        ]).line
      ])
    }
  }

  /// Says on stderr what may be worth knowing, for people only.
  static func say(_ lines: [String]) {
    if form == .text && !isQuiet { write(lines) }
  }

  /// Tells diagnostics on stderr.
  static func complain(_ diagnostics: [Diagnostic]) {
    switch form {
    case .json: write(diagnostics.map(\.jsonLine))
    case .text:
      MoreAbout.note(diagnostics)
      var text = DiagnosticText()
      write(text.lines(diagnostics))
    }
  }

  /// Says on stderr, once and last, where there is more about the codes that were told.
  static func offerMore() {
    if let line = MoreAbout.line() { say([line]) }
  }

  /// Says on stderr how many rows were read and what was set aside. In JSON the record
  /// `waymark-account/1`, always; in text only if there is something to tell.
  static func complain(rows: Int, setAside counts: [DiagnosticCode: Int]) {
    let codes = counts.sorted { $0.key.rawValue < $1.key.rawValue }
    let count = codes.reduce(0) { $0 + $1.value }
    switch form {
    case .text where count == 0: return
    case .text:
      write([
        "\(Counted.words(rows, "row")) read; "
          + "\(Counted.words(count, "row or cell", "rows or cells")) set aside"
      ])
    case .json:
      write([
        JSONValue.object([
          .init("schema", .string("waymark-account/1")), .init("rows", .integer(rows)),
          .init("set_aside", .integer(count)),
          .init("codes", .object(codes.map { .init($0.key.rawValue, .integer($0.value)) })),
        ]).line
      ])
    }
  }

  /// Writes lines on stderr; when even that fails there is nobody left to tell.
  private static func write(_ lines: [String]) {
    Progress.clear()
    try? StandardStream.error.write(lines.map { $0 + "\n" }.joined())
  }

  /// Bytes of data as they may be written: on a terminal, control characters are made visible.
  static func shown(_ bytes: [UInt8], on sink: borrowing ByteSink) -> [UInt8] {
    sink.isTerminal
      ? Array(StandardStream.visible(String(decoding: bytes, as: UTF8.self)).utf8) : bytes
  }
}
