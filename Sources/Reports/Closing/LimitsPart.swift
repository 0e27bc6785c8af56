import Results
import Scales

/// What these figures cannot tell.
struct LimitsPart: Sendable {
  let study: StudyDescription
  let chapters: [Chapter]

  /// The part as it stands on the page.
  var section: Section {
    Section(
      id: "limits", title: "What these figures cannot tell you",
      content: [.list(general + own)] + withheld)
  }

  private var services: Sentence { "\(given: study.services)" }

  private var general: [Sentence] {
    [
      """
      \(strong: "What brought a change about.") \(ComparisonWords.limit(!study.comparison.isEmpty)) Support, time, chance, the seasons and being asked again all stand \
      behind the same figure.
      """,
      """
      \(strong: "How those are who did not answer.") People who answer again may differ from those who \
      do not. The model of scores over time allows for that as far as their earlier scores tell, and \
      no further.
      """,
      """
      \(strong: "That a change of scores is a change of life.") Part of every change is regression to \
      the mean: an unusual first score tends to be followed by a more usual one.
      """,
      """
      \(strong: "Whether one of the \(services) is better than another.") Who comes, when, and with \
      what behind them differs; at most the first score and the time between scores are allowed for.
      """,
      """
      \(strong: "What should happen next for anyone.") A score or a category here is no decision about \
      anyone's support, and should not be made into one without the person.
      """,
      """
      \(strong: "What it meant to the person.") A score is one answer to a fixed set of questions. Their \
      own words, and what those around them saw, belong beside it.
      """,
    ]
  }

  private var own: [Sentence] {
    var items: [Sentence] = []
    if study.isSimulated {
      items.append(
        """
        \(strong: "Anything about real people.") The answers are made up, to show what such a report \
        looks like.
        """)
    }
    for chapter in chapters {
      guard let figures = chapter.trajectory.figures else { continue }
      let scarce = TrajectoryPart.scarceWords(figures, chapter.outcome)
      items += scarce.map { "\(strong: chapter.outcome.name): \($0)" }
    }
    if let notice = study.notice { items.append("\(given: notice)") }
    return items
  }

  /// Everything that was asked for and could not be said.
  private var withheld: [Markup] {
    var table = ReportTable(
      "withheld", "Asked for, and not shown",
      columns: ["Score", "What", "Why", "What would make it possible"])
    for chapter in chapters {
      for item in Withholding.all(chapter.outcome) {
        table.add(
          .words(chapter.outcome.name),
          [.words(item.what), .given(item.why.reason), .given(item.why.help)])
      }
    }
    guard !table.isEmpty else {
      return [.paragraph("No analysis that the study asks for had to be left out.")]
    }
    return [
      .paragraph(
        "Some analyses that the study asks for could not be done honestly with these data."),
      table.markup,
    ]
  }
}
