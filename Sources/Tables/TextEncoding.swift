import Platform
package import Results

/// Whether bytes are the text they should be: UTF-8, and something in it.
package enum TextEncoding {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// What is wrong with bytes that are not text, and the first byte where it shows.
  package struct Fault: Sendable, Hashable {
    /// The first byte that is wrong.
    package var offset: Int
    var message: String
    var help = "Save it again as CSV UTF-8."

    /// The fault as a diagnostic.
    ///
    /// - Parameters:
    ///   - file: the file's name.
    ///   - bytes: the bytes it was found in.
    ///   - start: the beginning of a line before it.
    ///   - line: the line of `start`.
    /// - Returns: a refusal with `file.encoding`.
    package func refusal(
      file: String, in bytes: [UInt8], lineStart start: Int, line: Int
    ) -> RefusedInput {
      let before = bytes[start..<offset]
      let lineStart = before.lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? start
      let line = line + before.count { $0 == Byte.lineFeed }
      let place = Place(file: file, line: line, column: offset - lineStart + 1)
      return RefusedInput([Diagnostic(.fileEncoding, at: place, message, help: help)])
    }
  }

  /// - Throws: `RefusedInput` with `file.empty` or `file.encoding`.
  static func check(_ file: SourceFile) throws(RefusedInput) {
    if let fault = kindFault(file.bytes) {
      throw fault.refusal(file: file.name, in: file.bytes, lineStart: 0, line: 1)
    }
    let content = file.bytes.drop { byteOrderMark.contains($0) || [0x0A, 0x0D, 0x20].contains($0) }
    if content.isEmpty { throw empty(file: file.name) }
    if let fault = fault(in: file.bytes, 0..<file.bytes.count) {
      throw fault.refusal(file: file.name, in: file.bytes, lineStart: 0, line: 1)
    }
  }

  /// The refusal of a file without content.
  package static func empty(file: String) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .fileEmpty, at: Place(file: file), "The file has no content.",
        help: "Export it again; a survey file begins with a line of column names.")
    ])
  }

  /// Files that are known by their first bytes to be something other than UTF-8 text.
  package static func kindFault(_ bytes: [UInt8]) -> Fault? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Fault(offset: 0, message: "The file is UTF-16, not UTF-8.")
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      return Fault(
        offset: 0, message: "The file is compressed (gzip), not text.",
        help: "Decompress it first; a file that is compressed once is read as it is.")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return Fault(
        offset: 0, message: "The file is a workbook or another zip file, not text.",
        help: "Open it in its program and save it as CSV UTF-8.")
    }
    return nil
  }

  /// The first byte of a range that is not text, if there is one.
  package static func fault(in bytes: [UInt8], _ range: Range<Int>) -> Fault? {
    let survey = ByteSurvey(bytes, range)
    guard survey.hasHighBytes || survey.hasZeros else { return nil }
    var fault: Fault?
    if survey.hasZeros, let offset = bytes[range].firstIndex(of: 0) {
      fault = Fault(
        offset: offset, message: "The file holds a zero byte, so it is not a text file.",
        help: "Save it again as CSV UTF-8; a spreadsheet file cannot be read under this name.")
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span.extracting(range))
    } catch {
      let offset = range.lowerBound + error.byteOffsets.lowerBound
      if fault.map({ offset < $0.offset }) ?? true {
        fault = Fault(
          offset: offset,
          message: "A byte here is not UTF-8; the file may be in Windows-1252.")
      }
    }
    return fault
  }
}
