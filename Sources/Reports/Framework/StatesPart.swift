import Journeys
import Models
import Outcomes
import Plots
import Results
import Scales

/// Whether hard outcomes came, held, were lost and regained.
struct StatesPart: Sendable {
  let study: StudyDescription
  let found: FrameworkFindings

  /// The part as it stands on the page; nil where no state is recorded.
  var section: Section? {
    found.states.isEmpty
      ? nil
      : Section(
        id: "states", title: "Did it hold?",
        content: [opening] + found.states.enumerated().flatMap { content($1, number: $0 + 1) })
  }

  private var opening: Markup {
    .paragraph(
      """
      An outcome such as a home is counted from the day it began to the day it ended. What nobody knows is kept \
      apart from "no", and so is what could not have been yet. Whoever lost it and regained it is counted \
      as both.
      """)
  }

  private func content(_ state: FrameworkFindings.StateFinding, number: Int) -> [Markup] {
    let id = "state-\(number)"
    let words = [state.subject.whenItHolds, state.subject.outsideNote].compactMap { $0 }
    return [
      Markup(.h3, [("\(given: state.subject.indicator.name)" as Sentence).markup]),
      .paragraph(.joined(words)), counts(state, id).markup,
    ] + [sustained(state, id), tellers(state, id)].compactMap { $0?.markup }
      + curve(state, id) + standing(state, id)
  }

  private func counts(_ state: FrameworkFindings.StateFinding, _ id: String) -> ReportTable {
    let counts = state.counts
    var table = ReportTable(
      id + "-counts", "Everybody counted", columns: ["What", "\(given: found.unit.heading)"])
    table.fact("Asked about", .count(counts.people))
    table.fact("It held already at the start", .count(counts.heldBefore))
    table.fact("It came to hold", .count(counts.attained))
    table.fact("It did not hold on any day", .count(counts.notAttained))
    table.fact("Not known", .count(counts.unknown))
    table.fact("Not theirs", .count(counts.notApplicable))
    table.fact("Lost at least once, of those with whom it held", .count(counts.lost))
    table.fact("Regained, of those who lost it", .count(counts.regained))
    table.fact("It holds on the last day that is watched", .count(counts.last[.held] ?? 0))
    return table
  }

  private func tellers(
    _ state: FrameworkFindings.StateFinding, _ id: String
  ) -> ReportTable? {
    var table = ReportTable(
      id + "-tellers", "Who told of it", columns: ["Who", "Stretches of time"])
    let words: [(Teller?, Sentence)] = [
      (.person, found.framework.unit == .person ? "The person" : "\(given: found.unit.one)"),
      (.worker, "A worker"), (.service, "A service"), (nil, "Not recorded"),
    ]
    for (teller, words) in words {
      guard let count = state.tellers[teller] else { continue }
      table.fact(words, .count(count))
    }
    return table.isEmpty ? nil : table
  }

  private func sustained(
    _ state: FrameworkFindings.StateFinding, _ id: String
  ) -> ReportTable? {
    guard !state.counts.sustained.isEmpty else { return nil }
    var table = ReportTable(
      id + "-sustained", "Held for so many months on end",
      columns: [
        "Months", "Did", "Did not", "Not yet", "Followed no further", "Not known", "Not theirs",
        "At least", "At most",
      ])
    for answer in state.counts.sustained {
      table.add(
        .count(answer.months),
        [
          .count(answer.yes), .count(answer.no), .count(answer.notYet),
          .count(answer.ended.values.reduce(0, +)), .count(answer.unknown),
          .count(answer.notApplicable), .share(answer.possible.lowerBound, of: answer.people),
          .share(answer.possible.upperBound, of: answer.people),
        ])
    }
    table.note = """
      At least and at most are the shares of everybody whose outcome it is, if nobody, or everybody, of those \
      of whom it cannot be told did or yet will.
      """
    return table
  }

  private func curve(_ state: FrameworkFindings.StateFinding, _ id: String) -> [Markup] {
    switch state.held {
    case .failure(let reason):
      return [ReportTable.withheld(id + "-withheld", [("How long it held", reason)]).markup]
    case .success(let held):
      return HeldFigure(study: study, state: state, held: held, id: id, unit: found.unit).markup
    }
  }

  private func standing(_ state: FrameworkFindings.StateFinding, _ id: String) -> [Markup] {
    guard case .success(let standing) = state.standing else { return [] }
    let states = ["it holds", "it does not hold"] + standing.states.dropFirst(2)
    var rows: [(months: Int, shares: [Double])] = []
    var steps: [IncidencePlot.Step] = []
    let curve = standing.shares
    let end = CurveEnd.time(last: curve.last, fewest: CurveEnd.fewestInStates) {
      curve.watched(at: $0).reduce(0, +)
    }
    for months in [0] + FrameworkFindings.monthsTold where Double(months) <= end {
      guard let shares = curve.shares(at: Double(months)) else { continue }
      rows.append((months, shares.map { min(1, max(0, $0.value)) }))
    }
    let drawn =
      [(curve.start, curve.initial)]
      + curve.steps.filter { $0.time <= end }.map { (time: $0.time, shares: $0.shares) }
    for (time, shares) in drawn {
      steps.append(IncidencePlot.Step(time, shares.map { min(1, max(0, $0.value)) }))
    }
    let told = states.indices.filter { place in
      place < 2 || rows.contains { $0.shares[place] > 0 }
    }
    var table = ReportTable(
      id + "-standing",
      "How it stands with everybody, returns and all, since \(given: found.unit.began)",
      columns: ["Months"] + told.map { "\(given: states[$0])" })
    for row in rows { table.add(.count(row.months), told.map { .share(row.shares[$0]) }) }
    guard !rows.isEmpty, end > curve.start else { return [] }
    let times = ([0] + FrameworkFindings.monthsTold).map(Double.init).filter { $0 <= end }
    let plot = IncidencePlot(
      title: state.subject.indicator.name, xLabel: "Months since " + found.unit.began,
      yLabel: "Share of " + found.unit.many, states: states, steps: steps, until: end,
      times: times, watched: times.map { curve.watched(at: $0).reduce(0, +) })
    let name: Sentence = "\(given: state.subject.indicator.name), over time"
    let reading: Sentence = """
      \(state.subject.whenItHolds ?? Sentence()) The shares together are everybody of whom it is known. \(CurveEnd.wordsOfStates)
      """
    return [
      .figure(
        ReportFigure(
          plot, id: id + "-plot", name: FileNames.safe(id + "-standing"), title: name,
          reading: reading, isSimulated: study.isSimulated),
        title: name, reading: reading),
      table.markup,
    ]
  }
}
