import Psychometrics
import Results
import Testing

@Suite("What was expected of a score, and what became of it")
struct ExpectationTests {
  static let x: [Double] = [2, 4, 1, 3, 5, 2, 4, 3, 1, 5, 2, 3, 4, 1, 2, 5, 3]
  static let y: [Double] = [1, 5, 2, 3, 4, 2, 5, 1, 2, 4, 3, 2, 5, 1, 1, 4, 3]

  static func pairs(_ x: [Double], _ y: [Double]) -> [(Double?, Double?)] {
    zip(x, y).map { ($0, $1) }
  }

  // R 4.2.2: cor.test(x, y).
  @Test("the correlation and Fisher's interval are R's")
  func correlation() throws {
    let finding = ExpectationFinding(Expectation("c", 0...1), Self.pairs(Self.x, Self.y))
    let found = try finding.correlation.get()
    #expect(abs(found.value - 0.760100067108314) < 1e-12)
    let interval = try #require(found.interval)
    #expect(abs(interval.lower - 0.4403215465844) < 1e-12)
    #expect(abs(interval.upper - 0.908745471886119) < 1e-12)
    #expect(finding.n == 17)
  }

  @Test(
    "met where all of the interval lies in the range, missed where none of it does",
    arguments: [
      (0.44...1.0, ExpectationFinding.Verdict.met), (0.45...1, .undecided),
      (-1.0...0.44, .missed), (-1.0...0.5, .undecided), (0.5...0.8, .undecided),
      (0.91...1, .missed),
    ])
  func verdict(_ range: ClosedRange<Double>, _ verdict: ExpectationFinding.Verdict) {
    let finding = ExpectationFinding(Expectation("c", range), Self.pairs(Self.x, Self.y))
    #expect(finding.verdict == verdict)
  }

  @Test("too few people, numbers all alike and missing ones have a reason")
  func edges() {
    let few = ExpectationFinding(
      Expectation("c", 0...1), Self.pairs(Array(Self.x.prefix(14)), Array(Self.y.prefix(14))))
    guard case .failure(let reason) = few.correlation else {
      Issue.record("fourteen people")
      return
    }
    #expect(reason.code == "expectation.too-few-people" && few.verdict == .undecided)
    let alike = ExpectationFinding(
      Expectation("c", 0...1), Self.pairs(Self.x, Self.x.map { _ in 0.1 }))
    guard case .failure(let flat) = alike.correlation else {
      Issue.record("numbers all alike")
      return
    }
    #expect(flat.code == "expectation.no-spread")
    let missing = ExpectationFinding(
      Expectation("c", 0...1), Self.pairs(Self.x, Self.y) + [(nil, 3), (2, nil), (nil, nil)])
    #expect(missing.n == 17)
    #expect(ExpectationFinding(Expectation("c", 0...1), []).n == 0)
  }

  // R 4.2.2, pROC 1.18.0: roc(…, direction = "<"), var(method = "delong"); the interval from both by its formula.
  static let better: [Double] = [3, 5, -1, 4, 2, 6, 0, 7, 2, 5, 1, 3, 4, 8, 2, -2]
  static let others: [Double] = [0, -3, 1, 2, -1, 0, 4, -2, 1, 3, -4, 0, 2, 1, -1]

  @Test("the area and its error are those of pROC")
  func area() throws {
    let found = try ConcordanceArea.of(better: Self.better, others: Self.others)
    #expect(abs(found.area.value - 0.789583333333333) < 1e-12)
    let error = try #require(found.area.standardError)
    #expect(abs(error * error - 0.00680749834656085) < 1e-14)
    let interval = try #require(found.area.interval)
    #expect(abs(interval.lower - 0.586393861919501) < 1e-12)
    #expect(abs(interval.upper - 0.908524764193089) < 1e-12)
  }

  @Test("turning both round turns the area round, and whole separation has no interval")
  func areaProperties() throws {
    let found = try ConcordanceArea.of(better: Self.better, others: Self.others)
    let turned = try ConcordanceArea.of(
      better: Self.better.map { -$0 }, others: Self.others.map { -$0 })
    #expect(abs(found.area.value + turned.area.value - 1) < 1e-14)
    let apart = try ConcordanceArea.of(
      better: (0..<20).map { Double($0) + 100 }, others: (0..<20).map(Double.init))
    #expect(apart.area.value == 1 && apart.area.interval == nil)
    let same = try ConcordanceArea.of(
      better: Array(repeating: 2, count: 15), others: Array(repeating: 2, count: 15))
    #expect(same.area.value == 0.5 && same.area.interval == nil)
    #expect(throws: Withheld.self) {
      try ConcordanceArea.of(better: Array(repeating: 1, count: 14), others: Self.others)
    }
  }
}
