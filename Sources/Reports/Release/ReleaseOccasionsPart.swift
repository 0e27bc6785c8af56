import Plots
import Results

/// Means by occasion, as far as they may be told.
struct ReleaseOccasionsPart: Sendable {
  private let chapter: ReleaseChapter
  private let occasions: ReleasedOccasions

  /// Nothing where no occasion is told.
  init?(_ chapter: ReleaseChapter) {
    guard case .success(let occasions) = chapter.outcome.occasions else { return nil }
    self.chapter = chapter
    self.occasions = occasions
  }

  /// The part as it stands in its chapter.
  var section: Section {
    var table = ReportTable(
      chapter.id("occasions-table"), "Scores by occasion",
      columns: ["Occasion", "People", "Mean", "Interval from", "Interval to", "Standard deviation"])
    for occasion in occasions.shown {
      let mean = occasion.mean
      table.add(
        .given(occasion.label),
        [
          .count(mean.n), chapter.points(mean.mean), chapter.points(mean.interval.lower),
          chapter.points(mean.interval.upper), chapter.points(mean.standardDeviation),
        ])
    }
    table.note =
      occasions.others == 0
      ? ""
      : "Other occasions are not shown: too few people stand behind them, or behind what they add."
    let plot = MeanTrend(
      title: "\(chapter.scoreName): mean score by occasion",
      caption: chapter.caption, xLabel: "Occasion", yLabel: "Mean score",
      means: occasions.shown.map {
        .init(
          PlottedOccasion($0.label, at: $0.position), mean: chapter.digits.rounded($0.mean.mean),
          lower: chapter.digits.rounded($0.mean.interval.lower),
          upper: chapter.digits.rounded($0.mean.interval.upper), n: $0.mean.n)
      })
    return Section(
      id: chapter.id("occasions"), title: "Mean scores by occasion",
      content: [
        chapter.figure(
          plot, "trend", title: "Mean score by occasion",
          reading: """
            Not everybody answered on every occasion, so a difference between two means is nobody's \
            change. The vertical axis does not show the whole range of the scale.
            """), table.markup,
      ], isInChapter: true)
  }
}
