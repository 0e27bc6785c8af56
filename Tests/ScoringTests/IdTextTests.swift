import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Ids and column names as text")
struct IdTextTests {
  static func outcome(_ ids: [String], missing: Set<String> = []) throws -> StreamOutcome {
    let scale = try ItemReadingTests.bare()
    var options = ScoreStream.Options()
    options.layout = .wide
    options.missingCodes = missing
    let text = "id,q1\n" + ids.map { "\"\($0)\",2\n" }.joined()
    return try StreamOutcome(text, [.init(scale: scale, columns: ["q1"])], options)
  }

  @Test(
    "an id with a character that nobody sees is set aside with its row, and the character is named",
    arguments: [
      ("a\u{200B}", "U+200B"), ("\u{FEFF}1", "U+FEFF"), ("a\u{AD}b", "U+00AD"),
      ("\u{202E}1", "U+202E"), ("a\u{A0}b", "U+00A0"), ("a\u{7}", "U+0007"), ("a\tb", "U+0009"),
      ("a\nb", "U+000A"), ("\u{7F}", "U+007F"), ("\u{2066}1", "U+2066"), ("1\u{3000}", "U+3000"),
      ("\u{E0041}", "U+E0041"), ("\u{3164}", "U+3164"),
    ])
  func hidden(_ id: String, _ name: String) throws {
    let outcome = try Self.outcome(["1", id, "2"])
    #expect(outcome.text == "id,test.s\n1,2\n2,2\n")
    #expect(outcome.setAside.map(\.code) == [.textInvisibleCharacter])
    #expect(outcome.setAside[0].message.contains(name))
    #expect(outcome.setAside[0].place == Place(file: "data.csv", line: 3, column: 1, field: "id"))
  }

  @Test("no character that nobody sees slips through the plain rows, of all that Unicode has")
  func everyHiddenCharacter() throws {
    let scalars = (1...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    let hidden = scalars.filter { scalar in
      if scalar == "\"" || scalar == " " { return false }
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
      default: return scalar.properties.isDefaultIgnorableCodePoint
      }
    }
    #expect(hidden.count > 4000)
    let outcome = try Self.outcome(hidden.map { "a\($0)b" })
    #expect(outcome.text == "id,test.s\n")
    #expect(outcome.setAside.count == hidden.count)
    // And what can be seen comes through.
    let hiddenSet = Set(hidden)
    let alphabet = scalars.prefix(20_000).filter {
      $0.properties.isAlphabetic && !hiddenSet.contains($0)
    }
    let seen = try Self.outcome(alphabet.prefix(3000).map { "a\($0)b" })
    #expect(seen.rows == 3000 && seen.setAside.isEmpty)
  }

  @Test(
    "an id that a spreadsheet has rounded is set aside, and one that only looks a little like it is not",
    arguments: [
      ("1.23E+11", true), ("1E+05", true), ("1.5e+12", true), ("12E+11", false), ("E+11", false),
      ("1E5", false), ("1.E+11", false), ("1.2E+1", false), ("+4412", false), ("1001.0", false),
      ("1E-05", false), ("a+b", false), ("1.23E+11+1", false),
    ])
  func damaged(_ id: String, _ isDamaged: Bool) throws {
    let outcome = try Self.outcome([id])
    #expect(outcome.setAside.map(\.code) == (isDamaged ? [.keyDamaged] : []))
    #expect(outcome.text == "id,test.s\n" + (isDamaged ? "" : "\(id),2\n"))
  }

  @Test("spaces around ids are taken away and counted, and ids go out byte for byte")
  func padded() throws {
    let outcome = try Self.outcome([" 1", "2\t", "e\u{301}", "é"])
    #expect(outcome.text.utf8.elementsEqual("id,test.s\n1,2\n2,2\ne\u{301},2\né,2\n".utf8))
    #expect(outcome.notes.map(\.code) == [.keyPadded] && outcome.notes[0].count == 2)
  }

  @Test("ids are bytes: what is equal to the eye is two people")
  func bytes() {
    let (one, two) = (Person(service: "A", id: "\u{E9}"), Person(service: "A", id: "e\u{301}"))
    #expect("\u{E9}" == "e\u{301}")
    #expect(one != two && Set([one, two]).count == 2 && (one < two) != (two < one))
    #expect(Person(service: "A", id: "1") == Person(service: "A", id: "1"))
  }

  @Test(
    "a column that is hidden by a character nobody sees is refused with its number",
    arguments: [
      ("\u{FEFF}id,q1", "column 1", "U+FEFF"), ("id,q1\u{200B}", "column 2", "U+200B"),
      ("id,\u{A0}q1", "column 2", "U+00A0"),
    ])
  func hiddenColumn(_ head: String, _ column: String, _ name: String) throws {
    let scale = try ItemReadingTests.bare()
    // The first mark in a file is that of its encoding.
    let text = "\u{FEFF}\(head)\n1,2\n"
    let outcome = try StreamOutcome(text, [.init(scale: scale, columns: ["q1"])], .init())
    #expect(outcome.refusals.map(\.code) == [.textInvisibleCharacter])
    #expect(
      outcome.refusals[0].message.contains(column) && outcome.refusals[0].message.contains(name))
    #expect(outcome.refusals[0].severity == .error)
    let mapping = SurveyMapping(
      person: "id", idsUniqueIn: .everywhere, service: nil, occasion: "time", occasions: .numbered,
      worker: nil, scales: [.init(scale: scale, columns: ["q1"])])
    let timed = text.replacing("\n", with: ",time\n", maxReplacements: 1)
    #expect(
      refusalCodes { _ = try SurveyReader(ProjectFiles.text(timed), mapping: mapping) } == [
        .textInvisibleCharacter
      ])
  }

  @Test("a column with such a name that nobody asks for, and free text, are let be")
  func otherColumns() throws {
    let scale = try ItemReadingTests.bare()
    let text = "id,note\u{200B},q1\n1,\u{202E}a\u{7}b\u{A0},2\n"
    let outcome = try StreamOutcome(text, [.init(scale: scale, columns: ["q1"])], .init())
    #expect(outcome.refusals.isEmpty && outcome.setAside.isEmpty && outcome.rows == 1)
  }
}
