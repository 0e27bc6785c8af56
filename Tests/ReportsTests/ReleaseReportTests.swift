import Disclosure
import Platform
import Reports
import Studies
import TestSupport
import Testing

@Suite("The report of a release")
struct ReleaseReportTests {
  static let names =
    ["state-anxiety", "support-sim", "small-services", "talking-sim"]
    + StudyReportTests.frameworks + MadeStudies.edges.map(\.name)

  static let reports: [String: ReleaseReport] = {
    var reports: [String: ReleaseReport] = [:]
    for name in ["state-anxiety", "support-sim", "small-services", "talking-sim"]
      + StudyReportTests.frameworks
    {
      let path = "\(ProjectFiles.root)/Fixtures/studies/\(name)/study.yml"
      reports[name] = (try? StudyRun(path, catalog: MadeStudies.catalog)).map {
        ReleaseReport($0.release)
      }
    }
    for made in MadeStudies.edges {
      reports[made.name] = (try? made.run()).map { ReleaseReport($0.release) }
    }
    return reports
  }()

  static func scan(_ name: String) throws -> PageScan {
    PageScan(try #require(reports[name], "no release of \(name)").html)
  }

  @Test("tags are in balance, ids stand once, nothing is loaded or run", arguments: names)
  func balance(_ name: String) throws {
    let scan = try Self.scan(name)
    #expect(scan.faults.isEmpty)
    let ids = scan.elements.compactMap { $0.open.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let tags = Set(scan.elements.map(\.open.tag))
    #expect(tags.isDisjoint(with: ["script", "link", "img", "iframe", "object", "form"]))
    #expect(scan.all("table").count == scan.all("caption").count)
  }

  @Test(
    "every number in prose is a cell of a table, and no other digit stands there", arguments: names)
  func numbers(_ name: String) throws {
    let scan = try Self.scan(name)
    var cells: [String: String] = [:]
    for cell in scan.all("td") { if let id = cell.open.attributes["id"] { cells[id] = cell.text } }
    for number in scan.all("span").filter({ $0.open.has("n") }) {
      let id = try #require(number.open.attributes["data-cell"])
      #expect(cells[id] == number.text && !number.text.isEmpty && number.text != "–")
    }
    for text in scan.texts where StudyReportTests.isProse(text) {
      let isAllowed =
        text.isMarked("n") || text.isMarked("given") || text.isIn("cite") || text.isIn("code")
      let hasDigit = text.text.unicodeScalars.contains { $0.properties.numericType != nil }
      #expect(isAllowed || !hasDigit, "\(text.text)")
    }
  }

  @Test("no word blames or sorts people", arguments: names)
  func words(_ name: String) throws {
    for text in try Self.scan(name).texts where !text.isIn("style") {
      guard !text.isMarked("given"), !text.isIn("cite"), !text.isIn("code") else { continue }
      #expect(RefusedWords.found(in: text.text).isEmpty, "\(text.text)")
      #expect(!text.text.contains("  ") || text.isIn("svg"), "\(text.text)")
    }
  }

  @Test("under every figure stands a table, before the next figure", arguments: names)
  func tableUnder(_ name: String) throws {
    let page = try #require(Self.reports[name]).html
    for part in page.split(separator: "</figure>", omittingEmptySubsequences: false).dropFirst() {
      let next = part.firstRange(of: "<figure")?.lowerBound ?? part.endIndex
      #expect(part[..<next].contains("<table"), "\(part.prefix(300))")
    }
  }

  @Test("the page and each figure say whom they are for; a simulated one says what it is")
  func banners() throws {
    for name in Self.names {
      let report = try #require(Self.reports[name])
      let running = PageScan(report.html).all("footer").map(\.text).joined()
      #expect(running.contains("Made to be shared"))
      #expect(running.contains("Simulated") == (name != "state-anxiety"))
      for file in report.files {
        #expect(!String(decoding: file.bytes, as: UTF8.self).contains("For inside use"))
      }
    }
  }

  @Test("a study of too few people has a report that says so, without a figure or a finding")
  func tooFew() throws {
    for name in ["one-person", "two-people", "nobody-scored"] {
      let report = try #require(Self.reports[name])
      #expect(report.files.map(\.name) == ["report.html"])
      #expect(report.html.contains("Too few people stand behind every finding"))
      let people = PageScan(report.html).all("td").first?.text
      #expect(people == "not shown")
    }
  }

  @Test("a large study has its findings")
  func large() throws {
    let report = try #require(Self.reports["state-anxiety"])
    let outcome = try #require(report.release.outcomes.first)
    #expect(try outcome.change.get().change.n > 1_000)
    #expect(try outcome.directions.get().within.value != nil)
    #expect(try outcome.services?.get().services.contains { $0.figures != nil } == true)
    #expect(report.files.count > 3)
  }
}
