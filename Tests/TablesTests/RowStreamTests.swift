import Platform
import Results
import Synchronization
import Tables
import TestSupport
import Testing

/// What a stream of rows came to, row by row.
private final class Gathered: Sendable {
  struct Row: Sendable, Equatable {
    var numbers: [Double?]
    var texts: [String]
    var key: UInt64?
    var line: Int
  }

  private let state = Mutex<[Row]>([])

  var rows: [Row] { state.withLock { $0 } }

  func take(_ rows: [Row], after lines: Int) {
    state.withLock { state in
      state += rows.map { row in
        var row = row
        row.line += lines
        return row
      }
    }
  }

  static func read(
    _ text: String, _ asked: RowsAsked
  ) throws -> (rows: [Row], count: Int, notes: [Diagnostic]) {
    let gathered = Gathered()
    let table = try OpenedTable(ProjectFiles.text(text), asked.layout)
    let (numbers, texts) = (asked.numbers.count, asked.texts.count)
    let read = try RowStream(table, asked).read(
      { stretch -> [Row] in
        let values = (0..<numbers).map { stretch.numbers($0) }
        let codes = (0..<texts).map { (stretch.codes($0), stretch.levels($0)) }
        let keys = stretch.keys()
        var rows: [Row] = []
        for row in 0..<stretch.count {
          rows.append(
            Row(
              numbers: values.map { $0[row].isNaN ? nil : $0[row] },
              texts: codes.map { $0.1[Int($0.0[row])] }, key: keys.isEmpty ? nil : keys[row],
              line: stretch.line(of: row)))
        }
        return rows
      }, then: { rows, lines throws(RefusedInput) in gathered.take(rows, after: lines) })
    return (gathered.rows, read.rows, read.notes)
  }
}

@Suite("Rows of a table in a stream, with their gaps")
struct RowStreamTests {
  static let asked = RowsAsked(numbers: ["pre", "post"], texts: ["team"], key: "id")

  @Test("gaps are kept, texts among numbers told apart, and every row has its line")
  func gaps() throws {
    let text =
      "id,team,pre,post\na,north,1,2.5\n\nb,,3,\nc,north,NA,x\n\"a\",\"no\"\"rth\",-4,5\n,south,0,0\n"
    let found = try Gathered.read(text, Self.asked)
    #expect(found.count == 5)
    #expect(found.rows.map(\.line) == [2, 4, 5, 6, 7])
    #expect(
      found.rows.map(\.numbers) == [[1, 2.5], [3, nil], [nil, .infinity], [-4, 5], [0, 0]])
    #expect(found.rows.map { $0.texts[0] } == ["north", "", "north", "no\"rth", "south"])
    #expect(found.rows[0].key != nil && found.rows[0].key == found.rows[3].key)
    #expect(found.rows[1].key != found.rows[0].key && found.rows[4].key == nil)
  }

  @Test("rows of another width are set aside, and the others read")
  func ragged() throws {
    let found = try Gathered.read("id,team,pre,post\na,north,1\nb,south,3,4\n", Self.asked)
    #expect(found.rows.map(\.numbers) == [[3, 4]] && found.rows[0].line == 3)
    #expect(found.notes.map(\.code) == [.csvRaggedRow] && found.notes[0].place.line == 2)
  }

  @Test(
    "however the bytes are cut and the cells written, the same comes out",
    arguments: [1, 7, 300, 4096])
  func cuts(_ chunk: Int) throws {
    var generator = SeededGenerator(seed: UInt64(chunk))
    var plain = "id,team,pre,post\n"
    var quoted = plain
    for row in 0..<400 {
      let cells = [
        "p\(row)", ["north", "south", "øst"][row % 3], row % 11 == 0 ? "" : "\(row % 27)",
        "\(Double(row % 40) / 4)",
      ]
      plain += cells.joined(separator: ",") + "\n"
      quoted +=
        cells.map {
          generator.next() % 3 == 0 ? "\"\($0)\"" : generator.next() % 5 == 0 ? " \($0) " : $0
        }
        .joined(separator: ",") + "\n"
    }
    var small = Self.asked
    small.chunkSize = chunk
    small.blockSize = max(64, 4 * chunk)
    let expected = try Gathered.read(plain, Self.asked).rows
    #expect(expected.count == 400 && expected[0].numbers[0] == nil)
    #expect(try Gathered.read(plain, small).rows == expected)
    #expect(try Gathered.read(quoted, small).rows == expected)
  }

  @Test("a file without the columns, without rows, or broken off in a quotation is refused")
  func refused() {
    func code(_ text: String) -> DiagnosticCode? {
      do {
        _ = try Gathered.read(text, Self.asked)
        return nil
      } catch {
        return (error as? RefusedInput)?.diagnostics.first?.code
      }
    }
    #expect(code("id,team,pre\na,north,1\n") == .csvMissingColumn)
    #expect(code("id,team,pre,post\n") == .csvNoRows)
    #expect(code("id,team,pre,post\na,north,1,2\nb,\"north,1,2\n") == .csvUnclosedQuote)
    #expect(code("") == .fileEmpty)
  }
}
