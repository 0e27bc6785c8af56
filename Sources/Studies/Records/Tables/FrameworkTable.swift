import Reports
import Results
import Scales

extension FrameworkFindings {
  /// `framework.csv`: a row per indicator: what the ids of the other tables stand for.
  var frameworkTable: ResultTable {
    ResultTable(
      columns: [
        "outcome", "outcome_name", "kind", "chosen_by", "control", "not_before_months",
        "expected_by_months", "indicator", "indicator_name", "record", "scale", "score", "gathered",
      ],
      rows: framework.outcomes.flatMap { outcome in
        outcome.indicators.map { indicator in
          let scale: (id: String?, score: String?) =
            switch indicator.record {
            case .score(let score): (score.scale, score.score)
            case .goals(let scale): (scale, nil)
            default: (nil, nil)
            }
          let isGathered = !notGathered.contains(Subject(outcome: outcome, indicator: indicator))
          return [
            .text(outcome.id), .text(outcome.name), .text(outcome.kind.rawValue),
            .text(outcome.chosenBy == .notRecorded ? "not recorded" : outcome.chosenBy.rawValue),
            .text(outcome.control.rawValue), .number(outcome.timeFrame.notBeforeMonths),
            .number(outcome.timeFrame.expectedByMonths), .text(indicator.id),
            .text(indicator.name), .text(indicator.kind.rawValue), .text(scale.id),
            .text(scale.score), .text(isGathered ? "yes" : "no"),
          ]
        }
      })
  }
}

extension FrameworkFindings.Subject {
  /// The ids of the outcome and of what stands for it.
  var ids: [ResultTable.Cell] { [.text(outcome.id), .text(indicator.id)] }
}
