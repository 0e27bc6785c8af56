import Benchmarking
import Testing

/// The vectors that NHSRplotthedots' own tests write out, put as series: there a run is flagged at its
/// last point, here (as in its charts) all of it.
@Suite("The rules of a control chart, point by point")
struct XmRRuleTests {
  private func rule(_ rule: XmRRule, _ values: [Double?]) throws -> [Bool] {
    try XmRChartTests.chart(values).points.map { $0.rules.contains(rule) }
  }

  private func flags(_ bits: [Int]) -> [Bool] { bits.map { $0 == 1 } }

  @Test("seven values that each rise or fall are a trend, six or a tie are not")
  func trend() throws {
    #expect(try rule(.trend, [1, 2, 3, 4, 5, 6]) == flags([0, 0, 0, 0, 0, 0]))
    #expect(try rule(.trend, [1, 2, 3, 3, 4, 5, 6]) == flags([0, 0, 0, 0, 0, 0, 0]))
    #expect(try rule(.trend, [1, 2, 3, 4, 5, 6, 7]) == flags([1, 1, 1, 1, 1, 1, 1]))
    #expect(try rule(.trend, [2, 1, 2, 3, 4, 5, 6, 7, 3]) == flags([0, 1, 1, 1, 1, 1, 1, 1, 0]))
    #expect(try rule(.trend, [7, 6, 5, 4, 3, 2, 1]) == flags([1, 1, 1, 1, 1, 1, 1]))
    #expect(try rule(.trend, [2, 7, 6, 5, 4, 3, 2, 1, 3]) == flags([0, 1, 1, 1, 1, 1, 1, 1, 0]))
  }

  @Test("a value between a rise and a fall that are both trends goes the later way")
  func turn() throws {
    let calm: [Double?] = (0..<20).map { $0.isMultiple(of: 2) ? 0 : 8 }
    let points = try XmRChartTests.chart(calm + [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]).points
    let ways = points.suffix(13).map(\.direction)
    #expect(ways == Array(repeating: .high, count: 6) + Array(repeating: .low, count: 7))
  }

  @Test("seven values on one side of the mean are a shift; one on the mean ends it")
  func shift() throws {
    // The mean is 0 in each: what the sides leave over is taken up at the end, far below or above.
    func series(_ sides: [Double]) -> [Double?] { sides + [-sides.reduce(0, +), 0.5, -0.5] }
    let none = flags(Array(repeating: 0, count: 7))
    #expect(Array(try rule(.shift, series([1, 1.5, 1, 1.5, 1, 1.5])).prefix(6)) == none.dropLast())
    #expect(Array(try rule(.shift, series([1, 1.5, 1, 1.5, 1, 1.5, -1])).prefix(7)) == none)
    #expect(
      Array(try rule(.shift, series([1, 1.5, 1, 1.5, 1, 1.5, 1, 1.5, -1])).prefix(9))
        == flags([1, 1, 1, 1, 1, 1, 1, 1, 0]))
    #expect(
      Array(try rule(.shift, series([-1, -1.5, -1, -1.5, -1, -1.5, -1, -1.5, 1])).prefix(9))
        == flags([1, 1, 1, 1, 1, 1, 1, 1, 0]))
    #expect(
      Array(try rule(.shift, series([1, 1.5, 1, 0, 1, 1.5, 1, 1.5])).prefix(8))
        == flags([0, 0, 0, 0, 0, 0, 0, 0]))
  }

  /// Near: beyond the near limit and within the limits. Plain values lie above the mean by less.
  @Test(
    "two of three near one limit, all three on one side of the mean; only the near ones are flagged",
    arguments: [
      ([1, 0, 1], [1, 0, 1]), ([0, 1, 1], [0, 1, 1]), ([1, 1, 0], [1, 1, 0]),
      ([0, 0, 1, 0, 1, 0, 0], [0, 0, 1, 0, 1, 0, 0]),
      ([0, 0, 1, 1, 0, 0, 0], [0, 0, 1, 1, 0, 0, 0]),
      ([1, 0, 0, 1], [0, 0, 0, 0]), ([1, 0, 0, 1, 1], [0, 0, 0, 1, 1]), ([0, 0, 0], [0, 0, 0]),
      // The value in the middle lies on the other side.
      ([1, -1, 1], [0, 0, 0]), ([0, -1, 1, -1, 1, -1, 0], [0, 0, 0, 0, 0, 0, 0]),
      // 2: beyond the limit, which counts for its own rule only.
      ([1, 2, 0], [0, 0, 0]), ([1, 2, 1], [1, 0, 1]),
    ] as [([Int], [Int])])
  func twoOfThree(_ marks: [Int], _ expected: [Int]) throws {
    // Two hundred ups and downs of ±1 fix mean 0 and a moving range of 2: limits ±5.32, near ±3.547.
    let calm: [Double?] = (0..<200).map { $0.isMultiple(of: 2) ? 1 : -1 }
    let values: [Double?] = marks.map { [-1: -1.0, 0: 0.5, 1: 4.5, 2: 6][$0] }
    for sign in [1.0, -1] {
      let chart = try XmRChartTests.chart(calm + [-1 * sign] + values.map { $0.map { sign * $0 } })
      {
        $0.fixAfter = 200
      }
      let found = chart.points.suffix(marks.count).map { $0.rules.contains(.twoOfThree) }
      #expect(found == flags(expected))
    }
  }

  @Test("six points make a run where six are asked for")
  func six() throws {
    let values: [Double?] = [3, 1, 2, 3, 4, 5, 6, 3]
    #expect(!(try rule(.trend, values).contains(true)))
    let six = try XmRChartTests.chart(values) { $0.runLength = .six }
    #expect(six.points.map { $0.rules.contains(.trend) } == flags([0, 1, 1, 1, 1, 1, 1, 0]))
  }

  @Test("values on a line, or on it but for rounding, are not beyond it")
  func onTheLine() throws {
    // Mean 0.2 is 0.20000000000000001 in binary, and the sum of these a little off three times that.
    let chart = try XmRChartTests.chart((0..<21).map { [0.1, 0.2, 0.3][$0 % 3] })
    #expect(chart.points.indices.allSatisfy { $0 % 3 != 1 || chart.points[$0].side == nil })
  }
}
