import Platform
import Results
import Tables
import TestSupport
import Testing

@Suite("Excel workbooks: what goes in comes out, and nothing brings the reader down")
struct WorkbookPropertyTests {
  static let pieces = [
    "a", "Zo\u{EB}", "\u{1F9ED}", ",", "\"", "<b>", "&amp;", " ", "=1+1", "-", "_x0041_", "_", "\n",
    "\r\n", "'", ";", "\t", "0042", "1.5E+3",
  ]

  /// Some cells, of which those at the edges hold something.
  static func cells(_ numbers: inout SeededGenerator) -> [[String]] {
    let (rows, columns) = (
      Int.random(in: 1...12, using: &numbers), Int.random(in: 1...30, using: &numbers)
    )
    return (0..<rows).map { row in
      (0..<columns).map { column in
        let isEdge = row == 0 || column == 0
        let count = Int.random(in: isEdge ? 1...4 : 0...4, using: &numbers)
        return (0..<count).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
      }
    }
  }

  static func fields(_ table: TableText) throws -> [[String]] {
    var reader = try CSVReader(table.file)
    var record = CSVRecord()
    var rows: [[String]] = []
    while try reader.read(into: &record) { rows.append(record.fields.map(reader.text)) }
    return rows
  }

  @Test(
    "texts of any kind, as texts of the cells and as shared ones",
    arguments: 0..<40 as Range<UInt64>)
  func texts(seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    let cells = Self.cells(&numbers)
    // A line end within a cell becomes a space.
    let expected = cells.map {
      $0.map { $0.replacing("\r\n", with: " ").replacing("\n", with: " ") }
    }
    let own = MadeUpWorkbook(MadeUpWorkbook.rows(cells))
    #expect(try Self.fields(TableText(workbook: own.file, TableOpening())) == expected)

    let texts = cells.joined().map { $0 }
    var shared = MadeUpWorkbook(
      cells.enumerated().map { row, line in
        "<row>"
          + line.indices.map {
            "<c t=\"s\"><v>\(row * line.count + $0)</v></c>"
          }.joined() + "</row>"
      }.joined())
    shared.strings = texts.map { text in
      let half = text.unicodeScalars.count / 2
      let (first, rest) = (
        String(text.unicodeScalars.prefix(half)), String(text.unicodeScalars.dropFirst(half))
      )
      return "<r><t>\(MadeUpWorkbook.escaped(first))</t></r><rPh><t>no</t></rPh>"
        + "<r><t>\(MadeUpWorkbook.escaped(rest))</t></r>"
    }
    #expect(try Self.fields(TableText(workbook: shared.file, TableOpening())) == expected)
  }

  @Test("numbers come out as the same numbers, whole ones in digits alone")
  func numbers() throws {
    var numbers = SeededGenerator(seed: 7)
    let values = (0..<4000).map { at -> Double in
      switch at % 5 {
      case 0: Double(Int64.random(in: -999_999_999_999_999...999_999_999_999_999, using: &numbers))
      case 1: Double(Int.random(in: 0...100, using: &numbers))
      case 2: Double(Int.random(in: -99_999_999...99_999_999, using: &numbers)) / 10_000
      case 3: Double.random(in: -1...1, using: &numbers)
      default: Double(bitPattern: UInt64.random(in: 0..<(0x7FF << 52), using: &numbers))
      }
    }
    let rows = values.enumerated().map { "<row><c><v>\($0.element)</v></c></row>" }
    let table = try TableText(workbook: MadeUpWorkbook(rows.joined()).file, TableOpening())
    let texts = try Self.fields(table).map { $0[0] }
    #expect(texts.map { NumberText.value($0) } == values)
    for (text, value) in zip(texts, values) where value == value.rounded() && abs(value) < 1e15 {
      #expect(text == String(Int64(value)))
    }
    // Shortest means that the text is also what Swift makes of the number.
    for (text, value) in zip(texts, values) where value != value.rounded() {
      #expect(text == value.description)
    }
  }

  @Test("a file that breaks off anywhere is refused")
  func truncated() throws {
    let file = try ProjectFiles.file("Fixtures/tables/workbook/by-hand.xlsx")
    for count in stride(from: 0, to: file.bytes.count, by: 37) {
      let part = SourceFile(name: "x.xlsx", bytes: Array(file.bytes.prefix(count)))
      #expect(
        refusalCodes { _ = try TableText(workbook: part, TableOpening()) } == [.workbookDamaged])
    }
  }

  @Test("a file with bytes changed is read or refused in words", arguments: 0..<60 as Range<UInt64>)
  func mutated(seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    let file = try ProjectFiles.file("Fixtures/tables/workbook/by-hand.xlsx")
    let mutator = Mutator([
      "<c r=\"A1\" t=\"s\">", "<v>", "</v>", "<row r=\"1048577\">", "<f>", "<is>", "</is>",
      "_x0000_",
      "<!DOCTYPE", "<![CDATA[", "&#0;", "&x;", "XFE1", "t=\"d\"", "hidden=\"1\"",
    ])
    for _ in 0..<5 {
      let changed = SourceFile(name: "x.xlsx", bytes: mutator.mutated(file.bytes, &numbers))
      _ = refusals { _ = try TableText(workbook: changed, TableOpening()) }
    }
    // Beneath the zip, where no check sum stands in the way.
    var workbook = MadeUpWorkbook(MadeUpWorkbook.rows(Self.cells(&numbers)))
    workbook.strings = ["<t>a</t>", "<r><t>b</t></r>"]
    workbook.formats = ["yyyy", "0000"]
    let parts = workbook.parts
    for _ in 0..<10 {
      var changed = parts
      let at = Int.random(in: 1..<parts.count, using: &numbers)
      changed[at].bytes = mutator.mutated(parts[at].bytes, &numbers)
      let file = SourceFile(name: "x.xlsx", bytes: ZipSample.archive(changed))
      let said = refusals { _ = try TableText(workbook: file, TableOpening()) }
      #expect(said.allSatisfy { $0.code.rawValue.hasPrefix("workbook.") && !$0.help.isEmpty })
    }
  }
}
