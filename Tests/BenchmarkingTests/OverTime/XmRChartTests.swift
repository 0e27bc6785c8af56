import Benchmarking
import Results
import TestSupport
import Testing

@Suite("Control charts (Making Data Count)")
struct XmRChartTests {
  /// The series of NHSRplotthedots' vignette on deviations from the workbook.
  static let vignette: [Double?] = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]

  static func chart(
    _ values: [Double?], _ change: (inout XmRChart.Options) -> Void = { _ in }
  ) throws(Withheld) -> XmRChart {
    var options = XmRChart.Options()
    change(&options)
    return try XmRChart(ProcessSeries(values), options: options)
  }

  @Test("limits with and without screening are those of the vignette")
  func screening() throws {
    // reference/benchmarking.md §1.8: 4.604444, −0.715556 (AMR 1); 6.951503, −3.062614 (AMR 1.882353).
    let wide = try #require(XmRLimits(Self.vignette))
    #expect(agrees(wide.mean, 1.944444, relative: 0, absolute: 5e-7))
    #expect(agrees(wide.averageMovingRange, 1.882353, relative: 0, absolute: 5e-7))
    #expect(agrees(wide.upper, 6.951503, relative: 0, absolute: 5e-7))
    #expect(agrees(wide.lower, -3.062614, relative: 0, absolute: 5e-7))
    let narrow = try #require(XmRLimits(Self.vignette, screening: .once))
    #expect(agrees(narrow.averageMovingRange, 1, relative: 1e-15) && narrow.screened == 2)
    #expect(agrees(narrow.upper, 4.604444, relative: 0, absolute: 5e-7))
    #expect(agrees(narrow.lower, -0.715556, relative: 0, absolute: 5e-7))
    #expect(agrees(narrow.nearUpper - narrow.mean, 1.773333, relative: 0, absolute: 5e-7))
    let screened = try Self.chart(Self.vignette) { $0.screening = .once }
    #expect(screened.notes.map(\.code) == ["spc.screened"])
    for chart in [screened, try Self.chart(Self.vignette)] {
      #expect(chart.points[4].rules.first == .outside && chart.points[4].kind == .high)
    }
  }

  @Test("limits and rules are those of R, window by window")
  func agreesWithR() throws {
    let folder = "Fixtures/benchmarking/over-time/"
    let expected = try Expected(folder + "expected.csv")
    var series: [String: [Double?]] = [:]
    for row in try Expected.rows(folder + "series.csv") {
      series[row["series"] ?? "", default: []].append(Double(row["value"] ?? ""))
    }
    #expect(series.count == 12)
    for (name, values) in series {
      for screening in XmRLimits.Screening.allCases {
        let limits = try #require(XmRLimits(values, screening: screening))
        let key = "\(name).\(screening.rawValue)."
        #expect(agrees(limits.mean, expected[key + "mean"], relative: 1e-12))
        #expect(agrees(limits.averageMovingRange, expected[key + "amr"], relative: 1e-12))
        #expect(agrees(limits.lower, expected[key + "lower"], relative: 1e-12))
        #expect(agrees(limits.upper, expected[key + "upper"], relative: 1e-12))
      }
    }
    let columns: [(XmRRule, String)] = [
      (.outside, "outside"), (.trend, "trend"), (.twoOfThree, "two"), (.shift, "shift"),
    ]
    var found: [XmRRule: Int] = [:]
    var points = 0
    for row in try Expected.rows(folder + "points.csv") {
      let values = try #require(series[row["series"] ?? ""])
      let chart = try Self.chart(values) { $0.runLength = row["length"] == "6" ? .six : .seven }
      let place = try #require(row["point"].flatMap { Int($0) })
      for (rule, column) in columns {
        let meets = chart.points[place - 1].rules.contains(rule)
        #expect(meets == (row[column] == "1"), "\(row)")
        found[rule, default: 0] += meets ? 1 : 0
      }
      points += 1
    }
    #expect(points > 700 && XmRRule.allCases.allSatisfy { (found[$0] ?? 0) > 10 })
  }

  @Test("the published snapshot of twenty normal draws")
  func snapshot() throws {
    // NHSRplotthedots tests/_snaps: mean .1416238, lpl −3.01138, upl 3.294627.
    let expected = try Expected("Fixtures/benchmarking/over-time/expected.csv")
    #expect(agrees(expected["snapshot.none.mean"], 0.1416238, relative: 1e-6))
    #expect(agrees(expected["snapshot.none.lower"], -3.01138, relative: 1e-6))
    #expect(agrees(expected["snapshot.none.upper"], 3.294627, relative: 1e-6))
  }

  @Test("a rebase begins mean, limits and rules anew; a fixed baseline stays")
  func rebase() throws {
    let wave: [Double?] = (0..<14).map { [10.0, 12, 11, 13][$0 % 4] }
    let raised = wave.map { $0.map { $0 + 20 } }
    let one = try Self.chart(wave + raised)
    #expect(one.segments.count == 1 && one.points.contains { $0.rules.contains(.shift) })
    let two = try Self.chart(wave + raised) { $0.rebases = [.init(at: 14, why: "new team")] }
    #expect(two.segments.map(\.places) == [0..<14, 14..<28] && two.segments[1].why == "new team")
    #expect(two.segments[1].limits == XmRLimits(raised))
    #expect(two.points.allSatisfy { $0.kind == .commonCause })
    let fixed = try Self.chart(wave + raised) { $0.fixAfter = 14 }
    #expect(fixed.segments[0].limits == XmRLimits(wave) && fixed.segments[0].baseline == 14)
    #expect(fixed.points[14...].allSatisfy { $0.rules.first == .outside })
    #expect(fixed.notes.map(\.code) == ["spc.fixed"])
    let both = try Self.chart(wave + raised + wave) {
      $0.rebases = [.init(at: 14, fixAfter: 14)]
    }
    #expect(both.segments[1].limits == XmRLimits(raised))
    #expect(both.segments[0].limits == XmRLimits(wave))
  }

  @Test("a run does not reach across a rebase")
  func runsEndAtRebase() throws {
    // Twelve ups and downs, then seven rising values cut in two by the rebase.
    let head: [Double?] = (0..<13).map { Double($0 % 2) * 10 }
    let rising: [Double?] = [1, 2, 3, 4, 5, 6, 7]
    let tail: [Double?] = (0..<12).map { Double($0 % 2) * 9 }
    let whole = try Self.chart(head + rising + tail)
    #expect(whole.points[13..<20].allSatisfy { $0.rules.contains(.trend) })
    let cut = try Self.chart(head + rising + tail) { $0.rebases = [.init(at: 16)] }
    #expect(cut.points.allSatisfy { !$0.rules.contains(.trend) })
  }

  @Test("the day of a rebase is that of the first period on or after it")
  func days() throws {
    let series = try ProcessSeries(
      (0..<4).map { .init("q\($0)", day: 100 + 90 * $0, value: Double($0)) })
    #expect(series.place(onOrAfter: 190) == 1 && series.place(onOrAfter: 191) == 2)
    #expect(series.place(onOrAfter: 0) == 0 && series.place(onOrAfter: 1000) == nil)
  }
}
