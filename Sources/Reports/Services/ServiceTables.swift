import Benchmarking
import Results

/// The tables of services side by side, each in the order of their names.
struct ServiceTables: Sendable {
  /// Who stands behind each figure, and the means as they are.
  private(set) var means: ReportTable
  /// Each beside what is expected of its people; no rows where nothing could be expected.
  private(set) var expected: ReportTable
  /// The differences drawn towards the average, with their intervals; no rows where nothing was drawn.
  private(set) var drawnIn: ReportTable
  /// Differences against the limits.
  private(set) var funnel: ReportTable
  /// Between which places each may lie.
  private(set) var places: ReportTable

  private let host: any ServiceHost

  init(_ host: any ServiceHost, _ compared: ComparedServices) {
    self.host = host
    means = ReportTable(
      host.id("services-table"), "Change from first to last score as it is, in points",
      columns: [
        "Name", "People", "With a first score", "With a later one too", "Mean", "Interval from",
        "Interval to",
      ])
    expected = ReportTable(
      host.id("expected-table"), "Mean change beside what is expected, in points",
      columns: [
        "Name", "People", "Mean", "Expected", "Difference",
      ])
    drawnIn = ReportTable(
      host.id("drawn-table"),
      "The difference, allowing for how few people stand behind it, in points",
      columns: [
        "Name", "Drawn in", "Alone from", "Alone to", "Compared from", "Compared to",
        "Own share (λ)",
      ])
    funnel = ReportTable(
      host.id("funnel-table"), "Differences from what is expected, and their limits, in points",
      columns: [
        "Name", "People", "Difference", "Inner limit from", "Inner limit to", "Outer limit from",
        "Outer limit to", "Where it lies",
      ])
    places = ReportTable(
      host.id("places-table"), "Between which places each may lie",
      columns: ["Name", "From", "In the middle", "To"])
    for row in compared.rows {
      add(row)
      if let beside = row.beside { add(row, beside) }
    }
    means.note = """
      The order is that of the alphabet, capital letters first. A mean of those who stayed is not a mean of \
      those who came, so beside each stands how many came.
      """
    drawnIn.note = """
      "Drawn in" is the difference after allowing for how few people stand behind it. "Alone" is its interval \
      against what is expected; "compared" is the one to hold two of them against each other.
      """
    places.note = "The first place is that of the lowest difference from what is expected."
  }

  private mutating func add(_ row: ComparedServices.Row) {
    let last: [Entry] =
      switch row.absence {
      case nil:
        [
          host.points(row.mean), host.points(row.interval?.lower),
          host.points(row.interval?.upper),
        ]
      case .tooFew: [.words("Too few people"), .none, .none]
      case .noPairs: [.words("No second score"), .none, .none]
      case .notTold: [.notShown, .notShown, .notShown]
      }
    let counts = [row.eligible, row.first, row.paired].map { count -> Entry in
      count == nil && (row.absence == nil || row.absence == .notTold)
        ? .notShown : .count(count)
    }
    means.add(.given(row.name), counts + last)
  }

  private mutating func add(_ row: ComparedServices.Row, _ beside: ComparedServices.Beside) {
    expected.add(
      .given(row.name),
      [
        .count(row.paired), host.points(row.mean), host.points(beside.expected),
        host.points(beside.difference),
      ])
    if let drawn = beside.drawn {
      drawnIn.add(
        .given(row.name),
        [
          host.points(drawn.value), host.points(drawn.interval.lower),
          host.points(drawn.interval.upper), host.points(drawn.comparison.lower),
          host.points(drawn.comparison.upper), .coefficient(drawn.lambda),
        ])
    }
    if let position = beside.position {
      funnel.add(
        .given(row.name),
        [
          .count(row.paired), host.points(beside.difference),
          host.points(beside.inner.lowerBound), host.points(beside.inner.upperBound),
          host.points(beside.outer.lowerBound), host.points(beside.outer.upperBound),
          .words(Self.words(position)),
        ])
    }
    if let at = beside.places {
      places.add(.given(row.name), [.count(at.lower), .count(at.median), .count(at.upper)])
    }
  }

  static func words(_ position: Funnel.Position) -> Sentence {
    switch position {
    case .signalBelow: "A signal, below"
    case .worthALookBelow: "Worth a look, below"
    case .within: "Within the limits"
    case .worthALookAbove: "Worth a look, above"
    case .signalAbove: "A signal, above"
    }
  }
}
