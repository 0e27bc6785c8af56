import Journeys
import Results
import Scales

/// Goals that people set, how near they came, and what became of them.
struct GoalsPart: Sendable {
  let found: FrameworkFindings

  /// The part as it stands on the page; nil where no goals are recorded.
  var section: Section? {
    found.goals.isEmpty
      ? nil : Section(id: "goals", title: "Goals people set", content: content)
  }

  private func name(_ goal: FrameworkFindings.GoalFinding) -> Entry {
    goal.subject.map { .given($0.outcome.name) } ?? .words("of no outcome of the framework")
  }

  private var content: [Markup] {
    var ratings = ReportTable(
      "goals-ratings", "Goals and how near people say they came",
      columns: [
        "Outcome", "People", "Goals", "Rated twice or more", "Nearer", "As near", "Further",
      ])
    var endings = ReportTable(
      "goals-endings", "Goals that are not followed any more",
      columns: ["Outcome", "Reached", "Put down", "Became another goal", "Why is not recorded"])
    var choosers = ReportTable(
      "goals-choosers", "Who chose the goals",
      columns: [
        "Outcome", "The person", "Together", "The service", "A commissioner", "Not recorded",
      ])
    for goal in found.goals {
      ratings.add(
        name(goal),
        [
          .count(goal.people), .count(goal.goals), .count(goal.rated), .count(goal.nearer),
          .count(goal.asNear), .count(goal.further),
        ])
      if !goal.ended.isEmpty {
        endings.add(
          name(goal),
          [
            .count(goal.ended[.reached] ?? 0), .count(goal.ended[.retired] ?? 0),
            .count(goal.ended[.replaced] ?? 0), .count(goal.ended[nil] ?? 0),
          ])
      }
      choosers.add(
        name(goal),
        [
          .count(goal.choosers[.person] ?? 0), .count(goal.choosers[.together] ?? 0),
          .count(goal.choosers[.service] ?? 0), .count(goal.choosers[.commissioner] ?? 0),
          .count(goal.choosers[nil] ?? 0),
        ])
    }
    ratings.note = "First rating against last. A goal that was put down or changed is no lost one."
    return [
      .paragraph(
        """
        People set these goals in their own words, which stand with their journeys and are never added up. \
        A goal may be put down, or become another: that is part of finding out what one wants.
        """),
      ratings.markup,
    ] + (endings.isEmpty ? [] : [endings.markup]) + [choosers.markup]
  }
}
