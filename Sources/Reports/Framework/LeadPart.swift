import Outcomes
import Results
import Scales

/// Whether relational progress goes before hard outcomes, or the other way about.
struct LeadPart: Sendable {
  let found: FrameworkFindings

  /// The part as it stands on the page; nil where there is no score or no state to hold it against.
  var section: Section? {
    found.leads.isEmpty
      ? nil
      : Section(
        id: "lead", title: "Does relational progress go before hard outcomes?", content: content)
  }

  private var content: [Markup] {
    [
      .paragraph(
        """
        For each score and each hard outcome it is asked twice: how the outcome later goes with the score \
        earlier, in the same \(given: found.unit.one), and how the score later goes with the outcome earlier. \
        What everybody shares over time, and what is stable in each, is taken out of both. When each outcome \
        holds is said under “Did it hold?”.
        """),
      .paragraph(
        """
        \(strong: "Order in time is no cause.") Something else that changed meanwhile, and is not in the data, \
        may lie behind both. And who asks of many pairs finds, by chance alone, about one in twenty whose \
        interval leaves its neutral value out.
        """),
    ] + states.enumerated().flatMap { content($1, number: $0 + 1) }
      + [needed, withheld].filter { !$0.isEmpty }.map(\.markup)
  }

  /// The states, in order, each once.
  private var states: [FrameworkFindings.Subject] {
    found.leads.reduce(into: []) { states, lead in
      if !states.contains(lead.state) { states.append(lead.state) }
    }
  }

  private func content(_ state: FrameworkFindings.Subject, number: Int) -> [Markup] {
    let order = LeadTables(
      leads: found.leads.filter { $0.state == state }, unit: found.unit, id: "lead-\(number)")
    let tables = order.all
    guard !tables.isEmpty else { return [] }
    return [Markup(.h3, [("\(given: state.indicator.name)" as Sentence).markup])]
      + tables.map(\.markup)
  }

  private var needed: ReportTable {
    var table = ReportTable(
      "lead-needed", "How many \(given: found.unit.many) it would take",
      columns: [
        "Score", "Hard outcome", "\(given: found.unit.heading)", "Worked out from so many",
      ])
    for lead in found.leads {
      guard case .success(let needed) = lead.answer.needed else { continue }
      table.add(
        .given(lead.score.indicator.name),
        [
          .given(lead.state.indicator.name), .count(needed.people), .count(needed.from),
        ])
    }
    table.note = """
      To find an effect as large as the one seen in four of five such studies, with \(given: found.unit.many) \
      followed as these were. What was seen is uncertain itself: better state the smallest effect that would \
      matter.
      """
    return table
  }

  private var withheld: ReportTable {
    .withheld("lead-withheld", found.leads.flatMap(withheld))
  }

  /// Why a pair has no answer: once where the reason is the same for every question.
  private func withheld(
    _ lead: FrameworkFindings.LeadFinding
  ) -> [(what: Sentence, why: Withheld)] {
    let pair: Sentence =
      "\(given: lead.score.indicator.name) and \(given: lead.state.indicator.name)"
    var items: [(what: Sentence, why: Withheld)] = []
    if case .failure(let why) = lead.answer.level {
      items.append(("the hard outcome by the score", why))
    }
    if case .failure(let why) = lead.answer.change {
      items.append(("the hard outcome by reliable change", why))
    }
    if case .failure(let why) = lead.answer.reverse {
      items.append(("the score by the hard outcome", why))
    }
    var told: [(questions: [Sentence], why: Withheld)] = []
    for item in items {
      if let place = told.firstIndex(where: { $0.why == item.why }) {
        told[place].questions.append(item.what)
      } else {
        told.append(([item.what], item.why))
      }
    }
    return told.map { told in
      (
        told.questions.count == 3 ? pair : "\(pair): \(Sentence.list(told.questions))", told.why
      )
    }
  }
}
