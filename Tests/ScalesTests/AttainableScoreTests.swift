import Results
import Scales
import TestSupport
import Testing

/// What the audit says a score can be, against every pattern of answers tried out. The audit is
/// asked through a table: it accepts one with exactly a row per attainable value.
@Suite("Attainable scores are those that answers give")
struct AttainableScoreTests {
  /// A small scale made up at random, as its keys and every value its total takes.
  struct Random {
    var scale: TestScale
    var values: [Double]

    init(seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      let count = Int.random(in: 1...4, using: &generator)
      let codes = 0...Int.random(in: 1...3, using: &generator)
      let kinds = ["sum", "mean", "min", "max", "count", "scores"]
      let kind = kinds[Int(seed) % kinds.count]
      var keys: [String] = []
      var counted: [[Double]] = []
      var weights: [Double] = []
      for _ in 0..<count {
        let (key, values, weight) = Self.key(codes, kind, &generator)
        keys.append(key)
        counted.append(values)
        weights.append(weight)
      }
      var totals: Set<Double> = []
      Self.each(counted) { values in
        totals.insert(Self.total(kind, values, weights))
      }
      values = totals.sorted()
      let members = keys.enumerated().map { #""q\#($0 + 1)": \#($1)"# }.joined(separator: ", ")
      scale = TestScale(count, codes: codes, scores: [])
      let inner = kind == "scores" ? "sum" : kind
      let rows = Self.rows(values)
      if kind == "scores" {
        scale.scores = [
          TestScale.score("a", inner, #""items": {\#(members)}"#, range: Self.range(values)),
          TestScale.score(
            "t", "sum", #""scores": {"a": {"key": "reverse"}}"#, metrics: Self.metrics(values, rows)
          ),
        ]
      } else {
        scale.scores = [
          TestScale.score(
            "t", inner, #""items": {\#(members)}"#, metrics: Self.metrics(values, rows))
        ]
      }
    }

    private static func key(
      _ codes: ClosedRange<Int>, _ kind: String, _ generator: inout SeededGenerator
    ) -> (String, [Double], Double) {
      let all = codes.map(Double.init)
      if kind == "count" || Int.random(in: 0..<4, using: &generator) == 0 {
        let ones: [Double] = all.map { $0 >= 1 ? 1 : 0 }
        return (#"{"atLeast": 1}"#, ones, 1)
      }
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: return (#""forward""#, all, 1)
      case 1: return (#""reverse""#, Array(all.reversed()), 1)
      case 2:
        let values = codes.map { _ in Double(Int.random(in: 0...4, using: &generator)) }
        let map = zip(codes, values).map { #""\#($0)": \#(Int($1))"# }.joined(separator: ", ")
        return (#"{"map": {\#(map)}}"#, values, 1)
      default:
        let weight: Double = Bool.random(using: &generator) ? 2 : 3
        return (#"{"weight": \#(Int(weight))}"#, all.map { $0 * weight }, weight)
      }
    }

    private static func each(
      _ sets: [[Double]], _ chosen: [Double] = [], _ body: ([Double]) -> Void
    ) {
      guard chosen.count < sets.count else { return body(chosen) }
      for value in sets[chosen.count] { each(sets, chosen + [value], body) }
    }

    private static func total(_ kind: String, _ values: [Double], _ weights: [Double]) -> Double {
      switch kind {
      case "mean": values.reduce(0, +) / weights.reduce(0, +)
      case "min": values.min() ?? 0
      case "max": values.max() ?? 0
      default: values.reduce(0, +)
      }
    }

    static func rows(_ values: [Double]) -> [String] {
      values.enumerated().map { "[\($1), \($0)]" }
    }

    static func range(_ values: [Double]) -> String {
      "[\(values.first ?? 0), \(values.last ?? 0)]"
    }

    static func metrics(_ values: [Double], _ rows: [String]) -> String {
      #"{"id": "raw", "range": \#(range(values))}, {"id": "t", "range": [0, \#(values.count - 1)], "#
        + #""table": {"from": "raw", "source": "us", "rows": [\#(rows.joined(separator: ", "))]}}"#
    }
  }

  @Test(
    "a table of every value found by trying is accepted, one row fewer is not", arguments: 1...60)
  func bruteForce(_ seed: Int) throws {
    let random = Random(seed: UInt64(seed))
    try #require(random.values.count > 1 || random.scale.problems.isEmpty == false)
    guard random.values.count > 2 else { return }
    // A score of one score, reversed, takes lowest + highest − each value.
    let isTurned = seed % 6 == 5
    let ends = (random.values.first ?? 0) + (random.values.last ?? 0)
    let values = isTurned ? random.values.map { ends - $0 }.sorted() : random.values
    func problems(_ values: [Double]) -> [DiagnosticCode] {
      var scale = random.scale
      let old = Random.metrics(random.values, Random.rows(random.values))
      let new = Random.metrics(values, Random.rows(values))
      let last = scale.scores.count - 1
      scale.scores[last] = scale.scores[last].replacing(old, with: new)
      return scale.problems.map(\.code)
    }
    #expect(problems(values) == [])
    var fewer = values
    fewer.remove(at: 1 + seed % (values.count - 2))
    #expect(problems(fewer) == [.scaleTable])
    var more = values
    more.insert((values[0] + values[1]) / 2, at: 1)
    #expect(problems(more) == [.scaleTable])
  }

  @Test("subscales that share items are added up item by item")
  func sharedItems() {
    // q2 enters twice: 2·q2 + q1 + q3 of 0…1 each, so 0 to 4, and odd values only with q1 or q3.
    let scale = TestScale(
      3, codes: 0...1,
      scores: [
        TestScale.score("a", "sum", TestScale.items(["q1", "q2"]), range: "[0, 2]"),
        TestScale.score(
          "b", "sum", TestScale.items(["q2", "q3"], reverse: ["q2"]), range: "[0, 2]"),
        // q1 + q2 + (1 − q2) + q3: 1 to 3, never 0 or 4.
        TestScale.score(
          "t", "sum", #""scores": {"a": "forward", "b": "forward"}"#, range: "[1, 3]"),
      ])
    #expect(scale.problems == [])
  }

  @Test("a hundred items on a scale of a thousand and one marks are bounded in time, by range")
  func large() {
    let scale = TestScale(
      100, codes: 0...1000,
      scores: [
        TestScale.score(
          "s", "sum", TestScale.items((1...100).map { "q\($0)" }), range: "[0, 100000]")
      ])
    #expect(scale.problems == [])
  }

  @Test("numbers too large to add exactly are refused")
  func tooLarge() {
    let keys = (1...20).map { #""q\#($0)": {"weight": 999.999999}"# }.joined(separator: ", ")
    var scale = TestScale(
      20, codes: 0...1,
      scores: [TestScale.score("s", "sum", #""items": {\#(keys)}"#, range: "[0, 1]")])
    for item in scale.items { scale.answers[item] = #"[{"code": 0}, {"code": 1000000}]"# }
    #expect(scale.problems.map(\.code) == [.scaleRange])
  }

  @Test("scores woven of scores in fifteen layers are judged in time, table and all")
  func woven() {
    func of(_ layer: Int) -> String {
      #""scores": {"# + (1...12).map { #""s\#(layer)-\#($0)": "forward""# }.joined(separator: ", ")
        + "}"
    }
    var scores = (1...12).map {
      TestScale.score("s0-\($0)", "max", TestScale.items(["q1", "q2"]), range: "[0, 3]")
    }
    for layer in 1...14 {
      scores += (1...12).map {
        TestScale.score("s\(layer)-\($0)", "max", of(layer - 1), range: "[0, 3]")
      }
    }
    let rows =
      #"{"id": "raw", "range": [0, 3]}, {"id": "t", "range": [0, 6], "table": "#
      + #"{"from": "raw", "source": "us", "rows": [[0, 0], [1, 2], [2, 4], [3, 6]]}}"#
    var scale = TestScale(
      2, codes: 0...3, scores: scores + [TestScale.score("t", "max", of(14), metrics: rows)])
    // Scores that share items are only bounded: their values cannot be listed for a table.
    #expect(scale.problems.map(\.code) == [.scaleTable])
    scale.scores = [
      scores[0], TestScale.score("t", "max", #""scores": {"s0-1": "forward"}"#, metrics: rows),
    ]
    #expect(scale.problems == [])
  }
}
