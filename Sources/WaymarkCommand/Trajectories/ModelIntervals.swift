import Models
import Results

/// Intervals of every parameter of a model, by one way or several.
struct ModelIntervals {
  /// One interval.
  struct Row {
    var parameter: ModelParameter
    var estimate: Double?
    var lower: Double?
    var upper: Double?
    var method: String
  }

  private(set) var rows: [Row] = []
  private(set) var notes: [Note] = []

  mutating func add(_ profile: MixedModelProfile) {
    rows += profile.intervals.map { interval in
      Row(
        parameter: interval.parameter, estimate: interval.estimate.value.finite,
        lower: interval.estimate.interval?.lower.finite,
        upper: interval.estimate.interval?.upper.finite, method: "profile")
    }
    notes += profile.notes
  }

  mutating func add(_ bootstrap: MixedModelBootstrap) {
    for summary in bootstrap.summaries {
      for (method, interval) in [
        ("percentile", summary.percentile), ("basic", summary.basic),
      ] {
        rows.append(
          Row(
            parameter: summary.parameter, estimate: summary.estimate?.finite,
            lower: interval?.lower.finite, upper: interval?.upper.finite, method: method))
      }
    }
    notes += bootstrap.notes
  }

  /// A row for each.
  var table: ResultTable {
    ResultTable(
      columns: [
        "parameter", "group", "term", "with", "estimate", "conf.low", "conf.high", "method",
      ],
      rows: rows.map { row in
        [
          .text(row.parameter.kind.rawValue), .text(row.parameter.group ?? ""),
          .text(row.parameter.term), .text(row.parameter.with ?? ""), .number(row.estimate),
          .number(row.lower), .number(row.upper), .text(row.method),
        ]
      })
  }
}
