import Documents
import Foundation
import Platform
import TestSupport
import Testing

@Suite("Exports of survey programs, untouched: from 'init' to scores")
struct ExportTests {
  /// What must come of one export; see `Fixtures/exports/generate.py`.
  struct Expected: Decodable, Sendable {
    struct Occasion: Decodable, Sendable {
      var n: Int
      var mean: Double
    }

    var scale: String
    var persons: Int
    var rows: Int
    var occasions: [String: Occasion]
  }

  static let expected: [String: Expected] = {
    let path = ProjectFiles.root + "/Fixtures/exports/expected.json"
    guard let data = FileManager.default.contents(atPath: path) else { return [:] }
    return (try? JSONDecoder().decode([String: Expected].self, from: data)) ?? [:]
  }()

  /// The lines of a drafted study from which a person who has looked removes the '#'.
  static let decisions = ["# labels:", "# missing_codes:", "# date_order:"]

  @Test(
    "at most three lines are edited; people, rows and means are exact",
    arguments: Array(expected.keys))
  func wholeWay(_ name: String) throws {
    let expected = try #require(Self.expected[name])
    let command = try Command()
    defer { command.remove() }
    try command.write(bytes: ProjectFiles.file("Fixtures/exports/\(name)").bytes, to: name)
    let begun = try command.run("init", name, "--scale", expected.scale)
    #expect(begun.code == 0, "\(begun.complaints)")
    let (study, edits) = Self.decided(try command.read("study.yml"))
    #expect(edits <= 3)
    try command.write(study, to: "study.yml")
    let run = try command.run("quarterly", "study.yml", "--out", "out")
    #expect(run.code == 0, "\(study)\n\(run.complaints)")
    let manifest = try #require(
      JSONSerialization.jsonObject(with: Data(command.read("out/manifest.json").utf8))
        as? [String: Any])
    let counts = try #require(manifest["counts"] as? [String: Any])
    #expect(counts["persons"] as? Int == expected.persons)
    #expect(counts["usable_rows"] as? Int == expected.rows)
    let found = try Self.scores(command.read("out/scores.csv"), expected.scale)
    #expect(Set(found.keys) == Set(expected.occasions.keys))
    for (occasion, wanted) in expected.occasions {
      let values = found[occasion] ?? []
      #expect(values.count == wanted.n)
      // Twelve digits are written, and the two programs add in different orders.
      #expect(abs(values.reduce(0, +) / Double(values.count) - wanted.mean) < 1e-10)
    }
  }

  @Test("every export is recognised by its columns", arguments: Array(expected.keys))
  func recognised(_ name: String) throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(bytes: ProjectFiles.file("Fixtures/exports/\(name)").bytes, to: name)
    let outcome = try command.run("sniff", name)
    let program = name.prefix { $0 != "." }
    if program == "sheets" {
      #expect(outcome.code == 65 && outcome.complaints.contains("workbook.sheets"))
      return
    }
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let isProgram = !["spreadsheet-1252", "unicode-text"].contains(program)
    #expect(outcome.output.contains("source: \(program)") == isProgram)
  }

  @Test("a study file that is there is left alone")
  func nothingWrittenOver() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write("id,wave,ucla3-1,ucla3-2,ucla3-3\na,1,1,2,3\na,2,1,1,1\n", to: "data.csv")
    try command.write("mine", to: "study.yml")
    let outcome = try command.run("init", "data.csv")
    #expect(outcome.code == 73)
    #expect(try command.read("study.yml") == "mine")
    let elsewhere = try command.run("init", "data.csv", "--out", "other.yml")
    #expect(elsewhere.code == 0, "\(elsewhere.complaints)")
    #expect(try command.run("quarterly", "other.yml", "--out", "out").code == 0)
  }

  @Test("nobody's values are in a drafted study")
  func masked() throws {
    let command = try Command()
    defer { command.remove() }
    let rows = (0..<20).map { "Canary-\($0)-Zq,note of Canary \($0),\(1 + $0 % 3),2,3\n" }.joined()
    try command.write("id,words,ucla3-1,ucla3-2,ucla3-3\n" + rows, to: "data.csv")
    let outcome = try command.run("init", "data.csv")
    #expect(outcome.code == 0)
    #expect(!(outcome.output + outcome.complaints).contains("Canary"))
    #expect(try !command.read("study.yml").contains("Canary"))
  }

  private static func decided(_ study: String) -> (text: String, edits: Int) {
    var edits = 0
    let lines = study.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let mark = decisions.first(where: { line.contains($0) }),
        let place = line.range(of: mark), line[..<place.lowerBound].allSatisfy({ $0 == " " })
      else { return String(line) }
      edits += 1
      return String(line[..<place.lowerBound] + line[place.lowerBound...].dropFirst(2))
    }
    return (lines.joined(separator: "\n"), edits)
  }

  /// By occasion the values of the reported metric of the first score.
  private static func scores(_ text: String, _ scale: String) throws -> [String: [Double]] {
    let definition = try #require(
      JSONSerialization.jsonObject(
        with: Data(ProjectFiles.file("Scales/\(scale).json").bytes)) as? [String: Any])
    let score = try #require((definition["scores"] as? [[String: Any]])?.first)
    let rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let names = try #require(rows.first)
    func column(_ name: String) throws -> Int { try #require(names.firstIndex(of: name)) }
    let places = (
      occasion: try column("occasion"), score: try column("score"), metric: try column("metric"),
      value: try column("value")
    )
    var found: [String: [Double]] = [:]
    for row in rows.dropFirst()
    where row[places.score] == score["id"] as? String
      && row[places.metric] == score["report"] as? String
    {
      if let value = Double(row[places.value]) {
        found[row[places.occasion], default: []].append(value)
      }
    }
    return found
  }
}
