import Benchmarking
import Documents
import Platform
import Plots
import Results

/// A control chart as rows, everything in one row, and a drawing.
struct XmRAnswer {
  let chart: XmRChart
  let name: String
  /// What is to be known beside what the chart says.
  let notes: [Note]

  /// The answer.
  func answer(_ asked: SeriesOptions, _ how: XmROptions) -> BenchmarkAnswer {
    BenchmarkAnswer(
      schema: "waymark-over-time/1",
      title: "\(name): \(Counted.words(chart.series.periods.count, "period"))",
      cases: cases,
      shown: ["time", "value", "mean", "lower", "upper", "rules", "kind"],
      summary: BenchmarkTables.row(summary), words: words,
      options: asked.echoed + [
        .init("rule", .integer(chart.options.runLength.rawValue)),
        .init("screening", .string(chart.options.screening.rawValue)),
        .init("fewest", .integer(chart.options.fewest.rawValue)),
        .init("fixAfter", .optional(chart.options.fixAfter)),
        .init(
          "rebase",
          .array(
            chart.options.rebases.map { rebase in
              .object([
                .init("time", .string(chart.series.periods[rebase.place].label)),
                .init("why", .string(rebase.why)),
              ])
            })),
        .init("target", .optional(chart.options.target)),
        .init("better", .optional(how.better?.rawValue)),
      ],
      notes: notes + chart.notes)
  }

  private var cases: ResultTable {
    ResultTable(
      columns: [
        "time", "value", "mean", "lower", "near.lower", "near.upper", "upper", "side", "rules",
        "kind", "segment",
      ],
      rows: zip(chart.series.periods, chart.points).map { period, point in
        let limits = chart.segments[point.segment].limits
        return [.text(period.label), .number(point.value)]
          + [limits?.mean, limits?.lower, limits?.nearLower, limits?.nearUpper, limits?.upper]
          .map { .number($0?.finite) }
          + [
            .text(point.side.map { $0 == .high ? "above" : "below" }),
            .text(point.rules.isEmpty ? nil : point.rules.map(\.rawValue).joined(separator: "; ")),
            .text(point.kind.rawValue), .integer(point.segment + 1),
          ]
      })
  }

  /// Points that are judged and meet a rule.
  private func count(_ rule: XmRRule) -> Int {
    chart.points.count { $0.kind != .notJudged && $0.rules.contains(rule) }
  }

  private var summary: [(String, ResultTable.Cell)] {
    let limits = chart.segments.last?.limits
    let fired = XmRRule.allCases.filter { count($0) > 0 }.map(\.rawValue)
    let variation = try? chart.variation.get()
    let assurance = try? chart.assurance.get()
    return [
      ("periods", .integer(chart.points.count)),
      ("figures", .integer(chart.points.count { $0.value != nil })),
      ("segments", .integer(chart.segments.count)), ("mean", .number(limits?.mean.finite)),
      ("average.moving.range", .number(limits?.averageMovingRange.finite)),
      ("moving.ranges", .integer(limits?.movingRanges)), ("screened", .integer(limits?.screened)),
      ("lower", .number(limits?.lower.finite)), ("near.lower", .number(limits?.nearLower.finite)),
      ("near.upper", .number(limits?.nearUpper.finite)), ("upper", .number(limits?.upper.finite)),
    ] + XmRRule.allCases.map { ($0.column, .integer(count($0))) } + [
      ("rules.fired", .text(fired.isEmpty ? "none" : fired.joined(separator: "; "))),
      ("variation", .text(variation?.kind.rawValue)),
      ("variation.words", .text(variation?.words ?? Self.reason(chart.variation))),
      ("target", .number(chart.options.target)), ("assurance", .text(assurance?.kind.rawValue)),
      ("assurance.words", .text(assurance?.words ?? targetReason)),
    ]
  }

  /// Why nothing is said of a target, where there is one.
  private var targetReason: String? {
    chart.options.target == nil ? nil : Self.reason(chart.assurance)
  }

  private static func reason<Answer>(_ result: Result<Answer, Withheld>) -> String? {
    if case .failure(let reason) = result { "\(reason.reason) \(reason.help)" } else { nil }
  }

  private var variationWords: String {
    (try? chart.variation.get())?.words ?? Self.reason(chart.variation) ?? ""
  }

  private var assuranceWords: String {
    (try? chart.assurance.get())?.words ?? targetReason ?? ""
  }

  private var words: [String] {
    [
      "Latest. \(variationWords)", assuranceWords.isEmpty ? "" : "Target. \(assuranceWords)",
      caption,
      "A figure that stands out says when to look, not why. Ask first what changed in how the figure is "
        + "collected, then in who came.",
    ].filter { !$0.isEmpty }
  }

  private var caption: String {
    "Limits: mean ± 2.66 average moving ranges; a run of \(chart.options.runLength.rawValue) makes a trend or a shift"
      + (chart.options.screening == .once ? "; large moving ranges set aside once." : ".")
  }

  /// The drawing.
  func plot(_ title: String?) -> ControlChart {
    let areDays = chart.series.periods.allSatisfy { $0.day != nil }
    return ControlChart(
      title: title ?? name, caption: caption, yLabel: name,
      points: zip(chart.series.periods, chart.points).map { period, point in
        ControlChart.Point(
          PlottedOccasion(period.label, at: areDays ? period.day.map(Double.init) : nil),
          point.value, standing: point.kind.standing, isHigh: point.direction != .low)
      },
      segments: chart.segments.compactMap { segment in
        segment.limits.map {
          ControlChart.Segment(
            segment.places, mean: $0.mean, lower: $0.lower, upper: $0.upper, why: segment.why)
        }
      },
      variation: variationWords, target: chart.options.target, assurance: assuranceWords)
  }
}

extension XmRRule {
  /// What the column of its points is called.
  fileprivate var column: String {
    switch self {
    case .outside: "outside"
    case .trend: "trend"
    case .twoOfThree: "two.of.three"
    case .shift: "shift"
    }
  }
}

extension XmRPoint.Kind {
  /// How the point is drawn.
  fileprivate var standing: ControlChart.Standing {
    switch self {
    case .commonCause: .usual
    case .improvement: .hopedFor
    case .concern: .notHopedFor
    case .high, .low: .neither
    case .notJudged, .noValue: .notJudged
    }
  }
}
