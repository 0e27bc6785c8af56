import Benchmarking
import Disclosure
import Models
import Platform
import Results

extension BenchmarkOfPeople {
  /// Services by how often an outcome was seen, over how often it was to be expected.
  func rates(
    _ formula: Formula, _ frame: ModelFrame, _ tables: PeopleTables
  ) throws(Withheld) -> BenchmarkResults {
    let result = try RateComparison(
      formula, service: options.service ?? "", frame, completions: tables.completions,
      funnel: comparison.funnel, level: comparison.level)
    let columns =
      [
        "service", "n", "eligible", "first", "observed", "expected", "ratio", "conf.low",
        "conf.high",
      ] + BenchmarkTables.places + ["reason"]
    let counts = result.services.map(\.counts)
    let hidden = hidden(counts.map(\.n)) { some in
      let observed = some.reduce(0) { $0 + counts[$1].observed }
      // Too few with or without the outcome tell of them.
      return gate.percentage(observed, of: some.reduce(0) { $0 + counts[$1].n }).value != nil
    }
    let cases = result.services.enumerated().map { at, service -> [ResultTable.Cell] in
      if hidden.contains(at) { return Self.hidden(service.name, columns, reason) }
      let ratio = try? service.ratio.get()
      return [.text(service.name)]
        + people(service.counts.n, tables.completions[service.name])
        + [
          .integer(gate.count(service.counts.observed).value),
          .number(service.counts.expected.finite), .number(ratio?.value.finite),
          .number(ratio?.interval?.lower.finite), .number(ratio?.interval?.upper.finite),
        ] + BenchmarkTables.place(service.place, isMarked: isMarked)
        + [.text(BenchmarkTables.reason(service.place))]
    }
    return BenchmarkResults(
      title:
        "\(formula.outcome) in \(Counted.words(result.services.count, "service")), observed over expected",
      words: BenchmarkTables.words(result.funnel, isMarked: isMarked),
      cases: ResultTable(columns: columns, rows: cases),
      shown: [
        "service", "n", "eligible", "observed", "expected", "ratio", "conf.low", "conf.high",
        "lower.95", "upper.95", "position",
      ],
      estimates: .terms(result.terms),
      summary: BenchmarkTables.row(
        summary(counts.map(\.n), hidden: hidden) + BenchmarkTables.summary(result.funnel)),
      options: echoed(formula.text),
      notes: unique(result.funnel.notes + always(adjusted: formula.fixed.count > 1)))
  }
}
