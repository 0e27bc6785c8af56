import Change
import Platform
import Reports
import Scales
import Scoring
import TestSupport
import Testing

@Suite("The report of a study")
struct StudyReportTests {
  static let names =
    ["state-anxiety", "support-sim", "talking-sim", "core-only", "own-errors", "kinds"] + frameworks
    + MadeStudies.edges.map(\.name)

  static let frameworks = [
    "wellbeing-and-hard-outcomes", "outreach-with-women-in-sex-work", "local-partnership",
    "personal-outcomes",
  ].map { "frameworks/\($0)" }

  static let pages: [String: String] = {
    var pages: [String: String] = [:]
    for name in ["state-anxiety", "support-sim", "talking-sim"] + frameworks {
      pages[name] = try? MadeStudies.fixture(name).html
    }
    pages["core-only"] = try? RulesReportTests.page()
    pages["kinds"] = try? KindsReportTests.page.get()
    pages["own-errors"] = try? SingleScoreErrorTests.report().html
    for made in MadeStudies.edges { pages[made.name] = try? made.report().html }
    return pages
  }()

  static func page(_ name: String) throws -> String {
    try #require(pages[name], "no page of \(name)")
  }

  @Test("tags are in balance, and ids stand once", arguments: names)
  func balance(_ name: String) throws {
    let scan = PageScan(try Self.page(name))
    #expect(scan.faults.isEmpty)
    let ids = scan.elements.compactMap { $0.open.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    #expect(scan.all("main").count == 1)
    #expect(scan.all("h1").count == 1)
    #expect(scan.all("html").first?.open.attributes["lang"] == "en-GB")
  }

  @Test("every number in prose is a cell of a table", arguments: names)
  func numbers(_ name: String) throws {
    let scan = PageScan(try Self.page(name))
    var cells: [String: String] = [:]
    for cell in scan.all("td") { if let id = cell.open.attributes["id"] { cells[id] = cell.text } }
    let numbers = scan.all("span").filter { $0.open.has("n") }
    #expect(!numbers.isEmpty)
    for number in numbers {
      let id = try #require(number.open.attributes["data-cell"])
      #expect(cells[id] == number.text, "\(number.text) is not the text of cell \(id)")
      #expect(!number.text.isEmpty && number.text != "–")
    }
  }

  @Test("no other digit stands in prose", arguments: names)
  func digits(_ name: String) throws {
    for text in PageScan(try Self.page(name)).texts where Self.isProse(text) {
      let isAllowed =
        text.isMarked("n") || text.isMarked("given") || text.isIn("cite") || text.isIn("code")
      let hasDigit = text.text.unicodeScalars.contains { $0.properties.numericType != nil }
      #expect(isAllowed || !hasDigit, "\(text.text)")
    }
  }

  /// What is read as running text: everything but tables, drawings and what is not shown.
  static func isProse(_ text: PageScan.Text) -> Bool {
    !["td", "th", "svg", "style", "title"].contains { text.isIn($0) }
  }

  @Test("no word blames or sorts people", arguments: names)
  func words(_ name: String) throws {
    for text in PageScan(try Self.page(name)).texts where !text.isIn("style") {
      let isAllowed =
        text.isMarked("given") || text.isMarked("method") || text.isIn("cite") || text.isIn("code")
      guard !isAllowed else { continue }
      // People who did not change at all are an idea, not a category.
      let shown = text.text.replacing("unchanged people", with: "")
      let found = RefusedWords.found(in: shown)
      #expect(found.isEmpty, "\(found) in '\(text.text)'")
    }
  }

  @Test("a page loads nothing and runs nothing", arguments: names)
  func inert(_ name: String) throws {
    let scan = PageScan(try Self.page(name))
    let tags = Set(scan.elements.map(\.open.tag))
    #expect(tags.isDisjoint(with: ["script", "link", "img", "iframe", "object", "form", "b"]))
    for element in scan.elements {
      for (key, value) in element.open.attributes {
        #expect(!key.hasPrefix("on"))
        if key == "href" { #expect(value.hasPrefix("#")) }
        if key == "src" { Issue.record("something is loaded") }
      }
    }
    let ids = Set(scan.elements.compactMap { $0.open.attributes["id"] })
    for link in scan.all("a") {
      #expect(ids.contains(String((link.open.attributes["href"] ?? "").dropFirst())))
    }
    // The one style sheet is known by its hash, so no element can have a style of its own.
    let style = try #require(scan.all("style").first).text
    let policy =
      "default-src 'none'; style-src 'sha256-\(SHA256.base64(Array(style.utf8)))'; "
      + "base-uri 'none'; form-action 'none'"
    #expect(scan.all("meta").contains { $0.open.attributes["content"] == policy })
    #expect(scan.all("style").count == 1)
    #expect(scan.elements.allSatisfy { $0.open.attributes["style"] == nil })
  }

  @Test("every table has a caption and heads with a scope", arguments: names)
  func tables(_ name: String) throws {
    let scan = PageScan(try Self.page(name))
    #expect(scan.all("table").count == scan.all("caption").count)
    #expect(scan.all("th").allSatisfy { $0.open.attributes["scope"] != nil })
    #expect(scan.all("caption").allSatisfy { !$0.text.isEmpty })
  }

  @Test("no number is minus zero, and none is not a number", arguments: names)
  func zeros(_ name: String) throws {
    for cell in PageScan(try Self.page(name)).all("td") {
      let digits = cell.text.filter { $0 != "\u{2212}" && $0 != "-" && $0 != "." }
      let isZero = !digits.isEmpty && digits.allSatisfy { $0 == "0" }
      #expect(
        !(isZero && (cell.text.hasPrefix("\u{2212}") || cell.text.hasPrefix("-"))), "\(cell.text)")
    }
  }

  @Test("no sentence has a blank before its stop, or two", arguments: names)
  func blanks(_ name: String) throws {
    for block in PageScan(try Self.page(name)).elements
    where ["p", "li", "caption", "h1", "h2", "h3"].contains(block.open.tag) {
      #expect(!block.text.contains("  "), "\(block.text)")
      // Authors write '.90' for 0.90.
      #expect(!block.text.contains(/\s\.(?!\d)/), "\(block.text)")
      #expect(!block.text.contains(" ,"), "\(block.text)")
    }
  }

  @Test("hostile names are shown as text, without what turns it around")
  func hostile() throws {
    let page = try Self.page("hostile")
    #expect(!page.contains("<script"))
    #expect(!page.unicodeScalars.contains("\u{202E}"))
    #expect(page.contains("&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("A&amp;B &#39;n&#39; &quot;C&quot;"))
  }

  @Test("every report says that it is for inside use, and a simulated one what it is")
  func banners() throws {
    for name in Self.names {
      let running = PageScan(try Self.page(name)).all("footer").map(\.text).joined()
      #expect(running.contains("For inside use, not for sharing"))
      #expect(running.contains("Simulated") == (name != "state-anxiety"))
    }
    let simulated = PageScan(try Self.page("support-sim"))
    #expect(simulated.all("figcaption").allSatisfy { $0.text.hasPrefix("Simulated") })
  }

  @Test("laboratory experiments are called studies")
  func studies() throws {
    let scan = PageScan(try Self.page("state-anxiety"))
    #expect(scan.all("h3").contains { $0.text == "How studies compare" })
    let own = scan.texts.filter { !$0.isMarked("given") && !$0.isIn("code") && !$0.isIn("cite") }
    #expect(!own.contains { $0.text.contains("services") })
    #expect(
      scan.all("div").contains {
        $0.open.has("notice") && $0.text.contains("laboratory experiments, not services")
      })
  }

  @Test("the same study gives the same bytes")
  func deterministic() throws {
    #expect(try MadeStudies.fixture("support-sim").html == Self.page("support-sim"))
  }

  @Test("the page of thousands of people stays small")
  func size() throws {
    #expect(try Self.page("state-anxiety").utf8.count < 800_000)
  }

  @Test("the counts of change are those of the analysis")
  func counts() throws {
    let report = try MadeStudies.fixture("state-anxiety")
    let change = try #require(report.findings.first).change
    let cells = PageScan(try Self.page("state-anxiety")).all("td")
    func cell(_ id: String) -> String? {
      cells.first { $0.open.attributes["id"] == id }?.text
    }
    // Lower is better here, so what the method calls improved is lower.
    #expect(cell("outcome-1-directions.1.1") == change.count(.deteriorated).map { "\($0)" })
    #expect(cell("outcome-1-directions.2.1") == change.count(.unchanged).map { "\($0)" })
    #expect(cell("outcome-1-directions.3.1") == change.count(.improved).map { "\($0)" })
    #expect(cell("account.2.1") == "\(report.account.rowsSetAside)")
  }

  @Test("a long list of rows set aside is cut, and the page says how many there are")
  func longList() throws {
    let scan = PageScan(try Self.page("many-set-aside"))
    #expect(scan.all("td").count { $0.text == "The row has no person id." } == 50)
    #expect(scan.all("p").contains { $0.text.hasPrefix("The first 50 of 176 are listed here") })
    #expect(!scan.all("td").contains { $0.text.contains("999") })
  }

  @Test("people's ids are not in the report")
  func masked() throws {
    let report = try MadeStudies.fixture("support-sim")
    let page = try Self.page("support-sim")
    for journey in try #require(report.findings.first).journeys {
      #expect(!page.contains(">\(journey.person.id)<"))
    }
  }

  @Test("what nobody has verified of a scale stands in the methods, with the source it names")
  func unverified() throws {
    let scale = try Scale(reading: ProjectFiles.file("Scales/swemwbs.json"))
    #expect(!scale.unverified.isEmpty)
    let methods = try #require(PageScan(try Self.page("support-sim")).all("section").last)
    #expect(methods.open.attributes["id"] == "methods")
    for doubt in scale.unverified { #expect(methods.text.contains(doubt.note)) }
    for source in scale.unverified.compactMap(\.source) {
      #expect(methods.text.contains("\(source) of swemwbs: "))
    }
    let other = try Self.page("state-anxiety")
    #expect(
      other.contains("mark nothing as unverified")
        == (try Scale(reading: ProjectFiles.file("Scales/state-anxiety-20.json"))).unverified
        .isEmpty)
  }
}
