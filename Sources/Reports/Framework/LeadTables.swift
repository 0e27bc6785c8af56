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
    A factor of one says that the outcome goes with the score neither way; an interval with one in it \
    leaves that open. From and to are the ends of the \(code: "95%") interval.
    """

  private var level: ReportTable {
    forward(
      "level", "The outcome later, where the score was higher by so many points than otherwise",
      "Points", { .effect($0.step) }, { $0.level })
  }

  private var change: ReportTable {
    forward(
      "change", "The outcome later, where the score was reliably higher or lower than at first",
      "Than at first", { .words($0.part == .lower ? "lower" : "higher") }, { $0.change })
  }

  /// The state later by the score earlier, with a column of what the score was.
  private func forward(
    _ name: String, _ caption: Sentence, _ column: Sentence,
    _ entry: (LeadLagForward.Effect) -> Entry,
    _ answer: (LeadLag) -> Result<LeadLagForward, Withheld>
  ) -> ReportTable {
    var table = ReportTable(
      id + "-" + name, caption,
      columns: [
        "Score", column, "Odds that it holds, times", "From", "To",
        "More in each hundred periods", "\(given: unit.heading)", "Periods with it",
      ])
    for lead in leads {
      guard case .success(let found) = answer(lead.answer) else { continue }
      for effect in found.within {
        let odds = effect.oddsRatio
        table.add(
          .given(lead.score.indicator.name),
          [
            entry(effect), .effect(odds.value), .effect(odds.interval?.lower),
            .effect(odds.interval?.upper), .effect(100 * effect.probability.value),
            .count(found.people), .count(found.outcomes),
          ])
      }
    }
    table.note = Self.note
    return table
  }

  private var reverse: ReportTable {
    var table = ReportTable(
      id + "-reverse", "The other way about: the score later, where the outcome held earlier",
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
    table.note =
      "Nought in the interval leaves open whether the score goes with the outcome at all."
    return table
  }
}
