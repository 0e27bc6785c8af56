import Benchmarking
import Results
import TestSupport
import Testing

@Suite("What a control chart says")
struct XmRVerdictTests {
  typealias Charts = XmRChartTests

  /// Twelve ups and downs about 5, of which the mean moves little, then what is given.
  private static func after(_ last: [Double?]) -> [Double?] {
    (0..<20).map { $0.isMultiple(of: 2) ? 4.0 : 6.0 } + last
  }

  @Test(
    "the latest figure in words, by the first of its rules",
    arguments: [
      ([5], nil, .commonCause, "21: common cause, ups and downs of the usual size."),
      (
        [40], nil, .high,
        "21: higher than usual. It lies beyond the limits of the usual ups and downs."
      ),
      (
        [40], .high, .improvement,
        "21: higher than usual, the direction hoped for. It lies beyond the limits of the usual ups "
          + "and downs."
      ),
      (
        [-40], .high, .concern,
        "21: lower than usual, not the direction hoped for. It lies beyond the limits of the usual "
          + "ups and downs."
      ),
      (
        [3, 3.5, 4, 4.5, 5, 5.5, 6], .high, .improvement,
        "27: rising, the direction hoped for. It ends a run of 7 or more values, each higher than the "
          + "one before."
      ),
      (
        [4, 3, 4, 3, 4, 3, 4], .low, .improvement,
        "27: lower than usual, the direction hoped for. It ends a run of 7 or more values below the "
          + "mean."
      ),
      (
        [9, 9.5], nil, .high,
        "22: higher than usual. Two of three neighbouring values lie close to the upper limit."
      ),
    ] as [([Double?], XmRDirection?, XmRPoint.Kind, String)])
  func variation(
    _ last: [Double?], _ hoped: XmRDirection?, _ kind: XmRPoint.Kind, _ words: String
  ) throws {
    let chart = try Charts.chart(Self.after(last)) { $0.hoped = hoped }
    let variation = try chart.variation.get()
    #expect(variation.kind == kind)
    #expect(variation.words == words)
    #expect(variation.kind == chart.points.last?.kind)
  }

  @Test("a trend is named by the way it goes, on whichever side of the mean it lies")
  func trendBeforeSide() throws {
    // As NHSRplotthedots 0.2.2 (its issue 167): a rise below the mean counts upwards.
    let values: [Double?] =
      (0..<20).map { $0.isMultiple(of: 2) ? 20.0 : 40.0 } + [1, 2, 3, 4, 5, 6, 7]
    let chart = try Charts.chart(values) { $0.hoped = .high }
    #expect(chart.points[20].rules.first == .trend && chart.points[20].side == .low)
    #expect(chart.points[20...].allSatisfy { $0.kind == .improvement })
  }

  @Test(
    "the target against the latest limits",
    arguments: [
      (.high, 100, .consistentlyNotMet), (.high, -100, .consistentlyMet), (.high, 5, .hitOrMiss),
      (.low, 100, .consistentlyMet), (.low, -100, .consistentlyNotMet), (.low, 5, .hitOrMiss),
    ] as [(XmRDirection, Double, XmRAssurance.Kind)])
  func assurance(_ hoped: XmRDirection, _ target: Double, _ kind: XmRAssurance.Kind) throws {
    let chart = try Charts.chart(Self.after([5])) {
      $0.hoped = hoped
      $0.target = target
    }
    #expect(try chart.assurance.get().kind == kind)
  }

  @Test("a target on a limit is hit or miss")
  func onTheLimit() throws {
    let limits = try #require(XmRLimits(Self.after([])))
    for target in [limits.lower, limits.upper] {
      let chart = try Charts.chart(Self.after([])) {
        $0.hoped = .high
        $0.target = target
      }
      #expect(try chart.assurance.get().kind == .hitOrMiss)
    }
  }

  @Test("without target or direction there is no assurance, and the reason is said")
  func noAssurance() throws {
    let none = try Charts.chart(Self.after([]))
    let noDirection = try Charts.chart(Self.after([])) { $0.target = 5 }
    #expect(code(none.assurance) == "spc.no-target")
    #expect(code(noDirection.assurance) == "spc.no-direction")
  }

  @Test("twelve figures are judged only where twelve are said to be enough")
  func short() throws {
    let twelve: [Double?] = (0..<12).map { Double($0 % 3) }
    let chart = try Charts.chart(twelve)
    #expect(code(chart.variation) == "spc.too-few-points")
    #expect(chart.notes.map(\.code) == ["spc.too-few-points"])
    #expect(chart.points.allSatisfy { $0.kind == .notJudged })
    #expect(chart.segments[0].limits != nil)
    let enough = try Charts.chart(twelve) { $0.fewest = .twelve }
    #expect(try enough.variation.get().kind == .commonCause)
    #expect(
      code(try Charts.chart(Array(twelve.dropLast())) { $0.fewest = .twelve }.variation) != nil)
  }

  @Test("a short last segment is not judged, and the one before it is")
  func shortLast() throws {
    let chart = try Charts.chart(Self.after([30, 31, 30])) {
      $0.rebases = [.init(at: 20)]
      $0.hoped = .high
      $0.target = 5
    }
    #expect(code(chart.variation) == "spc.too-few-points")
    #expect(code(chart.assurance) == "spc.too-few-points")
    #expect(chart.points[0].kind == .commonCause && chart.points[21].kind == .notJudged)
    #expect(chart.notes[0].message.hasPrefix("Segment 2: 3 figures"))
  }

  @Test(
    "figures that are all the same have no usual ups and downs", arguments: [0, 0.1, -7, 1e100])
  func allEqual(_ value: Double) throws {
    let chart = try Charts.chart(Array(repeating: value, count: 20))
    #expect(code(chart.variation) == "spc.no-spread")
    #expect(chart.points.allSatisfy { $0.kind == .notJudged && $0.rules.isEmpty })
  }

  @Test("gaps are named, end runs, and have no moving range across them")
  func gaps() throws {
    var values = Self.after([1, 2, 3, 4, 5, 6, 7])
    #expect(try Charts.chart(values).points[26].rules.contains(.trend))
    values[23] = nil
    let chart = try Charts.chart(values)
    #expect(!chart.points.contains { $0.rules.contains(.trend) })
    #expect(chart.points[23].kind == .noValue && chart.segments[0].limits?.movingRanges == 24)
    #expect(chart.notes.map(\.code) == ["spc.gap"])
    #expect(chart.notes[0].message.hasPrefix("No figure for 24."))
  }

  @Test("every other period without a figure leaves no neighbours")
  func noNeighbours() throws {
    let chart = try Charts.chart((0..<40).map { $0.isMultiple(of: 2) ? Double($0) : nil })
    #expect(code(chart.variation) == "spc.no-neighbours")
  }

  @Test(
    "what cannot be charted is refused with the reason",
    arguments: [
      ([], "spc.no-values"), ([nil, nil], "spc.no-values"), ([1, .nan], "spc.value-not-usable"),
      ([1, .infinity], "spc.value-not-usable"), ([1e300, -1e300], "spc.value-not-usable"),
    ] as [([Double?], String)])
  func refused(_ values: [Double?], _ expected: String) {
    #expect(refusal { _ = try Charts.chart(values) } == expected)
  }

  @Test("options that cannot be meant are refused with the reason")
  func refusedOptions() throws {
    let values = Self.after([])
    for place in [0, -1, 20, .max] {
      #expect(
        refusal { _ = try Charts.chart(values) { $0.rebases = [.init(at: place)] } }
          == "spc.rebase-outside")
    }
    #expect(
      refusal { _ = try Charts.chart(values) { $0.fixAfter = 11 } } == "spc.baseline-too-short")
    #expect(
      refusal { _ = try Charts.chart(values) { $0.target = .nan } } == "spc.target-not-usable")
    #expect(
      refusal {
        _ = try ProcessSeries([.init("b", day: 2, value: 1), .init("a", day: 1, value: 1)])
      }
        == "spc.days-not-in-order")
    #expect(try Charts.chart([4]).segments[0].limits == nil)
    #expect(try Charts.chart(values) { $0.fixAfter = .max }.segments[0].baseline == 20)
  }

  @Test("moving and stretching the figures moves and stretches the limits, and changes no verdict")
  func equivariance() throws {
    var random = SeededGenerator(seed: 20_260_704)
    for _ in 0..<50 {
      let values: [Double?] = (0..<40).map { _ in Double(Int.random(in: 0...40, using: &random)) / 4
      }
      let chart = try Charts.chart(values)
      let moved = try Charts.chart(values.map { $0.map { 8 * $0 - 64 } })
      let turned = try Charts.chart(values.map { $0.map { -$0 } })
      #expect(moved.points.map(\.rules) == chart.points.map(\.rules))
      #expect(turned.points.map(\.rules) == chart.points.map(\.rules))
      #expect(moved.points.map(\.kind) == chart.points.map(\.kind))
      let upper = try #require(chart.segments[0].limits?.upper)
      #expect(
        agrees(moved.segments[0].limits?.upper, 8 * upper - 64, relative: 1e-12, absolute: 1e-10))
      #expect(agrees(turned.segments[0].limits?.lower, -upper, relative: 1e-12))
    }
  }

  @Test("no word of a verdict blames")
  func words() throws {
    for hoped in [nil, XmRDirection.high, .low] {
      for last in [[5], [40], [-40], [9, 9.5], [1, 2, 3, 4, 5, 6, 7], [4, 3, 4, 3, 4, 3, 4]] {
        for target in [-100, 5, 100] as [Double] {
          let chart = try Charts.chart(Self.after(last)) {
            $0.hoped = hoped
            $0.target = target
          }
          let said = [try? chart.variation.get().words, try? chart.assurance.get().words]
          #expect(RefusedWords.found(in: said.compactMap { $0 }.joined(separator: " ")).isEmpty)
        }
      }
    }
  }

  private func code<Value>(_ result: Result<Value, Withheld>) -> String? {
    if case .failure(let withheld) = result { return withheld.code }
    return nil
  }

  private func refusal(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? Withheld)?.code
    }
  }
}
