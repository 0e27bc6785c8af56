import Platform
import Results

/// Whether a file is the text it should be: UTF-8, and something in it.
enum TextEncoding {
  /// - Throws: `RefusedInput` with `file.empty` or `file.encoding`.
  static func check(_ file: SourceFile) throws(RefusedInput) {
    if file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF]) {
      throw refusal(
        file, at: 0, .fileEncoding, "The file is UTF-16, not UTF-8.",
        help: "Save it again as CSV UTF-8.")
    }
    let content = file.bytes.drop { [0xEF, 0xBB, 0xBF, 0x0A, 0x0D, 0x20].contains($0) }
    if content.isEmpty {
      throw RefusedInput([
        Diagnostic(
          .fileEmpty, at: Place(file: file.name), "The file has no content.",
          help: "Export it again; a survey file begins with a line of column names.")
      ])
    }
    if let offset = file.bytes.firstIndex(of: 0) {
      throw refusal(
        file, at: offset, .fileEncoding, "The file holds a zero byte, so it is not a text file.",
        help: "Save it again as CSV UTF-8; a spreadsheet file cannot be read under this name.")
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: file.bytes.span)
    } catch {
      throw refusal(
        file, at: error.byteOffsets.lowerBound, .fileEncoding,
        "A byte here is not UTF-8; the file may be in Windows-1252.",
        help: "Save it again as CSV UTF-8.")
    }
  }

  private static func refusal(
    _ file: SourceFile, at offset: Int, _ code: DiagnosticCode, _ message: String, help: String
  ) -> RefusedInput {
    let before = file.bytes[..<offset]
    let lineStart = before.lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? 0
    let line = 1 + before.count { $0 == Byte.lineFeed }
    let place = Place(file: file.name, line: line, column: offset - lineStart + 1)
    return RefusedInput([Diagnostic(code, at: place, message, help: help)])
  }
}
