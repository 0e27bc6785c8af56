import Platform
import Reports
import Results
import Studies
import TestSupport
import Testing

@Suite("Kinds of journey in a report")
struct KindsReportTests {
  /// Ninety people on four occasions: a third begin low and rise, the others stay high; or all alike but for where
  /// they stand.
  static func rows(_ hasKinds: Bool, people: Int = 90) -> [[String]] {
    var state = UInt64(11)
    func noise() -> Double {
      var sum = 0.0
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        sum += Double(state >> 33) / Double(1 << 31)
      }
      return sum - 6
    }
    return (0..<people).flatMap { person -> [[String]] in
      let own = (hasKinds ? 0.15 : 0.5) * noise()
      let rises = person % 3 == 0
      return (0..<4).map { wave in
        let level = hasKinds ? (rises ? 1.9 + 0.4 * Double(wave) : 3.9) : 3 + 0.1 * Double(wave)
        let items = (0..<8).map { item -> String in
          let code = min(5, max(1, Int((level + own + 0.6 * noise()).rounded())))
          return "\([2, 5].contains(item) ? 6 - code : code)"
        }
        return [person % 2 == 0 ? "North" : "South", "zq\(person)x", "\(wave + 1)", "w"] + items
      }
    }
  }

  static func made(_ hasKinds: Bool, people: Int = 90) -> MadeStudies.Made {
    MadeStudies.Made(
      name: hasKinds ? "kinds-\(people)" : "one-kind",
      trajectory: "total ~ occasion + (1 | person)\n    kinds: 1..3",
      rows: rows(hasKinds, people: people))
  }

  static let run = Result { try made(true).run() }
  static let page = Result { try run.get().report.html }

  /// The part of a page from its heading to the next part.
  static func part(_ page: String) throws -> String {
    let start = try #require(page.firstRange(of: "id=\"outcome-1-kinds\""))
    let rest = page[start.upperBound...]
    let end = rest.firstRange(of: "<section ")?.lowerBound ?? rest.endIndex
    return String(rest[..<end])
  }

  @Test("kinds that stand apart are said first, drawn, and told by their shape")
  func kinds() throws {
    let scan = PageScan(try Self.part(Self.page.get()))
    let paragraphs = scan.all("p").map(\.text)
    #expect(paragraphs.first?.hasPrefix("These journeys come in 2 kinds:") == true)
    #expect(paragraphs.contains { $0.contains("nobody is put in one here") })
    #expect(scan.all("figure").count == 1)
    let items = scan.all("li").map(\.text)
    #expect(items.count == 2)
    #expect(items[0].contains("starts lower than the average of all and rises from"))
    #expect(items[0].contains("which is the better way"))
    #expect(items[1].contains("starts higher than the average of all"))
    let captions = scan.all("caption").map(\.text)
    #expect(captions.contains("The same journeys in groups by rule"))
    #expect(captions.contains("Numbers of kinds that were tried"))
  }

  @Test("the part names no person, and no table has a row for one")
  func nobody() throws {
    let part = try Self.part(Self.page.get())
    #expect(!part.contains("zq"))
    #expect(PageScan(part).all("tr").count < 40)
  }

  @Test("the checklist has its twenty-one items, each with an answer")
  func checklist() throws {
    let file = try #require(
      try Self.run.get().report.files.first { $0.name == "tables/outcome-1-kinds-checklist.md" })
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").filter {
      $0.hasPrefix("|")
    }
    #expect(lines.count == 2 + 21)
    for line in lines.dropFirst(2) {
      let cells = line.split(separator: " | ")
      #expect(cells.count == 3 && cells[2].count > 8, "\(line)")
    }
  }

  @Test("people who differ by degree are told so, and no kind is drawn")
  func oneKind() throws {
    let page = try Self.made(false).report().html
    let scan = PageScan(try Self.part(page))
    let first = try #require(scan.all("p").first).text
    #expect(first.hasSuffix("no kinds are shown."))
    #expect(scan.all("figure").isEmpty && scan.all("li").isEmpty)
    #expect(!scan.all("caption").contains { $0.text.hasPrefix("Typical") })
  }

  @Test("kinds with fewer people than may be shown are not drawn, and small counts are held back")
  func few() throws {
    // Eight of twenty-four begin low.
    let part = try Self.part(Self.made(true, people: 24).report().html)
    let scan = PageScan(part)
    #expect(scan.all("figure").isEmpty)
    #expect(scan.all("td").contains { $0.text == "too few to show" })
  }

  @Test("the file of models has kinds where they are asked for, and nothing new elsewhere")
  func json() throws {
    func trajectories(_ run: StudyRun) throws -> String {
      let file = try #require(run.files.first { $0.name == "trajectories.json" })
      return String(decoding: file.bytes, as: UTF8.self)
    }
    let text = try trajectories(Self.run.get())
    for key in ["kinds", "kindModels", "kindLandscape", "kindEstimates", "kindProfiles"] {
      #expect(text.contains("\"\(key)\""))
    }
    #expect(!text.contains("zq"))
    let plain = MadeStudies.Made(name: "no-kinds", rows: Self.rows(true, people: 30))
    let run = try plain.run()
    #expect(try !trajectories(run).contains("kind"))
    #expect(!run.report.html.contains("Kinds of journey"))
  }
}
