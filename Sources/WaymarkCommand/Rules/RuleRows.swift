import Change
import Journeys
import Scales

/// The rows of `waymark rules apply`: a row per person, what is not known left empty.
struct RuleRows: Sendable {
  let judge: RuleJudge
  let panels: ScorePanels
  let coding: TimeCoding
  let hasServices: Bool

  init(_ input: RulesInput) {
    judge = input.judge
    panels = input.panels
    coding = input.coding
    hasServices = input.hasServices
  }

  /// The names of the cells: those of a measure begin with its scale, and so do those of a verdict on
  /// one measure alone.
  var columns: [String] {
    let measures = judge.pack.measures.map(\.scale)
    let scores = measures.flatMap { scale in
      ["first_time", "last_time", "first", "last", "change"].map { "\(scale).\($0)" }
    }
    let verdict = [
      "started_in_range", "ended_out_of_range", "reliably_better", "reliably_worse",
      "no_reliable_change",
    ]
    let verdicts =
      judge.pack.together == .pairwise
      ? verdict + ["better_and_worse"]
      : measures.flatMap { scale in verdict.map { "\(scale).\($0)" } }
    return ["person"] + (hasServices ? ["service"] : []) + scores + verdicts
  }

  /// A person's first and last score on each measure.
  func scores(_ person: Int) -> [RuledPerson.Scores?] {
    panels.panels.enumerated().map { position, panel in
      guard let place = panels.place(person, in: position) else { return nil }
      let range = panel.scores(place)
      guard let first = range.first, let last = range.last else { return nil }
      return RuledPerson.Scores(
        first: panel.values[first], last: range.count > 1 ? panel.values[last] : nil,
        times: panel.times[first]...panel.times[last])
    }
  }

  /// Writes the rows of some of the persons.
  func write(_ range: Range<Int>, to writer: inout RowWriter) {
    for person in range {
      let scores = scores(person)
      writer.text(panels.id(person))
      if hasServices { writer.text(panels.service(person)) }
      for scores in scores {
        writer.time(scores?.times?.lowerBound, coding)
        writer.time(scores?.last == nil ? nil : scores?.times?.upperBound, coding)
        writer.number(scores?.first)
        writer.number(scores?.last)
        writer.number(scores?.change)
      }
      for group in judge.groups.indices { write(judge.verdict(scores, group: group), &writer) }
      writer.end(isLast: person == panels.count - 1)
    }
  }

  private func write(_ verdict: RuledVerdict, _ writer: inout RowWriter) {
    writer.flag(verdict.startedInRange)
    for condition in RulePack.Condition.allCases {
      writer.flag(verdict.conditions?.contains(condition))
    }
    if judge.pack.together == .pairwise { writer.flag(verdict.isBothWays) }
  }
}
