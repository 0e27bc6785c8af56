import Platform
import Results
import Tables
import TestSupport
import Testing

@Suite("Blocks and chunks of whole records")
struct CSVBlocksTests {
  /// Every record with its line, read in chunks.
  static func records(_ text: String, block: Int, chunk: Int) throws -> [[String]] {
    var blocks = CSVBlocks(
      ByteSource(ProjectFiles.text(text)), blockSize: block, chunkSize: chunk)
    var records: [[String]] = []
    var lines = 0
    while try blocks.next() {
      for range in blocks.chunks {
        var splitter = CSVSplitter(file: "test", delimiter: .comma, range: range)
        var record = CSVRecord()
        while try splitter.read(blocks.bytes.span, into: &record) {
          let texts = record.fields.map { $0.text(in: blocks.bytes) }
          records.append(["\(record.line + lines)"] + texts)
        }
        lines += splitter.line - 1
      }
    }
    return records
  }

  static let texts = [
    "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4", "a\r1\r2\r", "a\n\n\n1\n\r\n2\r\r\n3",
    "\"a\nb\",\"c\"\"d\"\n\"\",\"\r\n\"\n1,2\n", "\"\n\"\n\"\"\n\"\"\"\n\"\n", "é,日本\n\"é\n\",x\n",
  ]

  @Test(
    "where the bytes are cut changes nothing of what is read", arguments: texts,
    [(1, 1), (2, 1), (3, 2), (7, 3), (64, 1), (64, 5), (4096, 64)])
  func cuts(_ text: String, _ sizes: (block: Int, chunk: Int)) throws {
    let whole = try Self.records(text, block: 1 << 20, chunk: 1 << 20)
    #expect(!whole.isEmpty)
    #expect(try Self.records(text, block: sizes.block, chunk: sizes.chunk) == whole)
  }

  @Test("blocks of ordinary text are cut into many chunks")
  func manyChunks() throws {
    let text = String(repeating: "1,2,3\n", count: 1000)
    var blocks = CSVBlocks(
      ByteSource(ProjectFiles.text(text)), blockSize: 6000, chunkSize: 600)
    #expect(try blocks.next())
    #expect(blocks.chunks.count == 10)
    #expect(blocks.chunks.first?.lowerBound == 0 && blocks.chunks.last?.upperBound == 6000)
  }

  static let beyondLimits = [
    ("a\n\"" + String(repeating: "x\n", count: 1 << 20), DiagnosticCode.csvFieldTooLong, 2, 1),
    ("a\nb," + String(repeating: "x", count: 1 << 21), .csvFieldTooLong, 2, 3),
    ("a\n" + String(repeating: ",", count: 20_000) + "\n", .csvTooManyColumns, 2, 10_001),
    (
      "a\n" + String(repeating: String(repeating: "x", count: 1 << 20) + ",", count: 20),
      .csvRecordTooLong, 2, 1
    ),
  ]

  @Test(
    "what is beyond a limit is refused where it begins, however large the blocks are",
    arguments: 0..<4, [1 << 16, 1 << 22])
  func limits(_ number: Int, _ size: Int) throws {
    let broken = Self.beyondLimits[number]
    let found = refusals { _ = try Self.records(broken.0, block: size, chunk: size) }
    #expect(found.map(\.code) == [broken.1])
    #expect(found.first?.place.column == broken.3)
    let whole = refusals {
      var reader = try CSVReader(ProjectFiles.text(broken.0))
      var record = CSVRecord()
      while try reader.read(into: &record) {}
    }
    #expect(whole.first?.place.line == broken.2)
    #expect(whole.map(\.code) == [broken.1])
  }
}
