import Benchmarking
import Change
import Disclosure
import Results

/// How services compare, as tables; cells are named in the chapter and on the first page.
struct ServiceFigures: Sendable {
  private(set) var counts: ReportTable
  let people: Cell
  let shown: Cell
  let suppressed: Cell
  let noPairs: Cell
  let within: Cell
  /// Services whose interval leaves the mean of all out.
  let apart: Cell
  let centre: Cell
  let centreFrom: Cell
  let centreTo: Cell
  let fewest: Cell
  let inner: Cell
  let outer: Cell
  private(set) var services: ReportTable
  /// The funnel of those that are shown.
  private(set) var funnel: ReportTable
  /// Services beyond the inner limits, with the way they lie.
  let outside: [(name: String, isAbove: Bool)]

  init(_ outcome: Outcome, _ comparison: ServiceComparison) {
    let services = outcome.services
    counts = ReportTable(
      outcome.id("service-counts"), "What the comparison rests on", columns: ["What", "Figure"])
    people = counts.fact("People with a first and a later score", .count(comparison.n))
    centre = counts.fact(
      "Mean change of all of them, in points", outcome.points(comparison.funnel.centre))
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
    let figures = comparison.services.compactMap { service in
      service.figures.map { (service.name, $0.position) }
    }
    within = counts.fact(
      "Within the inner limits (\(services))", .count(figures.count { $0.1 == .within }))
    let middle = comparison.funnel.centre
    apart = counts.fact(
      "Interval of the mean leaves that of all out (\(services))",
      .count(
        comparison.services.compactMap(\.figures?.interval).count {
          middle < $0.lower || middle > $0.upper
        }))
    inner = counts.fact("Expected within the inner limits", .coverage(0.95))
    outer = counts.fact("Expected within the outer limits", .coverage(0.998))
    outside = figures.filter { $0.1 != .within }.map {
      ($0.0, $0.1 == .above || $0.1 == .farAbove)
    }
    self.services = ReportTable(
      outcome.id("services-table"), "Change from first to last score, in points",
      columns: [
        "Name", "People", "Mean", "Interval from", "Interval to", "Drawn towards all",
        "Against the limits",
      ])
    funnel = ReportTable(
      outcome.id("funnel-table"), "Means and their limits, in points",
      columns: [
        "Name", "People", "Mean", "Inner limit from", "Inner limit to", "Outer limit from",
        "Outer limit to",
      ])
    for service in comparison.services { add(service, outcome) }
  }

  private mutating func add(
    _ service: ServiceComparison.Service, _ outcome: Outcome
  ) {
    let figures = service.figures
    if let figures {
      funnel.add(
        .given(service.name),
        [
          .count(figures.n), outcome.points(figures.mean),
          outcome.points(figures.limits95.lowerBound), outcome.points(figures.limits95.upperBound),
          outcome.points(figures.limits998.lowerBound),
          outcome.points(figures.limits998.upperBound),
        ])
    }
    let last: Entry =
      switch service.status {
      case .shown: .words(figures.map { Self.words($0.position) } ?? "")
      case .suppressed: .words("Too few people")
      case .noPairs: .words("No second score")
      }
    services.add(
      .given(service.name),
      [
        service.status == .noPairs ? .count(0) : .count(figures?.n), outcome.points(figures?.mean),
        outcome.points(figures?.interval?.lower), outcome.points(figures?.interval?.upper),
        outcome.points(figures?.shrunken), last,
      ])
  }

  static func words(_ position: ServiceComparison.Position) -> Sentence {
    switch position {
    case .farBelow: "Below the outer limit"
    case .below: "Below the inner limit"
    case .within: "Within the limits"
    case .above: "Above the inner limit"
    case .farAbove: "Above the outer limit"
    }
  }
}
