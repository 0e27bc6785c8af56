import Platform
import Reports
import Studies
import TestSupport
import Testing

@Suite("Services side by side in a report")
struct ServicesReportTests {
  /// A study of services with fifteen people each, of whom one never comes again; in the last service all later
  /// answers are high where `lift` says so.
  static func run(_ services: Int, lift: Bool = false) throws -> StudyRun {
    var random = SeededGenerator(seed: 11)
    var rows: [[String]] = []
    for service in 0..<services {
      for person in 0..<15 {
        for wave in person == 0 ? 1...1 : 1...2 {
          let isLifted = lift && wave == 2 && service == services - 1
          let answers = (0..<8).map { item -> String in
            let level = isLifted ? 5 : Int.random(in: 1...4, using: &random)
            return "\([2, 5].contains(item) ? 6 - level : level)"
          }
          rows.append(
            ["Place \(services - service)", "p\(service)-\(person)", "\(wave)", "w"] + answers)
        }
      }
    }
    return try MadeStudies.Made(name: "side-by-side-\(services)-\(lift)", rows: rows).run()
  }

  static func heads(_ table: String, _ page: String) -> [String] {
    guard let start = page.firstRange(of: "id=\"\(table)\"")?.upperBound,
      let end = page[start...].firstRange(of: "</table>")?.lowerBound
    else { return [] }
    return page[start..<end].matches(of: /<th scope="row"><span class="given">([^<]+)<\/span>/).map
    {
      String($0.output.1)
    }
  }

  @Test(
    "six services are in the order of their names in every table and drawing, and one stands out")
  func six() throws {
    let run = try Self.run(6, lift: true)
    let page = run.report.html
    let names = (1...6).map { "Place \($0)" }
    for table in ["services", "expected", "funnel", "places"] {
      #expect(Self.heads("outcome-1-\(table)-table", page) == names, "\(table)")
    }
    // Rows of services come first to last, and the lifted one is the first by name.
    for words in [
      ", above: <span class=\"given\">Place 1</span>.", "What can be said.",
      "What cannot be said.", "What to ask next.", "Whether the score means the same everywhere.",
      "This is no ranking.",
      "±1.39 standard errors: comparing two", "±1.96 standard errors: one value", "λ",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    let figures = run.report.files.map(\.name).filter { $0.hasPrefix("figures/") }
    for part in ["intervals", "caterpillar", "funnel", "places"] {
      #expect(figures.contains { $0.hasSuffix("-\(part).svg") }, "\(part)")
    }
    let drawing = try #require(run.report.files.first { $0.name.hasSuffix("caterpillar.svg") })
    let text = String(decoding: drawing.bytes, as: UTF8.self)
    let order = text.matches(of: />(Place \d)</).map { String($0.output.1) }
    #expect(order == names)
  }

  @Test("the expected number of false flags is that of all scores together")
  func falseFlags() throws {
    let run = try Self.run(6)
    // Of six, 6 · 0.05 and 6 · 0.002.
    let scan = PageScan(run.report.html)
    func cell(_ id: String) -> String? {
      scan.all("td").first { $0.open.attributes["id"] == id }?.text
    }
    let rows = (1...14).compactMap { cell("outcome-1-service-sureness.\($0).1") }
    #expect(rows.contains("0.30") && rows.contains("0.01"))
    // The same study twice in one report: twice as many.
    var report = run.report
    report.findings += report.findings
    let twice = PageScan(report.html).all("td").filter {
      ($0.open.attributes["id"] ?? "").hasPrefix("outcome-2-service-sureness.")
    }.map(\.text)
    #expect(twice.contains("0.60") && twice.contains("12") && twice.contains("2"))
  }

  @Test("with few services none is marked, and with two nothing is drawn in", arguments: 2...4)
  func few(_ services: Int) throws {
    let run = try Self.run(services, lift: true)
    let page = run.report.html
    #expect(page.contains("none is marked or given a place"))
    #expect(!page.contains("A signal") && !page.contains("Worth a look"))
    let figures = run.report.files.map(\.name)
    #expect(!figures.contains { $0.hasSuffix("-funnel.svg") || $0.hasSuffix("-places.svg") })
    #expect(figures.contains { $0.hasSuffix("-caterpillar.svg") } == (services >= 3))
    #expect(figures.contains { $0.hasSuffix("-intervals.svg") })
    let shared = ReleaseReport(run.release).files.map(\.name)
    #expect(!shared.contains { $0.contains("funnel") || $0.contains("places") })
  }

  @Test("who stands behind a mean is always beside it")
  func completion() throws {
    let run = try Self.run(6)
    let scan = PageScan(run.report.html)
    for row in 1...6 {
      let cells = (1...3).compactMap { column in
        scan.all("td").first {
          $0.open.attributes["id"] == "outcome-1-services-table.\(row).\(column)"
        }?.text
      }
      #expect(cells == ["15", "15", "14"])
    }
    // One of fifteen is not told where it is sent.
    for service in try #require(run.release.outcomes[0].services).get().services {
      #expect(service.figures?.completion == nil)
    }
  }
}
