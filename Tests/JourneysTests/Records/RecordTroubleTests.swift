import Journeys
import Results
import TestSupport
import Testing

@Suite("What cannot be used of records is told, one by one")
struct RecordTroubleTests {
  /// A row that cannot be used, by file, with its code, place and way out.
  struct Trouble: Sendable, CustomTestStringConvertible {
    var code: DiagnosticCode
    var kind: RecordFile.Kind
    var rows: String
    var lines: [Int]
    var help: String
    var testDescription: String { "\(code.rawValue) \(kind.rawValue)" }

    init(
      _ code: DiagnosticCode, _ kind: RecordFile.Kind, _ rows: String, _ lines: [Int],
      _ help: String
    ) {
      (self.code, self.kind, self.rows, self.lines, self.help) = (code, kind, rows, lines, help)
    }
  }

  static let heads: [RecordFile.Kind: String] = [
    .support: "person,from,to,ended,told_by", .workers: "person,worker,from,to",
    .outcomes: "person,outcome,state,from,to,told_by",
    .goals: "person,goal,outcome,words,weight,date,rating,status,chosen_by",
    .observations: "person,date,indicator,answer,by,observer",
    .contacts:
      "person,date,offered,kept,started_by,meaning_to_person,meaning_to_worker,worker",
    .words: "person,date,kind,text,file,about,approved_by,approved_on",
    .consent: "person,covers,use,from,until,withdrawn",
  ]

  static let troubles: [Trouble] = [
    Trouble(
      .recordOverlap, .outcomes,
      "1,housing,hostel,2025-02-01,2025-04-01,\n1,housing,flat,2025-03-01,,\n1,housing,street,2025-01-15,2025-02-01,",
      [2, 3], "Correct the dates"),
    Trouble(
      .recordBeforeStart, .outcomes, "1,housing,flat,2024-01-01,2025-01-09,", [2], "leave it out"),
    Trouble(
      .recordUnknownIndicator, .outcomes, "1,housig,flat,2025-02-01,,", [2], "'housing'"),
    Trouble(.recordUnknownWord, .outcomes, "1,housing,flatt,2025-02-01,,", [2], "'flat'"),
    Trouble(.recordOrder, .outcomes, "1,housing,flat,2025-02-01,2025-01-31,", [2], "Correct"),
    Trouble(
      .recordRepeat, .outcomes, "1,housing,flat,2025-02-01,,\n1,housing,flat,2025-02-01,,", [3],
      "Nothing need be done"),
    Trouble(.recordAfterUntil, .outcomes, "1,housing,flat,2026-01-01,,", [2], "until:"),
    Trouble(.recordNumber, .outcomes, "1,volunteering,some,2025-02-01,,", [2], "digits"),
    Trouble(.recordRatingRange, .outcomes, "1,volunteering,-4,2025-02-01,,", [2], "correct"),
    Trouble(.recordMissingCell, .outcomes, "1,housing,,2025-02-01,,", [2], "Fill it in"),
    Trouble(.recordDate, .outcomes, "1,housing,flat,2025-02-30,,", [2], "yyyy-mm-dd"),
    Trouble(.recordUnknownWord, .support, "1,2025-02-01,2025-03-01,goal-met,", [2], "'goals-met'"),
    Trouble(.recordMissingCell, .support, "1,2025-02-01,,moved,", [2], "last day"),
    Trouble(.recordUnknownWord, .support, "1,2025-02-01,,,persn", [2], "'person'"),
    Trouble(.recordRatingRange, .goals, "1,g,voice,,,2025-02-01,11,rated,", [2], "another scale"),
    Trouble(.recordNumber, .goals, "1,g,voice,,0,2025-02-01,5,rated,", [2], "weighs the same"),
    Trouble(.recordMissingCell, .goals, "1,g,voice,,,2025-02-01,,rated,", [2], "rating"),
    Trouble(.recordUnknownIndicator, .goals, "1,g,vioce,,,2025-02-01,5,rated,", [2], "'voice'"),
    Trouble(
      .recordGoalOrder, .goals,
      "1,g,,,,2025-02-01,,set,\n1,g,,,,2025-03-01,,retired,\n1,g,,,,2025-04-01,5,rated,", [4],
      "'set' where it was taken up again"),
    Trouble(
      .recordGoalOrder, .goals, "1,g,,,,2025-02-01,,set,\n1,g,,,,2025-03-01,5,set,", [3],
      "'changed'"),
    Trouble(
      .recordConflict, .goals, "1,g,,,,2025-02-01,4,rated,\n1,g,,,,2025-02-01,5,rated,", [2, 3],
      "Keep the right one"),
    Trouble(
      .recordConflict, .observations,
      "1,2025-02-01,open,no,worker,A\n1,2025-02-01,open,did,worker,A\n1,2025-02-01,open,did,worker,B",
      [2, 3], "name the observers"),
    Trouble(
      .recordConflict, .observations,
      "1,2025-02-01,open,no,person,\n1,2025-02-01,open,did,person,", [2, 3], "Keep"),
    Trouble(.recordMissingCell, .observations, "1,2025-02-01,open,no,,", [2], "kept apart"),
    Trouble(.recordUnknownIndicator, .observations, "1,2025-02-01,opne,no,worker,", [2], "'open'"),
    Trouble(
      .recordUnknownWord, .observations, "1,2025-02-01,open,wiling,worker,", [2], "'willing'"),
    Trouble(.recordRatingRange, .contacts, "1,2025-02-01,,,,12,,", [2], "correct"),
    Trouble(.recordUnknownWord, .contacts, "1,2025-02-01,maybe,,,,,", [2], "yes, no"),
    Trouble(.recordMissingCell, .words, "1,2025-02-01,quote,,,,,", [2], "Fill it in"),
    Trouble(.recordMissingCell, .words, "1,2025-02-01,picture,text,,,,", [2], "Fill it in"),
    Trouble(.recordUnknownWord, .consent, "1,word,shared,,,", [2], "'words'"),
    Trouble(.recordOrder, .consent, "1,words,shared,2025-02-01,2025-01-01,", [2], "Correct"),
    Trouble(.keyMissing, .support, ",2025-02-01,,,", [2], "id"),
    Trouble(.keyDamaged, .support, "1.23E+11,2025-02-01,,,", [2], "ids as text"),
    Trouble(.csvRaggedRow, .support, "1,2025-02-01", [2], "comma"),
  ]

  @Test("a row that cannot be used is set aside, with its place and a way out", arguments: troubles)
  func setAside(_ trouble: Trouble) throws {
    let head = try #require(Self.heads[trouble.kind])
    let records = try RecordSample.read(trouble.kind, head + "\n" + trouble.rows + "\n")
    #expect(records.setAside.map(\.code) == trouble.lines.map { _ in trouble.code })
    #expect(records.setAside.map(\.place.line) == trouble.lines)
    for told in records.setAside {
      #expect(told.help.contains(trouble.help), "\(told.help)")
      #expect(told.severity == .setAside && told.place.file == "\(trouble.kind.rawValue).csv")
      #expect(RefusedWords.found(in: told.message + " " + told.help).isEmpty)
    }
  }

  @Test("what stands in a cell is never told", arguments: RecordFile.Kind.allCases)
  func noValues(_ kind: RecordFile.Kind) throws {
    guard let head = Self.heads[kind] else { return }
    let columns = head.split(separator: ",").count
    // Every cell but the person's in turn holds a text that must not be seen again.
    for column in 1..<columns {
      var cells = [String](repeating: "", count: columns)
      cells[0] = "1"
      for (position, name) in head.split(separator: ",").enumerated() {
        if ["from", "date"].contains(name) { cells[position] = "2025-02-01" }
      }
      cells[column] = "Canary77"
      let text = head + "\n" + cells.joined(separator: ",") + "\n"
      let told: [Diagnostic]
      do {
        let records = try RecordSample.read(kind, text)
        told = records.setAside + records.notes
      } catch let refused as RefusedInput {
        told = refused.diagnostics
      }
      for diagnostic in told {
        #expect(!"\(diagnostic)".lowercased().contains("canary"), "\(kind) \(column)")
      }
    }
  }

  @Test("the order of rows and files changes nothing", arguments: 1...5)
  func orderOfRows(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func shuffled(_ kind: RecordFile.Kind) throws -> RecordFile {
      let head = try #require(Self.heads[kind])
      let rows = Self.troubles.filter {
        $0.kind == kind && $0.code != .csvRaggedRow && $0.code != .recordRepeat
      }
      .flatMap { $0.rows.split(separator: "\n").map(String.init) }
      return RecordSample.file(
        kind, ([head] + Set(rows).sorted().shuffled(using: &random)).joined(separator: "\n") + "\n")
    }
    let kinds: [RecordFile.Kind] = [.support, .outcomes, .goals, .observations, .contacts]
    let first = try RecordSample.read(kinds.map(shuffled))
    let other = try RecordSample.read(kinds.shuffled(using: &random).map(shuffled))
    #expect(first.people == other.people)
    for person in first.people {
      let (one, two) = (first[person], other[person])
      #expect(one?.support == two?.support && one?.states == two?.states)
      #expect(one?.observations == two?.observations && one?.contacts == two?.contacts)
      #expect(one?.goals == two?.goals && one?.goalStatements == two?.goalStatements)
    }
    func codes(_ records: Records) -> [String] { records.setAside.map(\.code.rawValue).sorted() }
    #expect(codes(first) == codes(other))
  }
}
