// What cells are, byte for byte.

extension ScoreChunkReader {
  /// Whether an id is ASCII that shows, without the plus sign of a damaged number: most are.
  static func isPlain(_ bytes: Span<UInt8>, _ id: Range<Int>) -> Bool {
    for at in id {
      let byte = bytes[at]
      if byte < 0x21 || byte > 0x7E || byte == UInt8(ascii: "+") { return false }
    }
    return true
  }

  /// A day without the time of day behind it, where that has no zone.
  static func withoutTime(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.count > 10, text[text.startIndex + 10] == 0x20 || text[text.startIndex + 10] == 0x54
    else { return text }
    let allowed = Array("0123456789:.".utf8)
    return text.dropFirst(11).allSatisfy { allowed.contains($0) } ? text.prefix(10) : text
  }

  static func isMissing(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ missing: [[UInt8]]
  ) -> Bool {
    missing.contains { code in
      code.count == cell.count && zip(code, cell).allSatisfy { $0 == bytes[$1] }
    }
  }

  static func text(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> String {
    String(decoding: cell.map { bytes[$0] }, as: UTF8.self)
  }

  static func trimmed(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> Range<Int> {
    var (start, end) = (cell.lowerBound, cell.upperBound)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }
}
