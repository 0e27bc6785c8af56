import Benchmarking
import Change
import Disclosure
import Results

/// What a comparison of services rests on, for those who work with the people.
struct ServiceFigures: Sendable {
  let counts: ReportTable
  let people: Cell
  let shown: Cell
  let suppressed: Cell
  let noPairs: Cell
  let centre: Cell
  let centreFrom: Cell
  let centreTo: Cell
  let fewest: Cell

  init(_ outcome: Outcome, _ comparison: ServiceComparison) {
    let services = outcome.services
    var counts = ReportTable(
      outcome.id("service-counts"), "What the comparison rests on", columns: ["What", "Figure"])
    people = counts.fact("People with a first and a later score", .count(comparison.n))
    centre = counts.fact(
      "Mean change of all of them, in points", outcome.points(comparison.unadjusted.target))
    let interval = outcome.found.change.mean?.change.interval
    centreFrom = counts.fact("Interval of that mean, from", outcome.points(interval?.lower))
    centreTo = counts.fact("Interval of that mean, to", outcome.points(interval?.upper))
    shown = counts.fact("Shown (\(services))", .count(comparison.count(.shown)))
    suppressed = counts.fact(
      "Not shown: too few people (\(services))", .count(comparison.count(.suppressed)))
    fewest = counts.fact(
      "Fewest people behind a figure that is shown", .count(comparison.rule.fewestPersons))
    noPairs = counts.fact(
      "Not shown: nobody there has two scores (\(services))", .count(comparison.count(.noPairs)))
    self.counts = counts
  }
}
