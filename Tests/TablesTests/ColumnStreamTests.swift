import Platform
import Results
import Synchronization
import Tables
import TestSupport
import Testing

/// Rows put together again as they come by.
final class KeptRows: StretchWork {
  typealias Failure = Enough

  struct Rows {
    /// By column wanted its cells; the places of levels in the whole table.
    var columns: [[Double]] = []
    /// Where each run begins.
    var starts: [Int] = []
    var made = 0
  }

  /// What a worker counted in the stretch in hand.
  final class Worker { var rows = 0 }
  struct Enough: Error, Equatable {}

  let runs: [String]
  let wanted: [String]
  private let most: Int
  private let state = Mutex(Rows())

  init(runs: [String], wanted: [String], most: Int = .max) {
    (self.runs, self.wanted, self.most) = (runs, wanted, most)
  }

  var rows: Rows { state.withLock { $0 } }

  func worker() -> Worker { Worker() }

  func make(_ stretch: ColumnStretch, _ worker: inout Worker) { worker.rows = stretch.rows }

  func take(_ stretch: ColumnStretch, _ worker: inout Worker) throws(Enough) {
    let made = worker.rows
    let isEnough = state.withLock { state in
      if state.columns.isEmpty { state.columns = stretch.columns.map { _ in [] } }
      let before = state.made
      for (column, values) in stretch.columns.enumerated() {
        let places = stretch.places[column]
        state.columns[column] += values.map { value in places.map { $0[Int(value)] } ?? value }
      }
      let starts = stretch.starts.dropLast().map { before + Int($0) }
      state.starts += stretch.isContinued ? starts.dropFirst() : starts[...]
      state.made += made
      return state.made > most
    }
    if isEnough { throw Enough() }
  }
}

/// Reading in stretches held against reading whole.
@Suite("Columns read in stretches are those read whole")
struct ColumnStreamTests {
  static func asked(block: Int = 4 << 20, chunk: Int = 256 << 10) -> ColumnsAsked {
    var asked = ColumnsAsked([
      .init("y", .numbers), .init("t", .asSeen), .init("arm", .asSeen),
      .init("person", .categories),
    ])
    (asked.blockSize, asked.chunkSize) = (block, chunk)
    return asked
  }

  static func streamed(
    _ text: String, _ asked: ColumnsAsked, runs: [String] = ["person"], most: Int = .max
  ) throws -> (rows: KeptRows.Rows, facts: StreamedFacts) {
    let stream = try ColumnStream(ProjectFiles.text(text), asked)
    let (work, facts) = try stream.read { (_) throws(KeptRows.Enough) in
      KeptRows(
        runs: runs, wanted: asked.columns.map(\.name).filter { $0 != "person" }, most: most)
    }
    return (work.rows, facts)
  }

  /// People with some rows each, some of them written oddly.
  static func text(seed: UInt64, people: Int, order: [Int]? = nil) -> String {
    var generator = SeededGenerator(seed: seed)
    func pick(_ list: [String]) -> String { list.randomElement(using: &generator) ?? "" }
    var text = "y,person,t,arm,other\n"
    for person in order ?? Array(0..<people) {
      for t in 0..<Int.random(in: 1...6, using: &generator) {
        let y = pick([
          "1", "2.5", "-3", "0.1", "1e5", "-0", "\"4\"", " 5 ", "", "NA", "12345678901234567",
        ])
        let arm = pick(["usual", "\"new\"", "\"two\nlines\"", "\"a\"\"b\"", " usual ", "usual"])
        let end = pick(["\n", "\n", "\r\n"])
        switch Int.random(in: 0..<30, using: &generator) {
        case 0: text += "1,2\(end)"
        case 1: text += "\(y),P\(person),\(t),\(arm),\"x,\ny\"\(end)"
        default: text += "\(y),P\(person),\(t),\(arm),\(end)"
        }
      }
    }
    return text
  }

  @Test("rows, levels, empty cells and notes, wherever the text is cut", arguments: 0..<24)
  func same(_ seed: UInt64) throws {
    let text = Self.text(seed: seed, people: 60)
    let whole = try DataColumns(ProjectFiles.text(text), Self.asked())
    for (block, chunk) in [(4 << 20, 256 << 10), (2_000, 100), (400, 64), (1_000, 1)] {
      let (rows, facts) = try Self.streamed(text, Self.asked(block: block, chunk: chunk))
      var expected = whole.facts
      // Of people runs are counted.
      expected.columns[3].levels = rows.starts.count
      #expect(facts.columns == expected && facts.runs == rows.starts.count)
      #expect(rows.made == whole.rows && !facts.keptRuns)
      for (column, known) in whole.columns.enumerated() {
        switch known.content {
        case .numbers(let values): #expect(rows.columns[column] == values)
        case .categories(let codes, let levels):
          guard known.name != "person" else {
            let starts = codes.indices.filter { $0 == 0 || codes[$0] != codes[$0 - 1] }
            #expect(rows.starts == starts)
            continue
          }
          let seen = try #require(facts.levels[known.name])
          #expect(rows.columns[column].map { seen[Int($0)] } == codes.map { levels[$0] })
          #expect(facts.sorted[known.name] == levels)
        }
      }
    }
  }

  @Test("people in any order, as long as their rows stand together")
  func order() throws {
    var generator = SeededGenerator(seed: 5)
    // By bytes P10 comes before P2.
    let byBytes = (0..<200).sorted { "P\($0)" < "P\($1)" }
    let shuffled = (0..<9_000).shuffled(using: &generator)
    for (order, keeps) in [(byBytes, false), (shuffled, true)] {
      let text = Self.text(seed: 3, people: 0, order: order)
      let (rows, facts) = try Self.streamed(text, Self.asked(block: 5_000, chunk: 500))
      #expect(facts.keptRuns == keeps)
      let whole = try DataColumns(ProjectFiles.text(text), Self.asked())
      #expect(facts.columns.columns[3].levels == whole.facts.columns[3].levels)
      #expect(rows.made == whole.rows)
    }
  }

  @Test("rows of a person that stand apart are found, near and far", arguments: [2, 40, 1_000])
  func apart(_ between: Int) throws {
    let people = (0..<between).map { "1,P\(50 + $0),0,usual,\n" }.joined()
    let text = "y,person,t,arm,other\n1,P7,0,usual,\n" + people + "2,\"P7\",1,usual,\n3,P9,0,new,\n"
    for chunk in [64, 256 << 10] {
      do {
        _ = try Self.streamed(text, Self.asked(block: 4_000, chunk: chunk))
        Issue.record("read all the same")
      } catch let end as StreamEnd<KeptRows.Enough> {
        guard case .apart(let place) = end else {
          Issue.record("\(end)")
          return
        }
        #expect(place.line == between + 3 && place.field == "person")
      }
    }
  }

  @Test("a run is made by all of its columns together")
  func together() throws {
    let text = "y,person,t,arm,other\n1,1,0,a,\n1,2,0,a,\n2,1,0,b,\n2,1,1,b,\n3,2,0,b,\n"
    let (rows, facts) = try Self.streamed(text, Self.asked(), runs: ["arm", "person"])
    #expect(rows.starts == [0, 1, 2, 4] && facts.runs == 4 && !facts.keptRuns)
    // How many people there are was not counted.
    #expect(facts.columns.columns.map(\.levels) == [nil, nil, 2, nil])
  }

  static func refusal(_ text: String, _ asked: ColumnsAsked) throws -> RefusedInput? {
    do {
      _ = try streamed(text, asked)
      return nil
    } catch let end as StreamEnd<KeptRows.Enough> {
      guard case .refused(let refusal) = end else { return nil }
      return refusal
    }
  }

  static let refused = [
    "y,person,t,arm\n1,a,0,u\nn/k,a,1,u\n3,b,0,u\n", "y,person,t,arm\n1,a,0,u\n2,a,1\u{200B},u\n",
    "y,person,t,arm\n1,a\u{200B},0,u\n2,b,1,u\n", "y,person,t,arm\n1,a,0,u\u{AD}\n2,b,1,u\n",
    "y,person,t,arm\n", "y,person,t,arm\n,a,0,u\n1,b,,u\n", "y,person,t\n1,a,0\n", "",
    "y,person,t,arm\n1,a,0,\"u\n", "y,person,t,arm\n1,a,0,u\n2,b,1,\u{0}\n",
  ]

  @Test("what is refused whole is refused in stretches, in the same words", arguments: refused)
  func refuses(_ text: String) throws {
    var expected: RefusedInput?
    do {
      _ = try DataColumns(ProjectFiles.text(text), Self.asked())
    } catch {
      expected = error
    }
    for chunk in [1, 256 << 10] {
      do {
        #expect(try Self.refusal(text, Self.asked(block: 64, chunk: chunk)) == expected)
      } catch let refusal as RefusedInput {
        #expect(refusal == expected)
      }
    }
  }

  @Test("a column of which the first rows say something else is read once more")
  func again() throws {
    let head = "y,person,t,arm,other\n"
    let numbers = (0..<150).map { "1,P\($0),0,\($0 % 2),\n" }.joined()
    let words = (150..<600).map { "1,P\($0),0,new,\n" }.joined()
    let (rows, facts) = try Self.streamed(head + numbers + words, Self.asked(block: 900, chunk: 90))
    #expect(facts.levels["arm"] == ["0", "1", "new"] && rows.made == 600)
  }

  @Test("work that has enough ends the reading")
  func stops() throws {
    let text = Self.text(seed: 1, people: 300)
    do {
      _ = try Self.streamed(text, Self.asked(block: 2_000, chunk: 200), most: 100)
      Issue.record("read all the same")
    } catch let end as StreamEnd<KeptRows.Enough> {
      guard case .stopped(let reason) = end else {
        Issue.record("\(end)")
        return
      }
      #expect(reason == KeptRows.Enough())
    }
  }

  @Test("columns that make runs are categories")
  func needsCategories() throws {
    do {
      _ = try Self.streamed("y,person,t,arm\n1,a,0,u\n", Self.asked(), runs: ["t"])
      Issue.record("read all the same")
    } catch let end as StreamEnd<KeptRows.Enough> {
      guard case .notCategories("t") = end else {
        Issue.record("\(end)")
        return
      }
    }
  }
}
