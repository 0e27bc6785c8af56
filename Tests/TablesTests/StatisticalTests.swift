import Platform
import Results
import Tables
import TestSupport
import Testing

/// `Fixtures/tables/statistical`: what is expected stands there beside the file, and `generate.py`
/// says whence it comes.
@Suite("SPSS and Stata files as text")
struct StatisticalTests {
  static func read(_ bytes: [UInt8]) throws -> TableText {
    try TableText(statistical: SourceFile(name: "x.sav", bytes: bytes), TableOpening())
  }

  static func fixture(_ name: String) throws -> SourceFile {
    try ProjectFiles.file("Fixtures/tables/statistical/\(name)")
  }

  @Test(
    "files made by pyreadstat",
    arguments: [
      ("survey.sav", "survey.csv"), ("survey.zsav", "survey.csv"),
      ("survey.dta", "survey-stata.csv"),
    ])
  func fixtures(_ name: String, _ expected: String) throws {
    let table = try TableText(statistical: Self.fixture(name), TableOpening())
    #expect(
      String(decoding: table.file.bytes, as: UTF8.self)
        == String(decoding: try Self.fixture(expected).bytes, as: UTF8.self))
    #expect(table.isConverted && table.notes.isEmpty)
  }

  @Test(
    "SPSS: questions, labels, and codes for no answer, declared, seen or labelled",
    arguments: [
      "survey.sav", "survey.zsav",
    ])
  func spssColumns(_ name: String) throws {
    let columns = try TableText(statistical: Self.fixture(name), TableOpening()).columns
    #expect(
      columns.map(\.name) == [
        "person", "q1", "q2", "share", "day", "moment", "fr\u{E5}ga_om_tillit_och_trygghet",
      ])
    #expect(columns[1].label == "How often do you trust somebody?" && columns[2].label == nil)
    #expect(columns[6].label == "K\u{E4}nner du tillit?")
    #expect(
      columns[1].valueLabels == [
        .init(code: "1", words: "Never"), .init(code: "5", words: "Always"),
      ])
    #expect(
      columns[1].missingCodes
        == [.init(code: "-9", words: "refused"), .init(code: "-8", words: "don\u{2019}t know")])
    // Of the range 97 to 99, two codes were given and one has a label.
    #expect(
      columns[2].missingCodes == [
        .init(code: "97", words: ""), .init(code: "98", words: "not asked"),
        .init(code: "99", words: ""),
      ])
  }

  @Test("Stata: missing values with a letter keep it, and their label")
  func stataColumns() throws {
    let columns = try TableText(statistical: Self.fixture("survey.dta"), TableOpening()).columns
    #expect(
      columns[1].missingCodes == [
        .init(code: ".a", words: "refused"), .init(code: ".b", words: ""),
        .init(code: ".c", words: "not asked"),
      ])
    #expect(
      columns[1].valueLabels == [
        .init(code: "1", words: "Never"), .init(code: "5", words: "Always"),
      ])
  }

  @Test(
    "every reason to refuse a file, or to say something of it",
    arguments: StatisticalTrouble.all.indices)
  func troubles(_ index: Int) {
    let trouble = StatisticalTrouble.all[index]
    let told = trouble.told
    #expect(told.map(\.code) == [trouble.code], "\(trouble.about)")
    #expect(told.allSatisfy { !$0.help.isEmpty })
  }

  @Test("the reasons are all that there are")
  func everyCode() {
    let codes: Set<DiagnosticCode> = [
      .statisticalDamaged, .statisticalEncoding, .statisticalVersion, .statisticalTooLarge,
      .statisticalLeftOut, .statisticalDates,
    ]
    #expect(Set(StatisticalTrouble.all.map(\.code)) == codes)
    #expect(
      Set(DiagnosticCode.allCases.filter { $0.rawValue.hasPrefix("statistical.") }) == codes)
  }

  @Test("a month stays the number that Stata keeps, a day beside it becomes a date")
  func months() throws {
    let table = try TableText(statistical: Self.fixture("months.dta"), TableOpening())
    // 780 months from January 1960 are January 2025; day 23440 is 2024-03-05.
    #expect(
      String(decoding: table.file.bytes, as: UTF8.self)
        == "id,month,day\n1,780,2024-03-05\n2,781,2024-03-06\n")
    #expect(table.notes.first?.message.contains("'month'") == true)
  }

  @Test(
    "a dictionary that is not in order is refused before it is read on",
    arguments: [
      (13, 1, "A23456789=much"), (13, 1, "A=" + String(repeating: "x", count: 65)),
      (13, 1, "no mark"), (14, 1, "=00300"), (21, 1, "\u{7F}\u{7F}\u{7F}\u{7F}A"),
      (22, 1, "\u{1}\u{0}\u{0}\u{0}A\u{9}"), (7, 1 << 20, "$a=C 1 1 x V1"), (13, -1, ""),
    ])
  func dictionary(_ kind: Int, _ size: Int, _ record: String) {
    let bytes = Array(record.utf8)
    let file = MadeUpSPSS.file(
      variables: 2, extensions: [(kind, size, size == 1 ? bytes.count : 1 << 20, bytes)])
    #expect(refusalCodes { _ = try Self.read(file) } == [.statisticalDamaged])
  }

  @Test("sets of multiple answers, which are not needed, cannot do harm")
  func multipleAnswers() throws {
    let hostile = Array("$a=E 1 999999999 x".utf8)
    let table = try Self.read(
      MadeUpSPSS.file(
        variables: 2,
        extensions: [(7, 1, hostile.count, hostile), (13, 1, 9, Array("V1=person".utf8))]))
    #expect(String(decoding: table.file.bytes, as: UTF8.self) == "person,V2\n")
  }

  @Test(
    "a file that breaks off anywhere is refused",
    arguments: ["survey.sav", "survey.zsav", "survey.dta"])
  func truncated(_ name: String) throws {
    let file = try Self.fixture(name)
    for count in stride(from: 4, to: file.bytes.count, by: 13) {
      let part = SourceFile(name: name, bytes: Array(file.bytes.prefix(count)))
      #expect(
        refusalCodes { _ = try TableText(statistical: part, TableOpening()) }
          == [.statisticalDamaged], "\(count) bytes")
    }
  }

  @Test("a file with bytes changed is read or refused in words", arguments: 0..<30 as Range<UInt64>)
  func mutated(seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    let mutator = Mutator(["=", "\u{7}\u{0}\u{0}\u{0}", "</stata_dta>"])
    for name in ["survey.sav", "survey.zsav", "survey.dta"] {
      let bytes = try Self.fixture(name).bytes
      let changed = SourceFile(
        name: name, bytes: bytes.prefix(5) + mutator.mutated(Array(bytes.dropFirst(5)), &numbers))
      let said = refusals { _ = try TableText(statistical: changed, TableOpening()) }
      #expect(said.allSatisfy { $0.code.rawValue.hasPrefix("statistical.") && !$0.help.isEmpty })
    }
  }
}
