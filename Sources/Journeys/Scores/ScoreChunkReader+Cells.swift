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
