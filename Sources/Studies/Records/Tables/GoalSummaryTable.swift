import Journeys
import Reports
import Results
import Scales

extension FrameworkFindings {
  /// `goal-summary.csv`: a row per outcome; `outcome` is empty for goals of none of the framework. A goal that
  /// was put down or replaced is no lost one.
  var goalSummaryTable: ResultTable {
    ResultTable(
      columns: [
        "outcome", "people", "goals", "rated_twice", "nearer", "as_near", "further", "reached",
        "retired", "replaced", "ended_not_recorded", "chosen_by_person", "chosen_together",
        "chosen_by_service", "chosen_by_commissioner", "chosen_not_recorded",
      ],
      rows: goals.map { goal in
        let endings = (PersonalGoal.Ending.allCases.map(Optional.some) + [nil]).map {
          goal.ended[$0] ?? 0
        }
        let choosers = (GoalStatement.Chooser.allCases.map(Optional.some) + [nil]).map {
          goal.choosers[$0] ?? 0
        }
        let counts = [
          goal.people, goal.goals, goal.rated, goal.nearer, goal.asNear, goal.further,
        ]
        return [.text(goal.subject?.outcome.id)]
          + (counts + endings + choosers).map { .integer($0) }
      })
  }
}
