import Platform
package import Results

/// Whether bytes are the text they should be: UTF-8, and something in it.
package enum TextEncoding {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// What is wrong with bytes that are not text, and the first byte where it shows.
  package struct Fault: Sendable, Hashable {
    /// The first byte that is wrong.
    package var offset: Int
    var code = DiagnosticCode.fileEncoding
    var message: String
    var help = "Save it again as CSV UTF-8."

    /// The fault as a diagnostic.
    ///
    /// - Parameters:
    ///   - file: the file's name.
    ///   - bytes: the bytes it was found in.
    ///   - start: the beginning of a line before it.
    ///   - line: the line of `start`.
    /// - Returns: a refusal with the code of the fault.
    package func refusal(
      file: String, in bytes: [UInt8], lineStart start: Int, line: Int
    ) -> RefusedInput {
      let before = bytes[start..<offset]
      let lineStart = before.lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? start
      let line = line + before.count { $0 == Byte.lineFeed }
      let place = Place(file: file, line: line, column: offset - lineStart + 1)
      return RefusedInput([Diagnostic(code, at: place, message, help: help)])
    }
  }

  /// - Throws: `RefusedInput` with `file.empty`, or the code of a fault.
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
  package static func kindFault(_ bytes: some Collection<UInt8>) -> Fault? {
    if let kind = FileKind(bytes) {
      return Fault(
        offset: 0, code: .fileKind, message: "The file is \(kind.words), not a CSV file.",
        help: kind.help)
    }
    let form = TextForm(bytes)
    let code: DiagnosticCode
    let words: String
    switch form {
    case .utf8: return nil
    case .utf16: (code, words) = (.fileUTF16, "as spreadsheets save Unicode text")
    case .utf32: (code, words) = (.fileUTF32, "with four bytes for every character")
    }
    return Fault(
      offset: 0, code: code, message: "The file is in \(form.name), \(words), not in UTF-8.",
      help: form.isUTF16
        ? "If that is right, say so: \(Self.stated(.utf16)). Or save it as CSV UTF-8."
        : "Save it as CSV UTF-8, or convert it: iconv -f \(form.converterName) -t UTF-8 FILE.")
  }

  /// How an encoding is stated, on a command line and in a study file.
  private static func stated(_ encoding: StatedEncoding) -> String {
    "--encoding \(encoding.rawValue) (in a study file, encoding: \(encoding.rawValue) under data)"
  }

  /// The first byte of a range that is not text, if there is one.
  package static func fault(in bytes: [UInt8], _ range: Range<Int>) -> Fault? {
    let survey = ByteSurvey(bytes, range)
    guard survey.hasHighBytes || survey.hasZeros else { return nil }
    var fault: Fault?
    if survey.hasZeros, let offset = bytes[range].firstIndex(of: 0) {
      fault = Fault(
        offset: offset, code: .fileZeroByte,
        message: "The file holds a zero byte, so it is not a text file.",
        help: "Save it again as CSV UTF-8; a spreadsheet's own file is no CSV file, "
          + "whatever it is called.")
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span.extracting(range))
    } catch {
      let offset = range.lowerBound + error.byteOffsets.lowerBound
      if fault.map({ offset < $0.offset }) ?? true {
        fault = Fault(
          offset: offset,
          message: "A byte here is not UTF-8; the file may be in Windows-1252.",
          help: "If it is, say so: \(Self.stated(.windows1252)). Or save it as CSV UTF-8.")
      }
    }
    return fault
  }
}
