import Change
import Platform
import Reports
import Studies
import TestSupport
import Testing

@Suite("The part of a report that counts by published rules")
struct RulesReportTests {
  /// First and last CORE-10 of twelve people. The scale's file has 11 or more as the range of people who
  /// seek help, and a fall of more than 6 as reliable.
  static let scores: [(Int, Int)] =
    Array(repeating: (11, 5), count: 8)  // out of the range, by 6 points
    + [(20, 10)]  // out of the range, by 10
    + Array(repeating: (10, 3), count: 3)  // never in it; 7 points

  /// A study of them that uses one of the two measures of a pack.
  static func run() throws -> StudyRun {
    let folder = "\(ProjectFiles.root)/.build/made-core-only"
    let rows = scores.enumerated().flatMap { person, scores in
      [scores.0, scores.1].enumerated().map { wave, score in
        // Items 2 and 3 count the other way round; item 6 stays at 0.
        var answers = [0, 4, 4, 0, 0, 0, 0, 0, 0, 0]
        for point in 0..<score { answers[[0, 3, 4, 6, 7, 8, 9][point % 7]] += 1 }
        return "p\(person),\(wave + 1)," + answers.map(String.init).joined(separator: ",") + "\n"
      }
    }
    let study = """
      id: core-only
      title: One of two measures
      about: A study made up for a test.
      kind: simulated
      data:
        file: made.csv
      columns:
        person: person
        ids_unique_in: everywhere
        occasion: wave
      occasions: numbered
      scales:
        - scale: core-10
          pattern: c_{n}
      outcomes:
        - scale: core-10
          score: total
      rules:
        - pack: core
          only: [core-10]
      disclosure:
        fewest_persons: 10

      """
    let header = "person,wave," + (1...10).map { "c_\($0)" }.joined(separator: ",") + "\n"
    try Folder.write(
      [
        OutputFile(name: "study.yml", text: study),
        OutputFile(name: "made.csv", text: header + rows.joined()),
      ], to: folder, replacing: ["study.yml", "made.csv"])
    return try StudyRun(folder + "/study.yml", catalog: MadeStudies.catalog)
  }

  /// Its report.
  static func page() throws -> String { try run().report.html }

  @Test("one of two measures is judged by itself, and rates of nine people are not shown")
  func each() throws {
    let run = try Self.run()
    let rates = try #require(run.rules.first?.rates.first)
    #expect(rates.measure == "core-10")
    #expect(rates.rates.map(\.count) == [9, 4, 1] && rates.rates.map(\.n) == [9, 12, 9])
    let scan = PageScan(run.report.html)
    func cell(_ id: String) -> String? {
      scan.all("td").first { $0.open.attributes["id"] == id }?.text
    }
    #expect(cell("rules-1-1-rates.1.2") == nil && cell("rules-1-1-rates.3.2") == nil)
    #expect(cell("rules-1-1-rates.2.2") == "4" && cell("rules-1-1-rates.2.3") == "12")
    #expect(cell("rules-1-1-rates.2.4") == "33%")
    #expect(scan.all("li").count { $0.text.contains("Not shown: fewer than 10 people") } == 2)
    #expect(scan.all("td").contains { $0.text == "A fall of more than 6" })
    #expect(scan.all("td").contains { $0.text.contains("what nobody has verified there") })
  }

  @Test("a study without rule packs has no such part")
  func none() throws {
    let scan = PageScan(try StudyReportTests.page("support-sim"))
    #expect(!scan.all("section").contains { $0.open.attributes["id"] == "rules" })
  }
}
