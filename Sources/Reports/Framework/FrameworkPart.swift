import Journeys
import Results
import Scales

/// Which outcomes the study is after, what stands for each, who chose it, and who is left out.
struct FrameworkPart: Sendable {
  let study: StudyDescription
  let found: FrameworkFindings

  /// The part as it stands on the page.
  var section: Section {
    Section(id: "framework", title: "The outcomes, and who chose them", content: content)
  }

  private var content: [Markup] {
    let framework = found.framework
    return [
      .paragraph(
        "\(given: framework.name), version \(code: framework.version). \(given: framework.about)"),
      .paragraph(
        "After: \(given: framework.after.approach). \(given: framework.after.independence)"),
    ] + unit + notes + [outcomes.markup, indicators.markup] + notGathered + consent
  }

  private var unit: [Markup] {
    guard found.framework.unit != .person else { return [] }
    let unit = found.unit
    return [
      .notice(
        "unit",
        """
        In this study each answer is of one \(given: unit.one). Where the parts on scores say person or people, \
        read \(given: unit.one) or \(given: unit.many). They are compared with themselves over time, not with \
        each other.
        """)
    ]
  }

  private var notes: [Markup] {
    let words = found.notes.map { "\(given: $0.message)" as Sentence }
    return words.isEmpty ? [] : [.list(words)]
  }

  private var outcomes: ReportTable {
    var table = ReportTable(
      "framework-outcomes", "Outcomes of the framework",
      columns: [
        "Outcome", "Kind", "Chosen by", "In whose hands", "Not to be asked before (months)",
        "Expected by (months)",
      ])
    for outcome in found.framework.outcomes {
      table.add(
        .given(outcome.name),
        [
          .words(outcome.kind == .soft ? "soft" : "hard"),
          .given(outcome.chosenBy.words(of: found.framework.unit)),
          .given(outcome.control.words(of: found.framework.unit)),
          .edge(outcome.timeFrame.notBeforeMonths),
          .edge(outcome.timeFrame.expectedByMonths),
        ])
    }
    table.note = """
      Soft outcomes are how somebody feels, relates, sees or copes; hard ones are what others can see. One \
      is no lesser than the other, and there is no number over all of them.
      """
    return table
  }

  private var indicators: ReportTable {
    var table = ReportTable(
      "framework-indicators", "What stands for each outcome",
      columns: ["Outcome", "What stands for it"])
    for outcome in found.framework.outcomes {
      table.add(
        .given(outcome.name),
        [.given(outcome.indicators.map(\.name).joined(separator: "; "))])
    }
    return table
  }

  private var notGathered: [Markup] {
    guard !found.notGathered.isEmpty else { return [] }
    let names = found.notGathered.map { "\(given: $0.indicator.name)" as Sentence }
    return [
      .paragraph(
        "The study has nothing on \(Sentence.list(names)), so nothing is said of them.")
    ]
  }

  private var consent: [Markup] {
    guard let review = found.consent, review.hasConsent else {
      return found.consent == nil
        ? []
        : [
          .paragraph(
            """
            There is no record of what people agreed to. Their numbers are used inside as before; no words, \
            pictures or journeys of theirs are made to be shared.
            """)
        ]
    }
    var table = ReportTable(
      "framework-consent", "What people agreed to, as it stood on \(given: found.until ?? "")",
      columns: [
        "Parts of the record", "For", "Covered", "Never asked, or not begun", "Run out",
        "Taken back",
      ])
    for use in Consent.Use.allCases {
      for alike in review.alike(use) {
        table.add(
          .words(.list(alike.parts.map(\.words))),
          [
            .words(use == .inside ? "use inside" : "sharing"), .count(alike.counts.covered),
            .count(alike.counts.withheld[.missing] ?? 0),
            .count(alike.counts.withheld[.expired] ?? 0),
            .count(alike.counts.withheld[.withdrawn] ?? 0),
          ])
      }
    }
    table.note = """
      What is not covered is left out of everything that follows. Consent can be taken back at any time; who \
      has taken it all back is in no output any more.
      """
    return [table.markup]
  }
}

extension ConsentReview {
  /// Parts of the record with the same counts, together, in the order of the first of them.
  fileprivate func alike(
    _ use: Consent.Use
  ) -> [(parts: [Consent.Part], counts: ConsentReview.Counts)] {
    var groups: [(parts: [Consent.Part], counts: ConsentReview.Counts)] = []
    for part in Consent.Part.allCases where part != .everything {
      let counts = counts(part, use)
      if let place = groups.firstIndex(where: { $0.counts == counts }) {
        groups[place].parts.append(part)
      } else {
        groups.append(([part], counts))
      }
    }
    return groups
  }
}

extension Consent.Part {
  /// For readers.
  var words: Sentence {
    switch self {
    case .everything: "everything"
    case .scores: "answers and scores"
    case .observations: "what was noted"
    case .goals: "goals"
    case .outcomes: "hard outcomes"
    case .engagement: "support, workers and contacts"
    case .journey: "the journey of one person"
    case .words: "notes and quotes"
    case .pictures: "pictures"
    }
  }
}
