import Platform
import Tables
import TestSupport
import Testing

/// flenniken/utf8tests: 222 sequences of bytes that are UTF-8 or are not.
@Suite("utf8tests", .enabled(if: Corpora.arePresent, "\(Corpora.absence)"))
struct UTF8CorpusTests {
  struct Line {
    var name: String
    var bytes: [UInt8]
    /// The text with U+FFFD for what is not UTF-8; nil where all is.
    var replaced: [UInt8]?
  }

  static func lines() throws -> [Line] {
    let text = String(decoding: try Corpora.file("utf8tests.txt").bytes, as: UTF8.self)
    return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      let kind = parts[1].drop { $0 == " " }
      switch kind {
      case "valid": return Line(name: parts[0], bytes: Array(parts[2].utf8))
      case "valid hex": return Line(name: parts[0], bytes: try bytes(parts[2]))
      default:
        #expect(kind == "invalid hex")
        return Line(
          name: parts[0], bytes: try bytes(parts[2]), replaced: try bytes(parts.last ?? ""))
      }
    }
  }

  static func bytes(_ text: String) throws -> [UInt8] {
    let digits = text.filter { $0 != " " && $0 != "\r" }
    return try stride(from: 0, to: digits.count, by: 2).map { offset in
      let start = digits.index(digits.startIndex, offsetBy: offset)
      return try #require(UInt8(digits[start...].prefix(2), radix: 16))
    }
  }

  @Test("all 222 are told apart: 77 are UTF-8, 145 are not, from the byte where it shows")
  func classified() throws {
    let lines = try Self.lines()
    #expect(lines.count == 222)
    #expect(lines.count { $0.replaced == nil } == 77)
    var zeros: [String] = []
    for line in lines {
      let fault = TextEncoding.fault(in: line.bytes, 0..<line.bytes.count)
      // The first mark for a byte that was replaced, and was not there before.
      let mark = line.replaced.flatMap { replaced in
        replaced.indices.first {
          replaced[$0...].starts(with: Self.mark)
            && !line.bytes.dropFirst($0).starts(with: Self.mark)
        }
      }
      if let offset = fault?.offset, line.bytes[offset] == 0 {
        // A zero byte is UTF-8 and yet in no text file: a fault of its own, told where it comes first.
        zeros.append(line.name)
        #expect(mark.map { offset < $0 } ?? true)
        continue
      }
      #expect((fault == nil) == (line.replaced == nil), "\(line.name)")
      #expect(fault?.offset == mark, "\(line.name)")
    }
    #expect(zeros == Self.zeros)
  }

  /// U+FFFD, the mark for what is not UTF-8.
  static let mark: [UInt8] = [0xEF, 0xBF, 0xBD]
  /// Lines with a zero byte: three that are UTF-8, and one with a bad byte behind it.
  static let zeros = ["5.0", "37.2.1", "37.3", "37.4"]
}
