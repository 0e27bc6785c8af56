import Platform

/// Talk on the terminal: data on stdout, complaints on stderr.
enum Terminal {
  /// Writes lines on stdout.
  ///
  /// - Throws: `SystemFailure` when they could not be written whole.
  static func print(_ lines: [String]) throws(SystemFailure) {
    try StandardStream.output.write(lines.map { $0 + "\n" }.joined())
  }

  /// Writes lines on stderr; when even that fails there is nobody left to tell.
  static func complain(_ lines: [String]) {
    try? StandardStream.error.write(lines.map { $0 + "\n" }.joined())
  }

  /// Bytes of data as they may be written: on a terminal, control characters are made visible.
  static func shown(_ bytes: [UInt8], on sink: borrowing ByteSink) -> [UInt8] {
    sink.isTerminal
      ? Array(StandardStream.visible(String(decoding: bytes, as: UTF8.self)).utf8) : bytes
  }
}
