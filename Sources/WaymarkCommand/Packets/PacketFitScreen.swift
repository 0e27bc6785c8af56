import Benchmarking
import Platform
import Results

/// A fit of packets on a screen.
struct PacketFitScreen {
  private let results: PacketFitResults
  private static let digits = 5

  init(_ results: PacketFitResults) { self.results = results }

  /// The lines.
  var lines: [String] {
    let fit = results.fit
    let services = results.cases.only([
      "service", "n", "change", "residual", "shrinkage", "effect", "conf.low", "conf.high",
    ])
    let icc = NumberText.shown(100 * fit.intraclassCorrelation)
    let facts =
      "\(Counted.words(fit.persons, "person", "people")) of \(Counted.words(fit.services.count, "service")). "
      + "\(icc) % of what the scores leave open lies between services. Verdict: \(results.verdict)."
    return ["\(fit.options.model.rawValue) + (1 | service)", "", "What is typical:"]
      + results.estimates.screenLines(digits: Self.digits) + ["", "What varies:"]
      + results.components.screenLines(digits: Self.digits)
      + [
        "",
        "Where services stand, in the order of their names (shrinkage: how much of the residual is kept):",
      ]
      + services.screenLines(digits: Self.digits) + [""]
      + Wrapped.lines(facts, first: "", rest: "", width: Screen.width)
  }
}
