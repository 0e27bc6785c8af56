import Change
import Journeys
import Plots
import Results

/// Who changed: the last score against the first, with the error of measurement.
struct ChangePart: Sendable {
  let outcome: Outcome
  let figures: ChangeFigures

  /// The part as it stands in its chapter.
  var section: Section {
    Section(
      id: outcome.id("change"), title: "Who changed", content: content, isInChapter: true)
  }

  private var content: [Markup] {
    guard !outcome.found.changes.cases.isEmpty else {
      return [
        .paragraph("Nobody has a first and a later score, so no change can be described yet."),
        figures.people.markup,
      ]
    }
    return [
      .paragraph(
        """
        \(figures.pairs, "person has", "people have") a first and a later score. The change \
        described here is the last score against the first, whatever happened between; the ups and \
        downs on the way are in the part on journeys.
        """),
      figures.people.markup,
    ] + error + directions + scatter + (figures.means.map { [$0.markup] } ?? []) + [caveats]
  }

  private var error: [Markup] {
    if let table = figures.error, let limits = figures.thresholds, let level = figures.level {
      return [
        .paragraph(
          """
          No questionnaire measures exactly, and some scores are surer than others. Every pair of \
          scores is judged by its own error: a difference counts as change beyond \(limits.least) points \
          where scores are surest, and beyond \(limits.most) points where they are least sure. Of people \
          who did not change at all, \(level) differ by less.
          """)
      ] + errorCaveat + [table.markup]
    }
    guard let table = figures.error, let sem = figures.sem, let threshold = figures.threshold,
      let level = figures.level
    else {
      guard case .failure(let reason) = outcome.found.error else { return [] }
      return [
        .paragraph(
          """
          How far a score strays by chance alone is not known here, so nobody's change is judged. \
          First and last scores are drawn, and that is all that can be said.
          """),
        outcome.withheld("Who changed beyond error", "change-withheld", reason),
      ]
    }
    return [
      .paragraph(
        """
        No questionnaire measures exactly. If the same person could answer again and again without \
        changing, their scores would still lie about \(sem) points above or below their own average. \
        So only a difference larger than \(threshold) points counts as change here: of people who \
        did not change at all, \(level) differ by less.
        """)
    ] + errorCaveat + [table.markup]
  }

  /// What the error leaves out, or what is not known of it.
  private var errorCaveat: [Markup] {
    guard let error = outcome.found.change.error else { return [] }
    guard let kind = error.reliability?.kind else {
      return [
        .paragraph(
          """
          This error is taken as it was published for the scale. Whether it counts that people have \
          good days and bad days depends on how it was found, which the scale's file does not say.
          """)
      ]
    }
    switch kind {
    case .cronbachAlpha:
      return [
        .paragraph(
          """
          This error comes from how well the items agree with each other on one day. It leaves out \
          that people have good days and bad days. Counting those would ask for a larger difference, \
          and fewer people would count as changed.
          """)
      ]
    case .testRetest, .intraclassCorrelation:
      return [
        .paragraph(
          """
          This error comes from people who answered twice and were not expected to change. It counts \
          that people have good days and bad days.
          """)
      ]
    }
  }

  private var directions: [Markup] {
    guard let table = figures.directions, let judged = figures.judged else { return [] }
    let plot = StackedBar(
      title: "Last score against first",
      categories: ["Higher, beyond error", "No reliable change", "Lower, beyond error"],
      rows: [.counts("", judged.counts)])
    return [
      .paragraph(
        """
        For \(judged.within, "person", "people") (\(judged.withinShare)) there is no reliable \
        change. \(judged.higher, "person scores", "people score") higher than before, beyond error \
        (\(judged.higherShare)), which on this scale is \(outcome.way(1)); \
        \(judged.lower, "person scores", "people score") lower than before, beyond error \
        (\(judged.lowerShare)).
        """),
      outcome.figure(
        plot, "shares", title: "The last score against the first",
        reading: "Shares of the people who have a first and a later score."),
      table.markup,
    ]
  }

  private var scatter: [Markup] {
    let drawn = outcome.found.changes.cases.filter { outcome.found.notDrawn[$0.person] == nil }
    guard !drawn.isEmpty else { return [] }
    let plot = BeforeAfterPlot(
      title: "First and last score",
      pairs: drawn.map { .init(before: $0.first.value, after: $0.last.value) },
      errorWidth: outcome.found.change.threshold, range: outcome.range)
    let left: Sentence =
      drawn.count == outcome.found.changes.cases.count
      ? "" : " Who did not agree to be drawn has no mark here, and is counted."
    return [
      outcome.figure(
        plot, "before-after", title: "First and last score of everybody with both",
        reading: "\(scatterReading)\(left)")
    ]
  }

  private var scatterReading: Sentence {
    guard figures.judged != nil else {
      return "On the dashed line the last score equals the first."
    }
    return figures.threshold == nil
      ? """
      On the dashed line the last score equals the first. Every pair of scores has its own error; how \
      many differences lie beyond it stands in the tables of this part.
      """
      : """
      On the dashed line the last score equals the first; in the shaded band the difference is \
      within error. The tables in this part count the people above, in and below the band.
      """
  }

  private var raters: [Sentence] {
    guard let other = figures.otherWorker, other.text != "0" else { return [] }
    return [
      """
      \(strong: "Another worker.") For \(other, "person", "people") the worker was another one at the \
      last score than at the first. Part of the change may be a difference between workers.
      """
    ]
  }

  private var caveats: Markup {
    let waiting: [Sentence] =
      outcome.found.change.noLaterScore == 0
      ? []
      : [
        """
        \(strong: "People without a later score.") \(figures.noLaterScore, "person has", "people have") \
        one score only. They may have changed in any way; they are not counted on either side.
        """
      ]
    return .list(
      [
        ComparisonWords.long(!outcome.study.comparison.isEmpty),
        """
        \(strong: "Regression to the mean.") Who first answers on an unusually bad or good day tends \
        to score nearer their usual level the next time, with no change in their life.
        """,
        """
        \(strong: "Other eyes.") What people mean by an answer may itself change, as trust grows or as they \
        learn what is possible. A lower score can then go with a better life, or the other way round.
        """,
      ] + raters + waiting)
  }
}
