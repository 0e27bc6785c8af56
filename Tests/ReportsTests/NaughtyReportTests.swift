import Platform
import Reports
import Results
import Studies
import Tables
import TestSupport
import Testing

/// The big list of naughty strings through a whole run.
@Suite("Naughty strings in a run", .enabled(if: Corpora.arePresent, "\(Corpora.absence)"))
struct NaughtyReportTests {
  /// Three hundred and more people on two occasions, by these ids.
  static func run(_ name: String, _ ids: [String], service: String = "A") throws -> StudyRun {
    let rows = ids.indices.flatMap { person in
      (1...2).map { wave in
        var row = MadeStudies.row(service, person, wave, start: person * wave + person / 4)
        row[1] = ids[person]
        return row
      }
    }
    return try MadeStudies.Made(name: name, rows: rows).run()
  }

  /// Ids that are different bytes, without those that a program may refuse as ids.
  static func ids() throws -> [String] {
    var seen: Set<[UInt8]> = []
    return try Corpora.naughtyStrings().filter { text in
      !text.unicodeScalars.contains { scalar in
        [.control, .format].contains(scalar.properties.generalCategory)
          || scalar.properties.isWhitespace && scalar != " "
      } && text.first != " " && text.last != " " && !text.isEmpty
        && seen.insert(Array(text.utf8)).inserted
    }
  }

  /// The ids that came through a run: each of the others has both its rows set aside as spoilt by a
  /// spreadsheet, or as holding what nobody sees.
  static func kept(_ ids: [String], _ run: StudyRun) -> [String] {
    let lines = run.account.setAside.filter {
      [.keyDamaged, .textInvisibleCharacter].contains($0.code)
    }.compactMap(\.place.line)
    // Two lines for each person, below the line of names.
    let people = Set(lines.map { ($0 - 2) / 2 })
    return ids.indices.filter { !people.contains($0) }.map { ids[$0] }
  }

  @Test("ids make no markup: the page has the elements that it has with plain ids")
  func noMarkup() throws {
    let ids = try Self.ids()
    #expect(ids.count > 400)
    let run = try Self.run("naughty-ids", ids)
    let kept = Self.kept(ids, run)
    #expect(run.account.persons == kept.count && kept.count >= ids.count - 10)
    let page = PageScan(run.report.html)
    #expect(page.faults.isEmpty)
    #expect(page.all("script").isEmpty && page.all("img").isEmpty && page.all("iframe").isEmpty)
    for element in page.elements {
      #expect(!element.open.attributes.keys.contains { $0.hasPrefix("on") })
    }
  }

  /// An id as a table shows it: with an apostrophe where a spreadsheet would take it for a formula.
  static func shown(_ id: String) -> [UInt8] {
    let first = id.unicodeScalars.drop { $0 == " " }.first.map { String($0) } ?? ""
    let isFormula = "=+-@＝＋－＠".contains(first) && !first.isEmpty
    let isNumber = id.wholeMatch(of: /-?([0-9]+(\.[0-9]+)?)([eE][-+]?[0-9]+)?/) != nil
    return Array((isFormula && !isNumber ? "'" + id : id).utf8)
  }

  @Test(
    "ids stand in the tables of a run byte for byte, but for the guard of what looks like a formula"
  )
  func tables() throws {
    let ids = try Self.ids()
    let run = try Self.run("naughty-tables", ids)
    let expected = Set(Self.kept(ids, run).map(Self.shown))
    #expect(expected.contains { $0.first == UInt8(ascii: "'") })
    for name in ["scores.csv", "change.csv", "journeys.csv"] {
      let file = try #require(run.files.first { $0.name == name })
      var reader = try CSVReader(SourceFile(name: name, bytes: file.bytes))
      let column = try #require(CSVHeader(reading: &reader).names.firstIndex(of: "person"))
      var record = CSVRecord()
      var found: Set<[UInt8]> = []
      while try reader.read(into: &record) {
        found.insert(Array(reader.text(record.fields[column]).utf8))
      }
      #expect(found == expected, "\(name)")
    }
  }

  @Test("services and titles make no markup either")
  func names() throws {
    let strings = try Self.ids()
    let plain = PageScan(try Self.run("plain-name", (0..<12).map { "p\($0)" }).report.html)
    let step = Slow.isAskedFor ? 1 : 20
    for number in stride(from: 0, to: strings.count, by: step) {
      let report = try Self.run(
        "naughty-name", (0..<12).map { "p\($0)" }, service: strings[number]
      ).report
      let page = PageScan(report.html)
      #expect(page.faults.isEmpty, "\(strings[number])")
      #expect(page.elements.map(\.open.tag) == plain.elements.map(\.open.tag), "\(strings[number])")
    }
  }
}
