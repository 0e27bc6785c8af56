import Platform
import Results
import TestSupport
import Testing

@Suite("Compressed files are decompressed as they come")
struct GzipTests {
  /// All bytes of a source, so many at a time, or why it is refused.
  static func read(
    _ bytes: [UInt8], name: String = "data.csv", step: Int = 1 << 16
  ) -> (bytes: [UInt8], refusals: [Diagnostic]) {
    var found: [UInt8] = []
    let refused = refusals {
      var source = ByteSource(SourceFile(name: name, bytes: bytes))
      var buffer = [UInt8](repeating: 0, count: step + 2)
      while true {
        let count = try source.read(into: &buffer, from: 1, to: step + 1)
        if count == 0 { break }
        found += buffer[1..<(count + 1)]
      }
    }
    return (found, refused)
  }

  /// Text that fills several blocks, seeded.
  static let long: [UInt8] = {
    var generator = SeededGenerator(seed: 4)
    return (0..<200_000).map { _ in UInt8.random(in: 32...126, using: &generator) }
  }()

  @Test("what gzip(1) wrote comes out, whatever the file is called and however much is asked for")
  func sample() {
    for step in [1, 2, 3, 7, 1000] {
      for name in ["data.csv", "data.csv.gz", "stdin"] {
        let found = Self.read(GzipSample.small, name: name, step: step)
        #expect(found.bytes == Array(GzipSample.smallText.utf8) && found.refusals.isEmpty)
      }
    }
  }

  @Test("what is not compressed comes as it is, be it one byte", arguments: [0, 1, 2, 3, 5000])
  func plain(_ count: Int) {
    let bytes = Array(Self.long.prefix(count))
    for step in [1, 2, 4096] {
      let found = Self.read(bytes, step: step)
      #expect(found.bytes == bytes && found.refusals.isEmpty)
    }
  }

  @Test("several members follow each other, and an empty one among them")
  func members() {
    let parts = [Array(Self.long[..<70_000]), [], Array(Self.long[70_000...])]
    let found = Self.read(parts.flatMap { GzipSample.member($0) }, step: 333)
    #expect(found.bytes == Self.long && found.refusals.isEmpty)
  }

  @Test("a file that breaks off is refused, wherever it does")
  func truncated() {
    for count in 2..<GzipSample.small.count {
      let found = Self.read(Array(GzipSample.small[..<count]))
      #expect(found.refusals.map(\.code) == [.fileGzipTruncated], "\(count)")
      #expect(found.refusals.first?.message.contains("after \(count) bytes") == true)
    }
    // The second of two members.
    let both = GzipSample.small + GzipSample.small.dropLast()
    #expect(Self.read(both).refusals.map(\.code) == [.fileGzipTruncated])
  }

  @Test("a byte that is another one is found by the check sum, or before it")
  func corrupt() {
    let member = GzipSample.member(Self.long)
    for offset in [2, 11, 500, 100_000, member.count - 8, member.count - 1] {
      var bytes = member
      bytes[offset] ^= 1
      let found = Self.read(bytes)
      #expect(found.refusals.map(\.code) == [.fileGzipCorrupt], "\(offset)")
      #expect(found.refusals.first?.place.file == "data.csv")
      #expect(found.refusals.first?.message.contains("byte") == true)
    }
  }

  @Test("something else behind the end, or no gzip under its name, is refused")
  func somethingElse() {
    let behind = Self.read(GzipSample.small + Array("1,1,1\n".utf8))
    #expect(behind.refusals.map(\.code) == [.fileGzipCorrupt])
    #expect(behind.refusals.first?.message.contains("byte 44") == true)
    let text = Self.read(Array("id,a,b\n".utf8), name: "data.csv.gz")
    #expect(text.refusals.map(\.code) == [.fileGzipCorrupt])
    #expect(Self.read([], name: "data.csv.gz").refusals.isEmpty)
  }

  @Test("a file read whole is decompressed up to a limit, and one that is plain stays as it is")
  func whole() throws {
    let file = SourceFile(name: "data.csv.gz", bytes: GzipSample.member(Self.long))
    #expect(try file.decompressed().bytes == Self.long)
    #expect(try file.decompressed(limit: Self.long.count).name == "data.csv.gz")
    let codes = refusalCodes { _ = try file.decompressed(limit: Self.long.count - 1) }
    #expect(codes == [.fileGzipTooLarge])
    let plain = SourceFile(name: "data.csv", bytes: Self.long)
    #expect(try plain.decompressed() == plain)
  }
}
