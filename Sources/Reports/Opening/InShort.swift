import Change

/// The findings in a few sentences, for those who read no further.
struct InShort: Sendable {
  let account: AccountPart
  let answers: AnswersPart
  let chapters: [Chapter]
  let rules: RulesPart
  /// What is told where people are too few for figures over them.
  var few: FewPart?

  /// The box on the first page.
  var markup: Markup {
    let listed = chapters.flatMap { chapter -> [Markup] in
      let items = findings(chapter)
      guard chapters.count > 1 else { return [.list(items)] }
      let title: Sentence = "\(chapter.outcome.name) (\(chapter.outcome.better))"
      return [Markup(.h3, [title.markup]), .list(items)]
    }
    return Markup(
      .section, [.class("short"), .id("short"), .attribute(.labelledBy, "short-title")],
      [
        Markup(.h2, [.id("short-title")], text: "In short"),
        .paragraph(account.summary, lead: true),
      ] + tooFew + completion + listed + counted + [
        .paragraph(
          """
          \(ComparisonWords.short(isCompared)), and an unusual first score tends to be followed by a more \
          usual one. So none of this shows what brought a change about, and none of it is a decision \
          about anyone's support.
          """)
      ])
  }

  private var isCompared: Bool {
    chapters.contains { !$0.outcome.study.comparison.isEmpty }
  }

  private var tooFew: [Markup] { (few?.short).map { [.paragraph($0)] } ?? [] }

  private var completion: [Markup] {
    answers.short.isEmpty ? [] : [.paragraph(Sentence.joined(answers.short))]
  }

  /// What the rules of service systems count, apart from what is judged by the error.
  private var counted: [Markup] {
    let items = rules.short
    return items.isEmpty
      ? [] : [Markup(.h3, text: "Counted by published rules"), .list(items)]
  }

  private func findings(_ chapter: Chapter) -> [Sentence] {
    [
      change(chapter), Self.later(chapter), Self.journeys(chapter), Self.movement(chapter),
      Self.services(chapter),
    ]
    .compactMap(\.self)
  }

  private func change(_ chapter: Chapter) -> Sentence? {
    let outcome = chapter.outcome
    guard !outcome.found.changes.cases.isEmpty else {
      return
        "\(outcome.name): nobody has a first and a later score yet, so change cannot be described."
    }
    let start: Sentence = chapters.count > 1 ? "Of " : "\(outcome.name) (\(outcome.better)): of "
    guard let judged = chapter.change.judged else {
      return """
        \(outcome.name): \(chapter.change.pairs, "person has", "people have") a first and a later \
        score. The error of measurement is not known, so nobody's change is judged.
        """
    }
    return """
      \(start)\(chapter.change.pairs, "person", "people") with a first and a later score, \(judged.within) (\(judged.withinShare)) show no reliable change. \
      Beyond \
      the error of measurement, \(judged.higher) (\(judged.higherShare)) score higher than before, which \
      is \(outcome.way(1)), and \(judged.lower) (\(judged.lowerShare)) lower.
      """
  }

  private static func later(_ chapter: Chapter) -> Sentence? {
    let change = chapter.outcome.found.change
    guard change.noLaterScore + change.noScore > 0 else { return nil }
    return """
      Of \(chapter.change.persons, "person", "people"), \(chapter.change.noLaterScore, "has", "have") one \
      score and no later one, and \(chapter.change.noScore, "has", "have") no score. Nothing is known of how they changed.
      """
  }

  private static func journeys(_ chapter: Chapter) -> Sentence? {
    guard let count = chapter.journeys.withSetback, let regained = chapter.journeys.halfRegained,
      chapter.journeys.hasJourneys
    else { return nil }
    if count.text == "0" { return "On the way, nobody had a setback beyond error." }
    return """
      On the way, \(count, "person", "people") had a setback beyond error; \(regained) of them have \
      regained at least half of it by their last score.
      """
  }

  private static func movement(_ chapter: Chapter) -> Sentence? {
    chapter.trajectory.figures?.slope.map {
      TrajectoryPart.slopeWords($0, chapter.outcome)
    }
  }

  private static func services(_ chapter: Chapter) -> Sentence? {
    guard let figures = chapter.services.figures, let page = chapter.services.page,
      chapter.services.shownCount > 0
    else { return nil }
    return """
      Of the \(chapter.outcome.services), \(figures.shown, "has", "have") enough people with two scores to \
      be shown. \(page.short) This is no ranking.
      """
  }
}
