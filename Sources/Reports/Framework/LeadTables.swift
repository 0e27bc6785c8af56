import Outcomes
import Results
import Scales

/// One state held against every score: the state later by the score earlier, and the other way about.
struct LeadTables: Sendable {
  let leads: [FrameworkFindings.LeadFinding]
  let unit: UnitWords
  let id: String

  /// The tables that have rows.
  var all: [ReportTable] { [level, change, reverse].filter { !$0.isEmpty } }

  private static let note: Sentence = """
    A factor of one says that the state goes with the score neither way; an interval with one in it leaves \
    that open. From and to are the ends of the \(code: "95%") interval.
    """

  private func figures(_ effect: LeadLagForward.Effect, _ found: LeadLagForward) -> [Entry] {
    [
      .effect(effect.oddsRatio.value), .effect(effect.oddsRatio.interval?.lower),
      .effect(effect.oddsRatio.interval?.upper), .effect(100 * effect.probability.value),
      .count(found.people), .count(found.outcomes),
    ]
  }

  private var level: ReportTable {
    var table = ReportTable(
      id + "-level", "The state later, where the score was higher by so many points than otherwise",
      columns: [
        "Score", "Points", "Odds that it holds, times", "From", "To",
        "More in each hundred periods", "\(given: unit.heading)", "Periods with it",
      ])
    for lead in leads {
      guard case .success(let found) = lead.answer.level else { continue }
      for effect in found.within {
        table.add(
          .given(lead.score.indicator.name), [.effect(effect.step)] + figures(effect, found))
      }
    }
    table.note = Self.note
    return table
  }

  private var change: ReportTable {
    var table = ReportTable(
      id + "-change", "The state later, where the score was reliably higher or lower than at first",
      columns: [
        "Score", "Than at first", "Odds that it holds, times", "From", "To",
        "More in each hundred periods", "\(given: unit.heading)", "Periods with it",
      ])
    for lead in leads {
      guard case .success(let found) = lead.answer.change else { continue }
      for effect in found.within {
        table.add(
          .given(lead.score.indicator.name),
          [.words(effect.part == .lower ? "lower" : "higher")] + figures(effect, found))
      }
    }
    table.note = Self.note
    return table
  }

  private var reverse: ReportTable {
    var table = ReportTable(
      id + "-reverse", "The other way about: the score later, where the state held earlier",
      columns: ["Score", "Points more", "From", "To", "\(given: unit.heading)", "Scores"])
    for lead in leads {
      guard case .success(let found) = lead.answer.reverse else { continue }
      let estimate = found.effect.estimate
      table.add(
        .given(lead.score.indicator.name),
        [
          .effect(estimate.value), .effect(estimate.interval?.lower),
          .effect(estimate.interval?.upper), .count(found.people), .count(found.scores),
        ])
    }
    table.note = "Nought in the interval leaves open whether the score goes with the state at all."
    return table
  }
}
