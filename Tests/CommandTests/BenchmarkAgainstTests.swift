import Foundation
import TestSupport
import Testing

@Suite("waymark benchmark against")
struct BenchmarkAgainstTests {
  typealias Base = BenchmarkCommandTests

  static func run(_ options: [String], _ data: String) throws -> Command.Outcome {
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    return try command.run(program: Command.program, ["benchmark", "against"] + options)
  }

  static func answer(_ options: [String], _ data: String) throws -> [[String: Any]] {
    let outcome = try run(options + ["--format", "json"], data)
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let document = try Base.document(outcome.output)
    #expect(document["schema"] as? String == "waymark-against/1")
    return try #require(document["cases"] as? [[String: Any]])
  }

  static let measure = ["--measure", "test", "--measure-version", "1", "--better", "higher"]

  /// The treated groups of Morris (2008), Organizational Research Methods, 11(2), 364–386; second deviations are those
  /// that give the printed SMCC to four decimals.
  static let morris = """
    service,n,mean_pre,sd_pre,mean_post,sd_post,r
    1,20,30.6,15,38.5,11.6,0.47
    2,50,23.5,3.1,26.8,4.1,0.64
    3,9,0.5,0.1,0.7,0.1,0.77
    4,10,53.4,14.5,75.9,4.4,0.89
    5,14,35.6,4.7,36.0,4.6,0.44

    """

  // reference/benchmarking.md §2.1: metafor's published example, with more digits run there.
  @Test("effects and variances of Morris's groups are metafor's")
  func morrisGroups() throws {
    let smcr = try Self.answer(
      ["--values", "data.csv", "--effect", "SMCR"] + Self.measure, Self.morris)
    let effects = [0.5055527859, 1.0481248983, 1.8054066674, 1.4180817286, 0.0800836143]
    let variances = [0.0593895905, 0.0253856580, 0.2321940686, 0.1225477895, 0.0802290495]
    for (row, (effect, variance)) in zip(smcr, zip(effects, variances)) {
      #expect(agrees(try Base.number(row, "effect"), effect, relative: 0, absolute: 5.1e-11))
      #expect(agrees(try Base.number(row, "variance"), variance, relative: 0, absolute: 5.1e-11))
      let reach = 1.959963984540054 * variance.squareRoot()
      #expect(agrees(try Base.number(row, "conf.low"), effect - reach, relative: 1e-8))
    }
    let smcc = try Self.answer(
      ["--values", "data.csv", "--effect", "SMCC"] + Self.measure, Self.morris)
    for (row, effect) in zip(smcc, [0.5417, 1.0198, 2.6619, 1.9088, 0.0765]) {
      #expect(agrees(try Base.number(row, "effect"), effect, relative: 0, absolute: 5.1e-5))
    }
    // The compared group of the first study: SMCR −.2365.
    let compared = try Self.answer(
      ["--values", "data.csv"] + Self.measure,
      "service,n,mean_pre,sd_pre,mean_post,sd_post,r\nC,20,23.1,13.8,19.7,13.8,0.47\n")
    #expect(
      agrees(try Base.number(compared[0], "effect"), -0.2365, relative: 0, absolute: 5.1e-5))
  }

  // Morris (2008), table 5, four decimals. Deviations of second scores of the compared enter nothing here.
  @Test("change beyond that of a comparison group is Morris's table 5")
  func controlled() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.morris, to: "treated.csv")
    try command.write(
      """
      service,n,mean_pre,sd_pre,mean_post,sd_post,r
      5,14,34.8,3.1,33.4,3.1,0.44
      4,11,55.7,17.3,60.7,17.3,0.89
      3,9,0.6,0.2,0.6,0.2,0.77
      2,42,24.9,4.1,25.3,4.1,0.64
      1,20,23.1,13.8,19.7,13.8,0.47

      """, to: "compared.csv")
    let outcome = try command.run(
      program: Command.program,
      [
        "benchmark", "against", "--values", "treated.csv", "--comparison", "compared.csv",
        "--format", "json",
      ] + Self.measure)
    #expect(outcome.code == 0)
    let document = try Base.document(outcome.output)
    #expect((document["summary"] as? [String: Any])?["effect"] as? String == "d_ppc2")
    let cases = try #require(document["cases"] as? [[String: Any]])
    for (row, effect) in zip(cases, [0.7684, 0.8010, 1.2045, 1.0476, 0.4389]) {
      #expect(agrees(try Base.number(row, "effect"), effect, relative: 0, absolute: 5.1e-5))
    }
    try command.write("service,n,mean_pre,sd_pre,mean_post,sd_post,r\n", to: "compared.csv")
    let none = try command.run(
      program: Command.program,
      ["benchmark", "against", "--values", "treated.csv", "--comparison", "compared.csv"]
        + Self.measure)
    #expect(none.code == 65)
  }

  // reference/benchmarking.md §2.1, metafor 3.8.1, whose REML search ends at 1e-5: 2e-6 of τ² here.
  @Test("what comes out as rows goes into the pooling of services, as metafor pools them")
  func pooled() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.morris, to: "morris.csv")
    let effects = try command.run(
      program: Command.program,
      ["benchmark", "against", "--values", "morris.csv", "--format", "csv"] + Self.measure)
    try command.write(effects.output, to: "effects.csv")
    func pool(_ method: String, _ test: String) throws -> ([String: Any], [[String: Any]]) {
      let outcome = try command.run(
        "benchmark", "--values", "effects.csv", "--unit", "service", "--estimate", "effect",
        "--error", "std.error", "--pool", method, "--test", test, "--format", "json")
      #expect(outcome.code == 0, "\(outcome.complaints)")
      let document = try Base.document(outcome.output)
      return (
        try #require(document["summary"] as? [String: Any]),
        try #require(document["cases"] as? [[String: Any]])
      )
    }
    let (summary, cases) = try pool("REML", "z")
    for (name, value) in [
      ("estimate", 0.912054115), ("std.error", 0.286179937), ("conf.low", 0.351151745),
      ("conf.high", 1.47295649), ("tau2", 0.316366256), ("prediction-z.low", -0.324844996),
      ("prediction-z.high", 2.14895323), ("prediction-hartung-knapp-t.low", -0.852565989),
      ("prediction-hartung-knapp-t.high", 2.67667422),
    ] {
      #expect(agrees(try Base.number(summary, name), value, relative: 2e-6), "\(name)")
    }
    let shrunken = [0.569801813, 1.038017431, 1.427269287, 1.276795374, 0.248386672]
    for (row, value) in zip(cases, shrunken) {
      #expect(agrees(try Base.number(row, "shrunken"), value, relative: 1e-6))
    }
    let (knapp, _) = try pool("REML", "hartung-knapp")
    #expect(agrees(try Base.number(knapp, "std.error"), 0.295940246, relative: 1e-6))
    let (moments, _) = try pool("DL", "z")
    #expect(agrees(try Base.number(moments, "tau2"), 0.242518558, relative: 1e-8))
    #expect(agrees(try Base.number(moments, "Q"), 17.4805525, relative: 1e-8))
  }

  @Test("the variances of SMCRH, of points and of the other formula, by hand from the first group")
  func otherVariances() throws {
    let (n, s1, s2, r) = (20.0, 15.0, 11.6, 0.47)
    let change = s1 * s1 + s2 * s2 - 2 * r * s1 * s2
    let (d, points) = (0.5055527859, 38.5 - 30.6)
    let correction = d / (points / s1)
    for (options, effect, variance) in [
      (["--effect", "SMCRH"], d, change / (s1 * s1 * (n - 1)) + d * d / (2 * (n - 1))),
      (["--effect", "MC"], points, change / n),
      (
        ["--effect", "SMCR", "--variance", "LS2"], d,
        correction * correction * (2 * (1 - r) / n + points * points / (s1 * s1 * 2 * n))
      ),
    ] {
      let row = try Self.answer(["--values", "data.csv"] + options + Self.measure, Self.morris)[0]
      #expect(agrees(try Base.number(row, "effect"), effect, relative: 1e-9))
      #expect(agrees(try Base.number(row, "variance"), variance, relative: 1e-9))
    }
  }

  @Test("lower is better: effects are turned, and the verdict is the interval's")
  func verdicts() throws {
    // A mean that falls by 6 d of standard deviation 6, n = 400, r = 0.5: SE² = 1/400 + d²/800.
    func rows(_ d: [Double]) -> String {
      "service,n,mean_pre,sd_pre,mean_post,sd_post,r\n"
        + d.enumerated().map { "s\($0),400,18,6,\(18 - 6 * $1),6,0.5\n" }.joined()
    }
    let found = try Self.answer(
      [
        "--values", "data.csv", "--scale", "phq-9", "--benchmark", "0.73", "--benchmark-source",
        "published", "--benchmark-of", "phq-9@1.1.0", "--margin", "0.2",
      ], rows([1, 0.73, 0.55, 0.3]))
    #expect(
      found.map { $0["verdict"] as? String } == [
        "more than the benchmark", "not meaningfully less than the benchmark", "cannot be told",
        "less than the benchmark by more than the margin",
      ])
    #expect(try Base.number(found[0], "effect") > 0.9)
    for row in found {
      let difference = try Base.number(row, "effect") - 0.73
      #expect(agrees(try Base.number(row, "difference"), difference, relative: 1e-8))
      #expect((row["can.say"] as? String)?.isEmpty == false)
      #expect((row["ask"] as? String)?.hasSuffix("?") == true)
    }
  }

  @Test("rows of people and their packet say the same; few people are not shown")
  func people() throws {
    var text = "person,service,pre,post\n"
    for place in 0..<60 {
      let pre = 10 + place * 7 % 13
      text += "p\(place),\(place < 54 ? "North" : "South"),\(pre),\(pre + place * 5 % 7 - 1)\n"
    }
    let options = [
      "--service", "service", "--person", "person", "--pre", "pre", "--post", "post",
    ]
    let rows = try Self.answer(["data.csv"] + options + Self.measure, text)
    let south = try #require(rows.first { $0["service"] as? String == "South" })
    #expect(south["effect"] is NSNull && south["n"] is NSNull)
    let plain = try Self.answer(
      ["data.csv"] + options + Self.measure + ["--disclosure", "none"], text)
    let packets = try Command()
    defer { packets.remove() }
    try packets.write(text, to: "data.csv")
    let made = try packets.run(
      program: Command.program,
      [
        "packet", "make", "data.csv", "--measure", "test", "--measure-version", "1", "--profile",
        "none", "--format", "csv",
      ] + options)
    #expect(made.code == 0)
    let published = try Self.answer(["--values", "data.csv"] + Self.measure, made.output)
    #expect(plain.count == 2 && published.count == 2)
    for (one, other) in zip(plain, published) {
      for name in ["effect", "variance", "conf.low"] {
        #expect(agrees(try Base.number(one, name), try Base.number(other, name), relative: 1e-10))
      }
    }
  }

  @Test("a benchmark of another scale or version is refused; rows without all six numbers say why")
  func refused() throws {
    let options =
      [
        "--values", "data.csv", "--benchmark", "0.5", "--benchmark-source", "published", "--margin",
        "0.2", "--diagnostics", "json",
      ] + Self.measure
    for other in ["test@2", "other@1"] {
      let outcome = try Self.run(options + ["--benchmark-of", other], Self.morris)
      #expect(outcome.code == 65 && outcome.output.isEmpty)
      try BenchmarkOverTimeTests.expect(outcome, "benchmark.other-measure", nil)
    }
    #expect(try Self.run(options, Self.morris).code == 64)
    #expect(
      try Self.run(["--values", "data.csv", "--margin", "0.2"] + Self.measure, Self.morris).code
        == 64)
    let rows = try Self.answer(
      ["--values", "data.csv"] + Self.measure,
      "service,n,mean_pre,sd_pre,mean_post,sd_post,r\na,1,2,1,3,1,0.5\nb,9,2,1,3,1,\nc,9,2,0,3,0,\nd,9,2,-1,3,1,0.5\ne,9.5,2,1,3,1,0.5\n"
    )
    for row in rows {
      #expect(row["effect"] is NSNull && (row["reason"] as? String)?.isEmpty == false)
    }
  }
}
