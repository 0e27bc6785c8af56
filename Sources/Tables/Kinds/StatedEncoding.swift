import Platform
import Results

/// Encodings of text that a file does not reveal for certain, and that the user may state.
public enum StatedEncoding: String, Sendable, Hashable, CaseIterable {
  /// With or without a byte order mark.
  case utf8 = "utf-8"
  /// In the order of its byte order mark, or of its zero bytes; little-endian where nothing tells.
  case utf16 = "utf-16"
  /// The encoding of older Windows programs in western Europe.
  case windows1252 = "windows-1252"

  /// A file in UTF-8.
  ///
  /// Nothing is replaced: a byte that stands for no character refuses the file, and so does a file
  /// that is plainly in another encoding than the one stated.
  ///
  /// - Parameter file: the file as it is stored.
  /// - Returns: the same text in UTF-8.
  /// - Throws: `RefusedInput` with `file.encoding`.
  func utf8(_ file: SourceFile) throws(RefusedInput) -> SourceFile {
    switch self {
    case .utf8: return file
    case .utf16: return SourceFile(name: file.name, bytes: try utf16(file))
    case .windows1252: return SourceFile(name: file.name, bytes: try windows1252(file))
    }
  }

  private func utf16(_ file: SourceFile) throws(RefusedInput) -> [UInt8] {
    let (content, isLittleEndian): (ArraySlice<UInt8>, Bool)
    switch TextForm(file.bytes) {
    case .utf16(let order, let hasMark):
      (content, isLittleEndian) = (file.bytes.dropFirst(hasMark ? 2 : 0), order)
    case .utf32: throw refusal(file, at: 0, "The file is in UTF-32, not in UTF-16.")
    case .utf8:
      guard ByteSurvey(file.bytes, 0..<file.bytes.count).hasZeros else {
        throw refusal(file, at: 0, "The file is not in UTF-16.", help: "Leave the encoding out.")
      }
      (content, isLittleEndian) = (file.bytes[...], true)
    }
    if let fault = WideText.fault16(content, isLittleEndian: isLittleEndian) {
      throw refusal(file, at: fault, "Two bytes here stand for no character of UTF-16.")
    }
    return WideText.utf8(content, unit: 2, isLittleEndian: isLittleEndian)
  }

  private func windows1252(_ file: SourceFile) throws(RefusedInput) -> [UInt8] {
    let survey = ByteSurvey(file.bytes, 0..<file.bytes.count)
    if survey.hasHighBytes, TextEncoding.fault(in: file.bytes, 0..<file.bytes.count) == nil {
      throw refusal(
        file, at: 0, "The file is in UTF-8, not in Windows-1252.", help: "Leave the encoding out.")
    }
    if let text = Windows1252.utf8(file.bytes) { return text }
    let offset = file.bytes.firstIndex { Windows1252.utf8([$0]) == nil } ?? 0
    throw refusal(file, at: offset, "A byte here stands for no character of Windows-1252.")
  }

  private func refusal(
    _ file: SourceFile, at offset: Int, _ message: String, help: String? = nil
  ) -> RefusedInput {
    TextEncoding.Fault(
      offset: offset, message: message,
      help: help ?? "Save it as CSV UTF-8, or state the encoding that it is in."
    ).refusal(file: file.name, in: file.bytes, lineStart: 0, line: 1)
  }
}
