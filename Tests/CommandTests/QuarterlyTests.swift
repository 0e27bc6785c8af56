import Foundation
import TestSupport
import Testing

@Suite("waymark quarterly")
struct QuarterlyTests {
  static let files = [
    "benchmark.csv", "change-summary.csv", "change.csv", "journeys.csv", "manifest.json",
    "refused.csv", "report.html", "rules.csv", "scores.csv", "trajectories.json", "methods.bib",
    "figures/captions.md", "figures/1-pair-total-histogram.svg", "tables/account.md",
  ]

  @Test("a good study gives a folder of files, exit 0, and the same bytes again")
  func goodStudy() throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(to: command)
    let first = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(first.code == 0, "\(first.complaints)")
    #expect(first.complaints.isEmpty)
    let before = try Self.files.map { try command.read("out/\($0)") }
    // Another time zone and locale, and a folder of an earlier run to be replaced.
    let second = try command.run(
      "quarterly", "study.yml", "--out", "out/", "--scales", ".",
      environment: [
        "TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8", "SWIFT_DETERMINISTIC_HASHING": "1",
      ])
    #expect(second.code == 0)
    #expect(try Self.files.map { try command.read("out/\($0)") } == before)
    #expect(command.names == ["data.csv", "out", "pair.json", "study.yml"])
  }

  @Test("the order of the rows changes nothing but line numbers")
  func rowOrder() throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(to: command)
    _ = try command.run("quarterly", "study.yml", "--out", "a", "--scales", ".")
    let rows = SmallStudy.rows.split(separator: "\n").reversed().joined(separator: "\n")
    try command.write(SmallStudy.header + rows, to: "data.csv")
    _ = try command.run("quarterly", "study.yml", "--out", "b", "--scales", ".")
    for name in ["scores.csv", "change.csv", "journeys.csv", "benchmark.csv"] {
      #expect(try command.read("a/\(name)") == command.read("b/\(name)"), "\(name)")
    }
  }

  @Test("bad rows and cells are set aside in one pass, the run completes, --strict exits 65")
  func setAside() throws {
    let command = try Command()
    defer { command.remove() }
    let bad = """
      North,,1,1,1
      ,900,1,1,1
      North,901,,1,1
      North,902,first,1,1
      North,903,1,6,1
      North,904,1,two,1
      North,905,1,1
      North,0,1,5,5
      North,906,1,1,1
      North,906,1,1,1

      """
    try SmallStudy.write(to: command, data: SmallStudy.header + SmallStudy.rows + bad)
    let outcome = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let refused = try command.read("out/refused.csv")
    let codes = refused.split(separator: "\n").dropFirst().map { line -> String in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(fields[1]) \(fields[5])"
    }
    #expect(
      codes == [
        "2 key.conflict", "122 key.missing", "123 key.missing", "124 occasion.missing",
        "125 occasion.unknown", "126 response.out-of-range", "127 response.not-numeric",
        "128 csv.ragged-row", "129 key.conflict", "131 key.repeat",
      ])
    // Nobody's answer, and nobody's id, stands in what is said about it.
    #expect(!refused.contains("two") && !refused.contains("90"))
    let strict = try command.run(
      "quarterly", "study.yml", "--out", "out", "--scales", ".", "--strict")
    #expect(strict.code == 65)
    #expect(command.exists("out/report.html"))
  }

  @Test("ids that mix numbers and words give the same bytes every time")
  func mixedIds() throws {
    let command = try Command()
    defer { command.remove() }
    let rows = ["9", "10", "1a", "b", "07", "7"].flatMap { id in
      (1...2).map { "North,\(id),\($0),\(1 + $0),2\n" }
    }.joined()
    try SmallStudy.write(to: command, data: SmallStudy.header + rows)
    var seen: Set<String> = []
    for _ in 0..<6 {
      _ = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
      seen.insert(try command.read("out/scores.csv"))
    }
    #expect(seen.count == 1)
  }

  @Test("one row with a mistyped occasion does not become everybody's baseline")
  func strayOccasion() throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(
      to: command, data: SmallStudy.header + SmallStudy.rows + "North,999,0,1,1\nNorth,998,99,1,1\n"
    )
    _ = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    let manifest = try command.read("out/manifest.json")
    #expect(
      manifest.contains("\"reliability_of\": \"this sample, occasion 1, complete responses\"")
        || manifest.contains("occasion 1, complete"))
    #expect(manifest.contains("\"occasions_planned\": 3"))
  }

  @Test("a reader that closes the pipe, or a disk that is full, is no signal")
  func closedPipe() throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(to: command)
    let program = Command.program.path
    let code = try command.shell(
      "'\(program)' quarterly study.yml --out out --scales . > /dev/full; echo $? > code")
    #expect(code == 0)
    #expect(try command.read("code") == "74\n")
    _ = try command.shell(
      "ulimit -f 1; '\(program)' quarterly study.yml --out big --scales . ; echo $? > code")
    #expect(try command.read("code") == "74\n")
    #expect(!command.names.contains { $0.hasPrefix("big") })
  }

  @Test(
    "occasions too large or too small for arithmetic end in a report, not a trap",
    arguments: [
      ["1e-160", "2e-160", "3e-160"], ["1e300", "2e300", "3e300"], ["-1", "0.5", "1e5"],
    ])
  func strangeOccasions(_ occasions: [String]) throws {
    let command = try Command()
    defer { command.remove() }
    let rows = (0..<30).flatMap { person in
      occasions.enumerated().map {
        "North,\(person),\($1),\(1 + (person + $0) % 5),\(1 + person % 4)\n"
      }
    }.joined()
    try SmallStudy.write(to: command, data: SmallStudy.header + rows)
    let outcome = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(outcome.code == 0, "\(outcome.complaints)")
  }

  @Test(
    "a study with too little in it is reported with reasons, not refused",
    arguments: [
      "North,1,1,1,1\n", "North,1,1,1,1\nNorth,1,2,2,2\n", "North,1,1,,\n",
      "North,1,1,3,3\nNorth,2,1,3,3\nSouth,3,1,3,3\nSouth,3,2,3,3\n",
    ])
  func littleData(_ rows: String) throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(to: command, data: SmallStudy.header + rows)
    let outcome = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let summary = try command.read("out/change-summary.csv")
    #expect(summary.contains("alpha.") || summary.contains("sem."))
    #expect(try command.read("out/trajectories.json").contains("trajectory.not-fitted"))
  }
}
