import Benchmarking
import Platform
import Results
import Tables

/// A fit of packets on a screen.
struct PacketFitScreen {
  private let results: PacketFitResults
  private static let digits = 5

  init(_ results: PacketFitResults) { self.results = results }

  /// The lines.
  var lines: [String] {
    let fit = results.fit
    var cases = results.cases
    let shown = [
      "service", "n", "change", "residual", "shrinkage", "effect", "conf.low", "conf.high",
    ]
    let positions = shown.compactMap { cases.columns.firstIndex(of: $0) }
    cases = ResultTable(
      columns: positions.map { cases.columns[$0] },
      rows: cases.rows.map { row in positions.map { row[$0] } })
    let icc = NumberText.shown(100 * fit.intraclassCorrelation)
    let facts =
      "\(Counted.words(fit.persons, "person", "people")) of \(Counted.words(fit.services.count, "service")). "
      + "\(icc) % of what the scores leave open lies between services. Verdict: \(results.verdict)."
    return ["\(fit.options.model.rawValue) + (1 | service)", "", "What is typical:"]
      + Self.laidOut(results.estimates) + ["", "What varies:"] + Self.laidOut(results.components)
      + [
        "",
        "Where services stand, in the order of their names (shrinkage: how much of the residual is kept):",
      ]
      + Self.laidOut(cases) + [""]
      + Wrapped.lines(facts, first: "", rest: "", width: Screen.width)
  }

  private static func laidOut(_ table: ResultTable) -> [String] {
    var rounded = table
    rounded.rows = table.rows.map { row in
      row.map { cell in
        if case .number(let value) = cell {
          .text(NumberText.text(value, digits: digits))
        } else {
          cell
        }
      }
    }
    var screen = ScreenTable(width: Screen.width)
    let lines = (try? screen.lines(Array(CSVWriter.text(rounded).utf8))) ?? []
    guard !screen.leftOut.isEmpty else { return lines }
    return lines + ["(no room for \(screen.leftOut.joined(separator: ", ")))"]
  }
}
