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
    let tables = [forward, reverse, needed].filter { !$0.isEmpty }
    return [
      .paragraph(
        """
        For each score and each state it is asked twice: how the state later goes with the score earlier, in \
        the same person, and how the score later goes with the state earlier. What everybody shares over \
        time, and what is stable in a person, is taken out of both.
        """),
      .paragraph(
        """
        \(strong: "Order in time is no cause.") Something else that changed in people meanwhile, and is not \
        in the data, may lie behind both. And who asks of many pairs finds, by chance alone, about one in \
        twenty whose interval leaves its neutral value out.
        """),
    ] + tables.map(\.markup) + (withheld.isEmpty ? [] : [withheld.markup])
  }

  private func name(_ lead: FrameworkFindings.LeadFinding) -> Sentence {
    "\(given: lead.score.indicator.name) and \(given: lead.state.indicator.name)"
  }

  private var forward: ReportTable {
    var table = ReportTable(
      "lead-forward", "The state later, by the score earlier",
      columns: [
        "Score and state", "What of the score", "Points", "Odds of the state, times", "From", "To",
        "More in each hundred periods", "People", "Periods with it",
      ])
    for lead in found.leads {
      for answer in [lead.answer.level, lead.answer.change] {
        guard case .success(let found) = answer else { continue }
        for effect in found.within {
          let what: Sentence =
            switch effect.part {
            case .level: "higher than otherwise"
            case .higher: "reliably higher than at first"
            case .lower: "reliably lower than at first"
            }
          table.add(
            .words(name(lead)),
            [
              .words(what), effect.part == .level ? .effect(effect.step) : .none,
              .effect(effect.oddsRatio.value), .effect(effect.oddsRatio.interval?.lower),
              .effect(effect.oddsRatio.interval?.upper), .effect(100 * effect.probability.value),
              .count(found.people), .count(found.outcomes),
            ])
        }
      }
    }
    table.note = """
      A factor of one says that the state goes with the score neither way; an interval with one in it leaves \
      that open. From and to are the ends of the \(code: "95%") interval.
      """
    return table
  }

  private var reverse: ReportTable {
    var table = ReportTable(
      "lead-reverse", "The score later, by the state earlier",
      columns: ["Score and state", "Points after the state", "From", "To", "People", "Scores"])
    for lead in found.leads {
      guard case .success(let found) = lead.answer.reverse else { continue }
      let estimate = found.effect.estimate
      table.add(
        .words(name(lead)),
        [
          .effect(estimate.value), .effect(estimate.interval?.lower),
          .effect(estimate.interval?.upper), .count(found.people), .count(found.scores),
        ])
    }
    table.note = "Nought in the interval leaves open whether the score goes with the state at all."
    return table
  }

  private var needed: ReportTable {
    var table = ReportTable(
      "lead-needed", "How many people it would take",
      columns: ["Score and state", "People", "Worked out from so many people"])
    for lead in found.leads {
      guard case .success(let needed) = lead.answer.needed else { continue }
      table.add(.words(name(lead)), [.count(needed.people), .count(needed.from)])
    }
    table.note = """
      To find an effect as large as the one seen in four of five such studies, with people followed as these \
      were. What was seen is uncertain itself: better state the smallest effect that would matter.
      """
    return table
  }

  private var withheld: ReportTable {
    ReportTable.withheld(
      "lead-withheld",
      found.leads.flatMap { lead -> [(what: Sentence, why: Withheld)] in
        var items: [(what: Sentence, why: Withheld)] = []
        if case .failure(let why) = lead.answer.level {
          items.append(("\(name(lead)): the state by the score", why))
        }
        if case .failure(let why) = lead.answer.change {
          items.append(("\(name(lead)): the state by reliable change", why))
        }
        if case .failure(let why) = lead.answer.reverse {
          items.append(("\(name(lead)): the score by the state", why))
        }
        return items
      })
  }
}
