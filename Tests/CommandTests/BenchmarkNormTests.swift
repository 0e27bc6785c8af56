import Foundation
import TestSupport
import Testing

@Suite("waymark benchmark norm")
struct BenchmarkNormTests {
  typealias Base = BenchmarkCommandTests

  static func run(_ options: [String], _ data: String) throws -> Command.Outcome {
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    return try command.run(program: Command.program, ["benchmark", "norm"] + options)
  }

  static func answer(
    _ options: [String], _ data: String
  ) throws -> (summary: [String: Any], cases: [[String: Any]], notes: [String]) {
    let outcome = try run(options + ["--format", "json"], data)
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let document = try Base.document(outcome.output)
    #expect(document["schema"] as? String == "waymark-norm/1")
    let notes = try #require(document["notes"] as? [[String: Any]])
    return (
      try #require(document["summary"] as? [String: Any]),
      try #require(document["cases"] as? [[String: Any]]),
      notes.compactMap { $0["code"] as? String }
    )
  }

  // R 4.2.2: t.test(a, b) of samples moved and stretched to these means and standard deviations exactly;
  // pnorm((47.3 - 50.7) / 8.79).
  @Test(
    "a service beside a norm is what R's t.test makes of both, and where a person of its mean would stand"
  )
  func welch() throws {
    let found = try Self.answer(
      [
        "--values", "data.csv", "--norm-mean", "50.7", "--norm-sd", "8.79", "--norm-n", "1749",
        "--norm-year", "2006", "--norm-population", "made up", "--year", "2008",
      ], "unit,n,mean,sd\nNorth,40,47.3,9.1\nSouth,1,47.3,0\nEast,,47.3,9\n")
    let row = found.cases[0]
    for (name, value) in [
      ("difference", -3.4), ("std.error", 1.4541066528299975), ("df", 40.6817525757708),
      ("p.value", 0.0243748535824691), ("conf.low", -6.3373257873136),
      ("conf.high", -0.4626742126864), ("z", -0.386803185437998), ("T", 46.13196814562002),
      ("percentile", 34.9450959402944),
    ] {
      // Twelve digits go out.
      #expect(agrees(try Base.number(row, name), value, relative: 1e-11), "\(name)")
    }
    // s₀/√n₀.
    let error = 8.79 / 1749.0.squareRoot()
    #expect(agrees(try Base.number(found.summary, "norm.std.error"), error, relative: 1e-11))
    for other in found.cases.dropFirst() {
      #expect(other["difference"] is NSNull && (other["reason"] as? String)?.isEmpty == false)
    }
    #expect(!found.notes.contains("norm.years-apart") && found.notes.contains("norm.other-people"))
  }

  /// North has twelve people, South four.
  static let people: String = {
    var text = "person,service,score\n"
    for place in 0..<16 {
      text += "p\(place),\(place < 12 ? "North" : "South"),\(18 + place * 5 % 11)\n"
    }
    return text
  }()

  @Test(
    "the norm of a scale's file, with its year, its people and its error; few people are not shown")
  func scale() throws {
    let options = [
      "data.csv", "--score", "score", "--service", "service", "--person", "person", "--scale",
      "swemwbs", "--norm", "Health Survey for England", "--year", "2026",
    ]
    let found = try Self.answer(options, Self.people)
    #expect(found.summary["norm.year"] as? String == "2010-2013")
    #expect(
      found.summary["norm.n"] as? Int == 27169 && found.summary["norm.mean"] as? Double == 23.5)
    #expect(
      agrees(
        try Base.number(found.summary, "norm.std.error"), 3.9 / 27169.0.squareRoot(),
        relative: 1e-11))
    #expect(found.notes.contains("norm.years-apart"))
    let (north, south) = (found.cases[0], found.cases[1])
    let difference = try Base.number(north, "mean") - 23.5
    #expect(agrees(try Base.number(north, "difference"), difference, relative: 1e-9))
    #expect(agrees(try Base.number(north, "z"), difference / 3.9, relative: 1e-9))
    #expect(
      agrees(try Base.number(north, "T"), 50 + 10 * difference / 3.9, relative: 1e-9))
    for (name, value) in south where !["service", "norm", "reason"].contains(name) {
      #expect(value is NSNull, "\(name)")
    }
    let all = try Self.answer(options + ["--disclosure", "none"], Self.people)
    #expect(all.cases[1]["n"] as? Int == 4)
    // By hand: 18 + (12, 13, 14, 15)·5 mod 11 = 23, 28, 22, 27.
    #expect(try Base.number(all.cases[1], "mean") == 25)
  }

  @Test("a norm without its year or its people is refused with its code, and so is one of no use")
  func refused() throws {
    let given = [
      "data.csv", "--score", "score", "--norm-mean", "23.5", "--norm-population", "adults",
      "--year", "2026", "--diagnostics", "json",
    ]
    for (options, code) in [
      (["--norm-sd", "3.9", "--norm-n", "27169"], "norm.undated"),
      (["--norm-sd", "3.9", "--norm-year", "2013"], "norm.without-n"),
      (["--norm-sd", "3.9", "--norm-year", "2013", "--norm-n", "1"], "norm.without-n"),
      (["--norm-sd", "0", "--norm-year", "2013", "--norm-n", "200"], "norm.unusable"),
    ] {
      let outcome = try Self.run(given + options, Self.people)
      #expect(outcome.code == 65 && outcome.output.isEmpty)
      try BenchmarkOverTimeTests.expect(outcome, code, nil)
    }
    let scale = ["data.csv", "--score", "score", "--year", "2026", "--scale", "core-10"]
    let several = try Self.run(scale, Self.people)
    #expect(several.code == 64 && several.complaints.contains("general population"))
    #expect(try Self.run(scale + ["--norm", "general"], Self.people).code == 0)
    #expect(try Self.run(scale + ["--norm", "astronauts"], Self.people).code == 64)
    #expect(try Self.run(given + scale.suffix(2), Self.people).code == 64)
    let twice = try Self.run(
      scale + ["--norm", "general", "--person", "person"], Self.people + "p3,South,20\n")
    #expect(twice.code == 65 && twice.complaints.contains("benchmark.repeated-person"))
    #expect(!twice.complaints.contains("p3"))
  }

  @Test(
    "nobody with a score is told; a score that the scale cannot give is set aside with its line")
  func scores() throws {
    let scale = [
      "data.csv", "--score", "score", "--year", "2026", "--scale", "swemwbs", "--norm", "England",
    ]
    let none = try Self.run(scale, "person,score\na,\nb,\n")
    #expect(none.code == 65 && none.complaints.contains("column.none-complete"))
    let outside = try Self.run(scale + ["--strict"], Self.people + "p99,South,99\n")
    #expect(outside.code == 65 && outside.complaints.contains("score.out-of-range"))
    #expect(outside.complaints.contains("data.csv:18") && !outside.output.isEmpty)
  }
}
