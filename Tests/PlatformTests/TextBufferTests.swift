import Platform
import TestSupport
import Testing

@Suite("Text that is being made")
struct TextBufferTests {
  private static func text(_ buffer: borrowing TextBuffer) -> String {
    String(decoding: buffer.bytes(), as: UTF8.self)
  }

  @Test("whole numbers of every length", arguments: 0..<20)
  func wholeNumbers(_ digits: Int) {
    let power = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
    for number in [power - 1, power, power + 1, power / 2, UInt64.max - power + 1] {
      var buffer = TextBuffer(capacity: 1)
      buffer.append(number)
      #expect(Self.text(buffer) == "\(number)")
    }
  }

  @Test("it grows from nothing, and starts anew with the same room")
  func growth() {
    var buffer = TextBuffer(capacity: 1)
    var whole = ""
    for number in 0..<2000 {
      let piece = "\(number),é\u{1F600}" + String(repeating: "x", count: number % 40)
      buffer.append(piece)
      buffer.append(UInt8(ascii: ";"))
      whole += piece + ";"
    }
    #expect(Self.text(buffer) == whole)
    #expect(buffer.bytes(from: buffer.count).isEmpty)
    buffer.clear()
    buffer.append("anew")
    #expect(Self.text(buffer) == "anew" && buffer.count == 4)
  }

  @Test("a short text is what it was made of, and leaves what comes next alone", arguments: 0...23)
  func shortTexts(_ count: Int) throws {
    let letters = String((0..<count).map { Character(UnicodeScalar(UInt8(97 + $0))) })
    let short = try #require(ShortText(letters))
    #expect(short.count == count)
    var buffer = TextBuffer(capacity: 1)
    buffer.append(UInt8(ascii: "<"))
    buffer.append(short)
    buffer.append(UInt8(ascii: ">"))
    #expect(Self.text(buffer) == "<\(letters)>")
    #expect(buffer.shortText(from: 1)?.count == count + 1 || count == 23)
  }

  @Test("what is longer is no short text")
  func long() {
    let letters = String(repeating: "x", count: ShortText.longest + 1)
    #expect(ShortText(letters) == nil)
    var buffer = TextBuffer()
    buffer.append(letters)
    #expect(buffer.shortText(from: 0) == nil)
    #expect(buffer.shortText(from: 1) == ShortText(String(letters.dropFirst())))
  }
}
