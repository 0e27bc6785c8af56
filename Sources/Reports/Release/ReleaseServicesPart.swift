import Benchmarking
import Plots
import Results

/// Services side by side, as far as they may be told.
struct ReleaseServicesPart: Sendable {
  /// Up to so many are drawn one by one.
  private static let few = 12

  private let chapter: ReleaseChapter
  private let released: ReleasedServices
  private let counts: ReportTable
  private let table: ReportTable
  private let funnel: ReportTable
  private let shown: Cell
  private let within: Cell
  private let others: Cell

  /// Nothing where no comparison is told.
  init?(_ chapter: ReleaseChapter) {
    guard case .success(let released)? = chapter.outcome.services else { return nil }
    self.chapter = chapter
    self.released = released
    let figures = released.services.compactMap(\.figures)
    var counts = ReportTable(
      chapter.id("service-counts"), "What the comparison rests on", columns: ["What", "Number"])
    shown = counts.fact("Shown (\(chapter.services))", .count(figures.count))
    others = counts.fact(
      "Not shown (\(chapter.services))", .count(released.services.count - figures.count))
    within = counts.fact(
      "Within the inner limits (\(chapter.services))",
      .count(figures.count { $0.position == .within }))
    self.counts = counts
    var table = ReportTable(
      chapter.id("services-table"), "Change from first to last score, in points",
      columns: [
        "Name", "People", "Mean", "Interval from", "Interval to", "Drawn towards all",
        "Against the limits",
      ])
    var funnel = ReportTable(
      chapter.id("funnel-table"), "Means and their limits, in points",
      columns: [
        "Name", "People", "Mean", "Inner limit from", "Inner limit to", "Outer limit from",
        "Outer limit to",
      ])
    for service in released.services {
      guard let figures = service.figures else {
        table.add(.given(service.name), [Entry](repeating: .notShown, count: 6))
        continue
      }
      let mean = figures.mean
      table.add(
        .given(service.name),
        [
          .count(mean.n), chapter.points(mean.mean), chapter.points(mean.interval.lower),
          chapter.points(mean.interval.upper), chapter.points(figures.shrunken),
          .words(ServiceFigures.words(figures.position)),
        ])
      funnel.add(
        .given(service.name),
        [
          .count(mean.n), chapter.points(mean.mean), chapter.points(figures.limits95.lowerBound),
          chapter.points(figures.limits95.upperBound),
          chapter.points(figures.limits998.lowerBound),
          chapter.points(figures.limits998.upperBound),
        ])
    }
    table.note = """
      The order is that of the alphabet, capital letters first. "Drawn towards all" is the mean after \
      allowing for how few people stand behind it.
      """
    self.table = table
    self.funnel = funnel
  }

  /// A sentence for the first page.
  var short: Sentence {
    """
    \(chapter.name): \(shown) of the \(chapter.services) can be shown, and for \(within) of them the mean \
    change lies within the limits of chance. This is no ranking.
    """
  }

  /// The part as it stands in its chapter.
  var section: Section {
    let left: [Markup] =
      others.text == "0"
      ? []
      : [
        .paragraph(
          """
          Nothing is shown of \(others) of the \(chapter.services): too few people stand behind their \
          figures, or behind those of others that could be worked out from them.
          """)
      ]
    let drawings = ReleaseServicePlots(chapter: chapter, released: released)
    return Section(
      id: chapter.id("services"), title: "How \(chapter.services) compare",
      content: [
        .paragraph(
          """
          Who comes, when, and with what behind them differs, and nothing here allows for it. This is not \
          a ranking, and the figures cannot carry one.
          """), counts.markup,
      ] + left + (released.services.count > Self.few ? [] : [intervals(drawings)]) + [
        table.markup,
        chapter.figure(
          drawings.funnel, "funnel", title: "Mean change against the number of people",
          reading: "No allowance is made for other things that set people apart."),
        funnel.markup,
      ], isInChapter: true)
  }

  private func intervals(_ drawings: ReleaseServicePlots) -> Markup {
    chapter.figure(
      drawings.intervals, "intervals", title: "Mean change, in the order of the names",
      reading: "A long line means that few people answered, or that they changed in different ways."
    )
  }
}
