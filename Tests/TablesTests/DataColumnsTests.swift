import Platform
import Results
import Tables
import TestSupport
import Testing

@Suite("Columns of numbers and categories")
struct DataColumnsTests {
  static func asked(_ columns: (String, ColumnsAsked.Form)...) -> ColumnsAsked {
    ColumnsAsked(columns.map { .init($0.0, $0.1) })
  }

  static func read(_ text: String, _ asked: ColumnsAsked) throws -> DataColumns {
    try DataColumns(ProjectFiles.text(text), asked)
  }

  @Test("numbers, categories, and columns that are what they seem to be")
  func forms() throws {
    let read = try Self.read(
      "id,arm,t,y,k\n10,b,1,2.5,1\n9,a,2,-0.5,2\n10,a,3,1e3,1\n",
      Self.asked(
        ("y", .numbers), ("t", .asSeen), ("arm", .asSeen), ("id", .categories),
        ("k", .categories)))
    #expect(read.rows == 3 && read.rowsRead == 3 && read.setAside == 0)
    #expect(
      read.columns.map(\.content) == [
        .numbers([2.5, -0.5, 1000]), .numbers([1, 2, 3]),
        .categories(codes: [1, 0, 0], levels: ["a", "b"]),
        // In the order of numbers, not of characters.
        .categories(codes: [1, 0, 1], levels: ["9", "10"]),
        .categories(codes: [0, 1, 0], levels: ["1", "2"]),
      ])
  }

  @Test("rows with an empty cell are left out, and counted by column")
  func missing() throws {
    var asked = Self.asked(("y", .numbers), ("g", .categories))
    asked.missing.insert("-99")
    let read = try Self.read(
      "y,g,z\n1,a,\n,a,1\nNA,b,1\n-99,c,1\n 2 ,\" a\",\n\"\",,1\n3,b,1\n", asked)
    #expect(read.rows == 3 && read.rowsRead == 7)
    #expect(read.columns.map(\.missing) == [4, 1])
    // The level c stands in no complete row.
    #expect(
      read.columns.map(\.content) == [
        .numbers([1, 2, 3]), .categories(codes: [0, 0, 1], levels: ["a", "b"]),
      ])
  }

  @Test("a column whose first cells mislead is read again as what it is")
  func readAgain() throws {
    let words = String(repeating: "1,1\n", count: 150) + String(repeating: "1,north\n", count: 200)
    let read = try Self.read("y,g\n" + words, Self.asked(("y", .numbers), ("g", .asSeen)))
    #expect(
      read.columns[1].content
        == .categories(
          codes: Array(repeating: 0, count: 150) + Array(repeating: 1, count: 200),
          levels: ["1", "north"]))
    // The one text stands in a row that is left out for another column.
    let number = try Self.read(
      "y,g\n,none\n1,2\n2,3\n", Self.asked(("y", .numbers), ("g", .asSeen)))
    #expect(number.columns[1].content == .numbers([2, 3]))
  }

  @Test(
    "a text where a number belongs is told with its place, and without its value",
    arguments: [
      ("3,y\nx,1\nx,2\nx,n/k\n", 4, 3, "3 characters, mixed"),
      ("3,y\nx,1\nx,2\nx,\"2,5\"\n", 4, 3, "3 characters, mixed"),
      ("3,y\nx,1\n\nx,2\nx,0x1F\nx,0x1F\n", 5, 3, "4 characters, mixed"),
      ("3,y\nx,1\nx,2\nx,inf\n", 4, 3, "3 characters, letters"),
      ("3,y\nx,nan\nx,2\nx,2\n", 2, 3, "3 characters, letters"),
      ("3,y\nx,1\nx,2\nx,1e999\n", 4, 3, "5 characters, mixed"),
      ("3,y\nx,1\nx,2\nx,+3\n", 4, 3, "2 characters, mixed"),
    ])
  func notANumber(_ text: String, _ line: Int, _ column: Int, _ shape: String) throws {
    for form in [ColumnsAsked.Form.numbers, .asSeen] {
      let told = refusals { _ = try Self.read(text, Self.asked(("y", form))) }
      #expect(told.map(\.code) == [.columnNotANumber])
      #expect(
        told.first?.place == Place(file: "test", line: line, column: column, field: "y"))
      #expect(told.first?.message.contains("(\(shape))") == true)
    }
  }

  @Test("numbers in another country's way and dates are no categories, unless it is said")
  func lookLikeNumbers() throws {
    for cells in [["0,5", "1,5", "2"], ["2025-01-06", "2025-02-03", "2025-03-03"]] {
      let text = "y;t\n" + cells.map { "1;\($0)\n" }.joined()
      var asked = Self.asked(("y", .numbers), ("t", .asSeen))
      asked.layout.delimiter = .semicolon
      let told = refusals { _ = try Self.read(text, asked) }
      #expect(told.map(\.code) == [.columnNotANumber])
      #expect(told.first?.help.contains(cells[0].contains(",") ? "point" : "dates") == true)
      asked.columns[1].form = .categories
      #expect(try Self.read(text, asked).rows == 3)
    }
  }

  @Test("a file in which no row is complete is refused with the counts")
  func noneComplete() {
    let told = refusals {
      _ = try Self.read("y,t\n1,\n,2\nNA,3\n", Self.asked(("y", .numbers), ("t", .asSeen)))
    }
    #expect(told.map(\.code) == [.columnNoneComplete])
    #expect(told.first?.message.contains("2 in 'y', 1 in 't'") == true)
    #expect(
      refusalCodes { _ = try Self.read("y,t\n", Self.asked(("y", .numbers))) } == [.csvNoRows])
  }

  @Test("columns that are not there are told at once, with the nearest that is")
  func absent() {
    let told = refusals {
      _ = try Self.read(
        "score,person\n1,2\n", Self.asked(("scroe", .numbers), ("persn", .categories)))
    }
    #expect(told.map(\.code) == [.csvMissingColumn, .csvMissingColumn])
    #expect(told.map(\.help).sorted() == ["Did you mean 'person'?", "Did you mean 'score'?"])
  }

  @Test("a category with a character that nobody sees is refused")
  func invisible() {
    let told = refusals {
      _ = try Self.read(
        "y,g\n1,a\n2,a\u{200B}\n", Self.asked(("y", .numbers), ("g", .categories)))
    }
    #expect(told.map(\.code) == [.textInvisibleCharacter])
    #expect(told.first?.place.line == 3 && told.first?.message.contains("U+200B") == true)
  }

  @Test("rows of another width are set aside with their lines")
  func ragged() throws {
    let read = try Self.read(
      "y,g\n1,a\n2\n\"3\",b,c\n4,\"x\ny\"\n5\n", Self.asked(("y", .numbers)))
    #expect(read.columns[0].content == .numbers([1, 4]))
    let notes = read.notes.filter { $0.code == .csvRaggedRow }
    #expect(notes.map(\.place.line) == [3, 4, 7] && read.setAside == 3)
  }

  @Test("compressed files and a fault in the text")
  func otherFiles() throws {
    let file = SourceFile(name: "x.gz", bytes: GzipSample.small)
    let read = try DataColumns(file, Self.asked(("a", .numbers)))
    // By hand, from `GzipSample.smallText`.
    #expect(read.columns[0].content == .numbers([1, 5]) && read.columns[0].missing == 1)
    let told = refusals {
      _ = try DataColumns(
        SourceFile(name: "x", bytes: Array("y\n1\n2".utf8) + [0xFF, 0x0A]),
        Self.asked(("y", .numbers)))
    }
    #expect(told.map(\.code) == [.fileEncoding] && told.first?.place.line == 3)
  }
}
