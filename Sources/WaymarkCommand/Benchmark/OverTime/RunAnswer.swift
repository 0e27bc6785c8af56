import Benchmarking
import Documents
import Results

/// Runs about a centre line as rows and everything in one row.
struct RunAnswer {
  let series: ProcessSeries
  let rules: AnhojRules
  let name: String
  /// What is to be known beside what the rules say.
  let notes: [Note]

  /// The answer.
  func answer(_ asked: SeriesOptions) -> BenchmarkAnswer {
    BenchmarkAnswer(
      schema: "waymark-over-time/1",
      title: "\(name): \(Counted.words(series.periods.count, "period"))", cases: cases,
      shown: ["time", "value", "centre", "side", "run"], summary: BenchmarkTables.row(summary),
      words: [
        rules.words,
        "A run says when to look, not why. Ask first what changed in how the figure is collected, then in who came.",
      ],
      options: asked.echoed + [.init("centre", .number(rules.centre))],
      notes: notes + rules.notes)
  }

  private var cases: ResultTable {
    var run = 0
    var before: Bool?
    return ResultTable(
      columns: ["time", "value", "centre", "side", "run"],
      rows: series.periods.map { period in
        let side = period.value.flatMap { $0 == rules.centre ? nil : $0 > rules.centre }
        if let side {
          run = side == before ? run + 1 : 1
          before = side
        }
        return [
          .text(period.label), .number(period.value), .number(rules.centre),
          .text(side.map { $0 ? "above" : "below" }), .integer(side == nil ? nil : run),
        ]
      })
  }

  private var summary: [(String, ResultTable.Cell)] {
    [
      ("periods", .integer(series.periods.count)),
      ("figures", .integer(series.values.count { $0 != nil })),
      ("centre", .number(rules.centre.finite)), ("useful", .integer(rules.useful)),
      ("longest.run", .integer(rules.longestRun)),
      ("longest.usual.run", .integer(rules.longestUsualRun)),
      ("crossings", .integer(rules.crossings)),
      ("fewest.usual.crossings", .integer(rules.fewestUsualCrossings)),
      ("rules.fired", .text(fired)), ("words", .text(rules.words)),
    ]
  }

  private var fired: String {
    let names = [
      rules.hasLongRun ? "unusually long run" : nil,
      rules.hasFewCrossings ? "unusually few crossings" : nil,
    ].compactMap(\.self)
    return names.isEmpty ? "none" : names.joined(separator: "; ")
  }
}
