import Journeys
import Results
import Scales

/// What workers noted and how it was for the person, side by side.
struct ObservationsPart: Sendable {
  let found: FrameworkFindings

  /// The part as it stands on the page; nil where nothing is noted.
  var section: Section? {
    found.observations.isEmpty
      ? nil : Section(id: "observations", title: "What was noticed", content: content)
  }

  private var content: [Markup] {
    [
      .paragraph(
        """
        What workers noted after meetings, and how it was for the person. Being willing counts as well as \
        the act. The two views are never averaged into one.
        """)
    ]
      + found.observations.enumerated().map { last($1, number: $0 + 1) }.filter { !$0.isEmpty }
      .map(\.markup)
      + [beside, agreement, notRecorded].filter { !$0.isEmpty }.map(\.markup)
  }

  private func last(
    _ finding: FrameworkFindings.ObservationFinding, number: Int
  ) -> ReportTable {
    guard case .observation(let asked) = finding.subject.indicator.record else {
      return ReportTable("observation-\(number)", "", columns: ["Answer"])
    }
    let views: [(head: Sentence, counts: [Int])] = [
      ("As workers saw it", finding.byWorker, asked.by != .person),
      ("As the person saw it", finding.byPerson, asked.by != .worker),
    ].filter { $0.2 || $0.1.contains { $0 > 0 } }.map { ($0.0, $0.1) }
    var table = ReportTable(
      "observation-\(number)",
      "\(given: finding.subject.indicator.name): the last that was noted of each person",
      columns: ["Answer"] + views.map(\.head))
    for (place, answer) in asked.answers.enumerated() {
      table.add(.given(answer.name), views.map { .count($0.counts[place]) })
    }
    return table
  }

  private var beside: ReportTable {
    var table = ReportTable(
      "observations-beside", "The person's view beside the worker's, on the same day",
      columns: ["What", "Pairs of views", "The same", "Kappa"])
    for finding in found.observations {
      let pairs = finding.beside.beside
      guard pairs.pairs > 0 else { continue }
      table.add(
        .given(finding.subject.indicator.name),
        [
          .count(pairs.pairs), .count(pairs.same),
          .coefficient((try? pairs.kappa(.linear))?.value),
        ])
    }
    table.note = "Kappa is the agreement beyond chance, from nought to one; it needs many pairs."
    return table
  }

  private var notRecorded: ReportTable {
    var table = ReportTable(
      "observations-not-recorded", "Noted by somebody whose name is not recorded, and kept",
      columns: ["What", "Times"])
    for finding in found.observations where finding.observerNotRecorded > 0 {
      table.fact(
        "\(given: finding.subject.indicator.name)", .count(finding.observerNotRecorded))
    }
    return table
  }

  private var agreement: ReportTable {
    var table = ReportTable(
      "observations-agreement", "Two workers on the same meeting",
      columns: ["What", "Pairs of views", "The same", "Kappa", "AC1"])
    for finding in found.observations where finding.agreement.pairs > 0 {
      table.add(
        .given(finding.subject.indicator.name),
        [
          .count(finding.agreement.pairs), .count(finding.agreement.same),
          .coefficient((try? finding.agreement.kappa(.linear))?.value),
          .coefficient((try? finding.agreement.ac1())?.value),
        ])
    }
    table.note = """
      Kappa and \(code: "AC1") both measure agreement beyond chance; where nearly all answers are alike, the second \
      says more.
      """
    return table
  }
}
