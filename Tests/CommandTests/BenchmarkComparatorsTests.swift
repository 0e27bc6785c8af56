import Foundation
import TestSupport
import Testing

@Suite("waymark benchmark comparators")
struct BenchmarkComparatorsTests {
  typealias Base = BenchmarkCommandTests

  /// Six services, made up.
  static let services = """
    unit,deprivation,age,rural
    Fen,12,52,0.9
    Ash,31,38,0.1
    Bay,22.5,41,0.3
    Cob,40,36.5,0
    Dell,28,44,0.25
    Eave,35.5,37,0.05

    """

  static func run(_ options: [String], _ data: String) throws -> Command.Outcome {
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    return try command.run(
      program: Command.program, ["benchmark", "comparators", "data.csv"] + options)
  }

  @Test(
    "distances are those of R's scale(), the nearest first",
    arguments: [
      ("plain", ["deprivation", "age", "rural"]),
      ("weighted", ["deprivation=4", "age=1", "rural=0.5"]),
    ])
  func distances(_ kind: String, _ columns: [String]) throws {
    let outcome = try Self.run(
      ["--of", "Ash", "--format", "json"] + columns.flatMap { ["--match", $0] }, Self.services)
    #expect(outcome.code == 0)
    let document = try Base.document(outcome.output)
    #expect(document["schema"] as? String == "waymark-comparators/1")
    let cases = try #require(document["cases"] as? [[String: Any]])
    let expected = try Expected("Fixtures/benchmarking/rates/expected.csv")
    #expect(cases.count == 5 && cases.first?["comparator"] as? String == "Eave")
    for row in cases {
      let name = try #require(row["comparator"] as? String)
      let distance = (row["distance"] as? NSNumber)?.doubleValue
      #expect(agrees(distance, expected["near_\(kind)_\(name)"], relative: 1e-11))
    }
  }

  @Test("each service has its own where none is named; those near each other need not be mutual")
  func everybody() throws {
    let outcome = try Self.run(
      ["--match", "deprivation", "--nearest", "2", "--format", "csv"], Self.services)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 13 && lines[0] == "service,comparator,nearness,distance")
    // By hand, in points of deprivation: Fen's nearest is Bay, 10.5 away; Bay's is Dell, 5.5 away.
    #expect(lines[1].hasPrefix("Fen,Bay,1,") && lines[5].hasPrefix("Bay,Dell,1,"))
  }

  @Test("what cannot be matched is refused with the reason")
  func refused() throws {
    let flat = "unit,x\na,1\nb,1\nc,1\n"
    for (options, data) in [
      (["--match", "x", "--nearest", "2"], flat),
      (["--match", "age", "--of", "Nowhere"], Self.services),
      (["--match", "age", "--nearest", "6"], Self.services),
      (["--match", "age"], Self.services + "Ash,30,40,0.1\n"),
      (["--match", "age"], Self.services + "Gap,30,,0.1\n"),
    ] {
      let outcome = try Self.run(options, data)
      #expect(outcome.code == 65 && outcome.output.isEmpty)
      #expect(outcome.complaints.contains("benchmark.not-compared"))
    }
    for options in [[], ["--match", "age=0"], ["--match", "age", "--match", "age"]] {
      #expect(try Self.run(options, Self.services).code == 64)
    }
  }
}
