import Benchmarking
import Documents
import Platform
import Plots
import Results

/// Outcomes of people added up, as rows, everything in one row, and a drawing.
struct CumulativeAnswer {
  let outcomes: [ExpectedOutcome]
  let times: [String]
  let chart: SeriesOptions.Chart
  let name: String
  /// Expected less observed, person by person.
  private let display: VariableLifeAdjustedDisplay
  private let cusum: BernoulliCUSUM
  private let limit: CumulativeLimit

  /// Adds up outcomes.
  ///
  /// - Throws: `Withheld` as the library does.
  init(
    _ outcomes: [ExpectedOutcome], times: [String], _ asked: SeriesOptions,
    _ how: CumulativeOptions
  ) throws(Withheld) {
    (self.outcomes, self.times, chart, name) = (outcomes, times, asked.chart, asked.name)
    display = try VariableLifeAdjustedDisplay(outcomes)
    limit = try CumulativeLimit(outcomes, oneChance: asked.chance, how)
    cusum = try BernoulliCUSUM(
      outcomes,
      options: .init(oddsRatio: how.oddsRatio, limit: limit.height, resets: !how.goOn))
  }

  private var values: [Double] { chart == .cusum ? cusum.values : display.values }

  /// The answer.
  func answer(_ asked: SeriesOptions, _ how: CumulativeOptions, notes: [Note]) -> BenchmarkAnswer {
    let options: [JSONValue.Member] =
      chart == .vlad
      ? []
      : [
        .init("oddsRatio", .number(how.oddsRatio)), .init("limit", .optional(how.limit)),
        .init("alpha", .optional(how.alpha)), .init("goOn", .boolean(how.goOn)),
        .init("runs", .integer(how.runs)), .init("seed", .integer(Int(clamping: how.seed))),
      ]
    let inside = Note("series.inside-use", CumulativeChart.insideUse)
    return BenchmarkAnswer(
      schema: "waymark-over-time/1",
      title: "\(name): \(Counted.words(outcomes.count, "person", "people"))", cases: cases,
      shown: ["person", "time", "outcome", "expected", "sum", "signal"],
      summary: BenchmarkTables.row(chart == .cusum ? common + limit.summary + signals : common),
      words: words, options: asked.echoed + options, notes: [inside] + notes + display.notes)
  }

  private var cases: ResultTable {
    let signals = Set(chart == .cusum ? cusum.signals : [])
    return ResultTable(
      columns: ["person", "time", "outcome", "expected", "sum", "signal"],
      rows: outcomes.indices.map { row in
        let outcome = outcomes[row]
        return [
          .integer(row + 1), .text(times[row]), .integer(outcome.happened.map { $0 ? 1 : 0 }),
          .number(outcome.happened == nil ? nil : outcome.chance.finite),
          .number(values[row].finite), .text(signals.contains(row) ? "signal" : nil),
        ]
      })
  }

  private var common: [(String, ResultTable.Cell)] {
    [
      ("people", .integer(outcomes.count)),
      ("known", .integer(outcomes.count { $0.happened != nil })),
      ("observed", .integer(display.observed)), ("expected", .number(display.expected.finite)),
      ("last", .number(values.last?.finite)), ("words", .text(words[0])),
    ]
  }

  private var signals: [(String, ResultTable.Cell)] {
    [
      ("odds.ratio", .number(cusum.options.oddsRatio)), ("signals", .integer(cusum.signals.count)),
      ("first.signal", .integer(cusum.signals.first.map { $0 + 1 })),
    ]
  }

  private var words: [String] {
    guard chart == .vlad else { return [cusum.words] + limit.words }
    return [
      "The outcome came for \(Counted.words(display.observed, "person", "people")), where "
        + "\(NumberText.shown(display.expected)) would be expected.",
      "The line has no limits of its own, and one that only wobbles wanders too: look at --chart cusum beside it.",
    ]
  }

  /// The drawing.
  func plot(_ title: String?) -> CumulativeChart {
    switch chart {
    case .cusum:
      let sign: Double = cusum.options.oddsRatio > 1 ? 1 : -1
      return CumulativeChart(
        title: title ?? name, caption: limit.words.first ?? "", yLabel: "Evidence, added up",
        values: cusum.values, limit: limit.height.map { sign * $0 }, signals: cusum.signals,
        resets: cusum.options.resets)
    default:
      return CumulativeChart(
        title: title ?? name, yLabel: "Expected less observed", values: display.values)
    }
  }
}
