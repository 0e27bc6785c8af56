import Journeys
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Rows become journeys")
struct PanelTests {
  static func panel(_ rows: String, ids: SurveyMapping.IdScope = .service) throws -> Panel {
    let scale = try Scale(reading: ProjectFiles.file("Scales/trust-in-support.json"))
    let items = scale.items.map(\.id)
    let mapping = SurveyMapping(
      person: "id", idsUniqueIn: ids, service: "service", occasion: "time",
      occasions: .numbered, worker: nil, scales: [.init(scale: scale, columns: items)])
    let header = (["service", "id", "time"] + items).joined(separator: ",") + "\n"
    var reader = try SurveyReader(ProjectFiles.text(header + rows), mapping: mapping)
    return Panel(
      try reader.rows(), scorers: [Scorer(scale)], idsUniqueIn: ids)
  }

  static func row(_ service: String, _ id: String, _ time: String, _ answer: Int) -> String {
    "\(service),\(id),\(time)," + Array(repeating: "\(answer)", count: 8).joined(separator: ",")
      + "\n"
  }

  @Test("occasions are in order whatever the order of the rows")
  func sorted() throws {
    let rows = [Self.row("A", "1", "3", 4), Self.row("A", "1", "1", 2), Self.row("A", "1", "2", 3)]
    let forward = try Self.panel(rows.joined())
    #expect(forward.journeys.count == 1)
    #expect(forward.journeys[0].entries.map(\.occasion.position) == [1, 2, 3])
  }

  @Test("the same id in two services is two people, unless ids are unique everywhere")
  func idScope() throws {
    let rows = Self.row("A", "1", "1", 2) + Self.row("B", "1", "2", 3)
    #expect(try Self.panel(rows).journeys.count == 2)
    let one = try Self.panel(rows, ids: .everywhere).journeys
    #expect(one.count == 1)
    #expect(one[0].person.service == "A")
  }

  @Test("rows that disagree about an occasion are all set aside")
  func conflict() throws {
    let panel = try Self.panel(
      Self.row("A", "1", "1", 2) + Self.row("A", "1", "2", 3) + Self.row("A", "1", "2", 4))
    #expect(panel.setAside.map(\.code) == [.keyConflict, .keyConflict])
    #expect(panel.setAside.map(\.place.line) == [3, 4])
    #expect(panel.journeys[0].entries.count == 1)
  }

  @Test("a row that repeats another answer for answer is set aside, and the first is kept")
  func copy() throws {
    let panel = try Self.panel(Self.row("A", "1", "1", 2) + Self.row("A", "1", "1", 2))
    #expect(panel.setAside.map(\.code) == [.keyRepeat])
    #expect(panel.setAside.map(\.place.line) == [3])
    #expect(panel.journeys[0].entries.count == 1)
  }

  @Test("people have one order, whatever their ids mix")
  func totalOrder() {
    let ids = ["10", "9", "1a", "1", "01", "b", "A", "-3", "1e1", "", "é"]
    let people = ids.map { Person(service: "", id: $0) }
    let sorted = people.sorted()
    for (a, b) in zip(sorted, sorted.dropFirst()) {
      #expect(a < b && !(b < a))
    }
    for a in people {
      for b in people {
        for c in people where a < b && b < c { #expect(a < c) }
      }
    }
    #expect(people.reversed().sorted() == sorted)
  }

  @Test("a person who moves keeps each row's service, and is counted as one who moved")
  func moved() throws {
    let rows = Self.row("A", "1", "1", 2) + Self.row("B", "1", "2", 3)
    let journey = try Self.panel(rows, ids: .everywhere).journeys[0]
    #expect(journey.entries.map(\.service) == ["A", "B"])
    #expect(journey.hasMoved)
    #expect(journey.person.service == "A")
  }

  @Test("rows with an answer set aside are rivals, not copies")
  func setAsideIsNoCopy() throws {
    let panel = try Self.panel(Self.row("A", "1", "1", 9) + Self.row("A", "1", "1", 8))
    #expect(panel.setAside.map(\.code) == [.keyConflict, .keyConflict])
  }

  @Test("a person none of whose rows can be used has no journey")
  func onlyConflicts() throws {
    let panel = try Self.panel(Self.row("A", "1", "1", 2) + Self.row("A", "1", "1", 3))
    #expect(panel.journeys.isEmpty)
  }

  @Test(
    "ids that may be one person's are told in pairs of lines, never by name, and nobody is joined",
    arguments: [
      ("ab1", "AB1", DiagnosticCode.keyNearDuplicate), ("ab1", "ab 1", .keyNearDuplicate),
      ("7", "007", .keyNearDuplicate), ("a-7", "a-07", .keyNearDuplicate),
      ("1001.0", "1001", .keyNearDuplicate), ("\u{E9}", "e\u{301}", .textLookAlike),
    ])
  func nearDuplicates(_ one: String, _ other: String, _ code: DiagnosticCode) throws {
    let panel = try Self.panel(
      Self.row("A", one, "1", 2) + Self.row("A", "x", "1", 3) + Self.row("A", other, "1", 4)
        + Self.row("A", other, "2", 4) + Self.row("B", other, "1", 4))
    #expect(panel.journeys.count == 4 && panel.setAside.isEmpty)
    let note = try #require(panel.notes.first)
    #expect(note.code == code && note.severity == .note && panel.notes.count == 1)
    #expect(note.message.contains("lines 2 and 4") && note.place.line == 4)
    #expect(!note.message.contains("'"))
  }

  @Test("ids that differ in more than that are nobody's business")
  func differentIds() throws {
    let ids = ["1", "10", "100", "01a", "1a0", "a", "aa", "1.5", "15", "1.0.0"]
    let panel = try Self.panel(ids.map { Self.row("A", $0, "1", 2) }.joined())
    #expect(panel.notes.isEmpty && panel.journeys.count == ids.count)
  }

  @Test("a few ids with a point among plain numbers are told; a column of them is not")
  func idsWithPoint() throws {
    let plain = (1...5).map { Self.row("A", "\($0)", "1", 2) }
    let some = try Self.panel((plain + [Self.row("A", "77.0", "1", 2)]).joined())
    #expect(some.notes.map(\.code) == [.keyDamaged] && some.notes[0].severity == .note)
    #expect(some.notes[0].place.line == 7)
    let all = try Self.panel((1...5).map { Self.row("A", "\($0).0", "1", 2) }.joined())
    #expect(all.notes.isEmpty)
  }
}
