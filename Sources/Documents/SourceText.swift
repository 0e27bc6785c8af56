import Results

/// The bytes of a document, known to be UTF-8, and where its lines begin.
///
/// Lines end with LF, CR LF or CR. A byte order mark at the start is left out, so column 1 is the
/// first character an editor shows.
struct SourceText {
  let file: String
  let bytes: [UInt8]
  private let lineStarts: [Int]

  /// Refuses bytes that are not UTF-8, naming the first that is not.
  init(_ bytes: [UInt8], file: String) throws(RefusedInput) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    self.file = file
    self.bytes = hasMark ? Array(bytes.dropFirst(3)) : bytes
    self.lineStarts = Self.lineStarts(of: self.bytes)
    if let offset = Self.firstInvalidByte(of: self.bytes) {
      throw RefusedInput([Self.encodingTrouble(self.bytes, at: place(offset))])
    }
  }

  /// The byte at an offset, nil beyond the end.
  func byte(at offset: Int) -> UInt8? {
    bytes.indices.contains(offset) ? bytes[offset] : nil
  }

  /// The text of a range that begins and ends between characters.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
  }

  /// Whether these bytes stand at an offset.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0 else { return false }
    return bytes.dropFirst(offset).starts(with: "\(text)".utf8)
  }

  /// The line and column of a byte offset, from 1.
  func place(_ offset: Int, path: String? = nil) -> Place {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return Place(file: file, line: low + 1, column: offset - lineStarts[low] + 1, field: path)
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\n") {
        starts.append(offset + 1)
      } else if byte == UInt8(ascii: "\r") {
        let next = offset + 1
        if next == bytes.count || bytes[next] != UInt8(ascii: "\n") { starts.append(next) }
      }
    }
    return starts
  }

  private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    // Text never begins with NUL bytes; UTF-16 and UTF-32 text without a mark does.
    if let zero = bytes.prefix(2).firstIndex(of: 0) { return zero }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private static func encodingTrouble(_ bytes: [UInt8], at place: Place) -> Diagnostic {
    let isWide =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.prefix(2).contains(0)
    return Diagnostic(
      .fileEncoding, at: place,
      isWide
        ? "The file seems to be UTF-16 or UTF-32 text; it must be UTF-8."
        : "The text is not UTF-8 from here on.",
      help: "Save the file again with the encoding UTF-8.")
  }
}
