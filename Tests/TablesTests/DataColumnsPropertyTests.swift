import Platform
import Results
import Tables
import TestSupport
import Testing

/// The fast way of reading columns held against one that takes a record at a time from `CSVReader`.
@Suite("Columns read fast are those read slowly")
struct DataColumnsPropertyTests {
  /// The complete rows, by the ordinary reader and `NumberText`; nil where it refuses.
  static func slowly(_ file: SourceFile) -> (rows: [[String]], missing: [Int], ragged: [Int])? {
    guard var reader = try? CSVReader(file), let header = try? CSVHeader(reading: &reader),
      let y = header.position(of: "y"), let g = header.position(of: "g")
    else { return nil }
    var (rows, missing, ragged): ([[String]], [Int], [Int]) = ([], [0, 0], [])
    var record = CSVRecord()
    do {
      while try reader.read(into: &record) {
        guard record.fields.count == header.names.count else {
          ragged.append(record.line)
          continue
        }
        let cells = [y, g].map { position in
          Padding.trimmed(reader.text(record.fields[position]))
        }
        let isMissing = cells.map { ["", "NA", "n/k"].contains($0) }
        for (column, isMissing) in isMissing.enumerated() where isMissing { missing[column] += 1 }
        if isMissing.contains(true) { continue }
        guard let value = NumberText.value(cells[0]) else { return nil }
        rows.append(["\(value + 0)", cells[1]])
      }
    } catch {
      return nil
    }
    return (rows, missing, ragged)
  }

  static func fast(
    _ file: SourceFile, block: Int, chunk: Int
  ) -> (rows: [[String]], missing: [Int], ragged: [Int])? {
    var asked = ColumnsAsked([.init("y", .numbers), .init("g", .categories)])
    asked.missing.insert("n/k")
    (asked.blockSize, asked.chunkSize) = (block, chunk)
    guard let read = try? DataColumns(file, asked),
      case .numbers(let values) = read.columns[0].content,
      case .categories(let codes, let levels) = read.columns[1].content
    else { return nil }
    return (
      zip(values, codes).map { ["\($0)", levels[$1]] }, read.columns.map(\.missing),
      read.notes.filter { $0.code == .csvRaggedRow }.compactMap(\.place.line)
    )
  }

  static let numbers = [
    "1", "2.5", "-3", "0.1", "1e5", "1E-3", "-0", "007", "123456789012345", "1234567890123456789",
    "0.1234567890123456789", "\"4\"", " 5 ", "\t6", "\" 7\"", "NA", "", "\"\"", "\"NA\"", "n/k",
    "99999999999999999999", "9007199254740993", "0.30000000000000004", "1.7976931348623157e308",
  ]
  static let refused = ["+1", "0x10", "inf", "nan", "1,5", "1e999", "one", "1 2", "-", ".5", "5."]
  static let texts = [
    "a", "b", "\"c\"", " a ", "\"a\"\"b\"", "\"x,y\"", "\"two\nlines\"", "é", "日本", "NA", "",
    "longer than eight bytes", "longer than eight byteS", "\"a\"", "n/k", "n/",
  ]

  static func text(_ generator: inout SeededGenerator, refusing: Bool) -> String {
    func pick(_ list: [String]) -> String {
      list.randomElement(using: &generator) ?? ""
    }
    let ends = [["\n"], ["\r\n"], ["\n", "\r\n"], ["\r"]].randomElement(using: &generator) ?? []
    var text = Bool.random(using: &generator) ? "\u{FEFF}" : ""
    text += "x,y,g" + pick(ends)
    for _ in 0..<Int.random(in: 1...60, using: &generator) {
      let isRefused = refusing && Int.random(in: 0..<100, using: &generator) == 0
      let y = pick(isRefused ? refused : numbers)
      switch Int.random(in: 0..<40, using: &generator) {
      case 0: text += pick(ends)
      case 1: text += "only one" + pick(ends)
      case 2: text += "1,2,3,4" + pick(ends)
      default: text += "\(pick(["", "z", "\"q\"\"\""])),\(y),\(pick(texts))" + pick(ends)
      }
    }
    if Bool.random(using: &generator), text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  @Test("on files with everything in them, wherever they are cut", arguments: 0..<300)
  func hostile(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let file = ProjectFiles.text(Self.text(&generator, refusing: seed % 3 == 0))
    let expected = Self.slowly(file)
    for (block, chunk) in [(1 << 20, 1 << 18), (64, 16), (300, 100)] {
      let found = Self.fast(file, block: block, chunk: chunk)
      if let expected, !expected.rows.isEmpty {
        #expect(found?.rows == expected.rows)
        #expect(found?.missing == expected.missing && found?.ragged == expected.ragged)
      } else {
        #expect(found == nil)
      }
    }
  }

  @Test("decimal numbers of any length come out as the nearest that a computer has")
  func decimals() throws {
    var generator = SeededGenerator(seed: 7)
    var texts: [String] = []
    for _ in 0..<20_000 {
      let digits = (0..<Int.random(in: 1...21, using: &generator)).map { _ in
        String(Int.random(in: 0...9, using: &generator))
      }
      let point = Int.random(in: 1...digits.count, using: &generator)
      let fraction = digits[point...].joined()
      texts.append(
        (Bool.random(using: &generator) ? "-" : "") + digits[..<point].joined()
          + (fraction.isEmpty ? "" : "." + fraction))
    }
    // Halfway between two doubles, and the next number to either side: 2^53 + 1.
    texts += ["9007199254740993", "9007199254740993.001", "9007199254740992.999"]
    let file = ProjectFiles.text("y,g\n" + texts.map { "\($0),a\n" }.joined())
    let read = try DataColumns(file, ColumnsAsked([.init("y", .numbers)]))
    #expect(
      read.columns[0].content == .numbers(try texts.map { try #require(NumberText.value($0)) }))
  }

  @Test("many levels over many stretches, in any order")
  func manyLevels() throws {
    var generator = SeededGenerator(seed: 3)
    let ids = (0..<20_000).map { "p\($0 / 3)" }.shuffled(using: &generator)
    let file = ProjectFiles.text("y,g\n" + ids.map { "1,\($0)\n" }.joined())
    let found = try #require(Self.fast(file, block: 8192, chunk: 1024))
    #expect(found.rows.map { $0[1] } == ids)
  }
}
