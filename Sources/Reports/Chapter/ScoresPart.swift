import Plots
import Psychometrics
import Results
import Scales

/// The scores: how they are spread, and their means by occasion.
struct ScoresPart: Sendable {
  let outcome: Outcome

  /// The part as it stands in its chapter.
  var section: Section {
    Section(id: outcome.id("scores"), title: "The scores", content: content, isInChapter: true)
  }

  private var content: [Markup] {
    switch outcome.found.distribution {
    case .failure(let reason):
      return [
        .paragraph("There are no scores to show."),
        outcome.withheld("The scores", "scores-withheld", reason),
      ]
    case .success(let distribution):
      return spread(distribution) + means(distribution)
    }
  }

  private func spread(_ distribution: ScoreDistribution) -> [Markup] {
    var facts = ReportTable(
      outcome.id("scores-facts"), "Scores on all occasions together", columns: ["", "Figure"])
    let n = facts.fact("Scores", .count(distribution.n))
    let mean = facts.fact("Mean", outcome.points(distribution.mean))
    let deviation = facts.fact("Standard deviation", outcome.points(distribution.standardDeviation))
    let low = facts.fact("Lowest score the scale allows", .edge(outcome.range.lowerBound))
    let high = facts.fact("Highest score the scale allows", .edge(outcome.range.upperBound))
    let bins = ScoreBins(distribution.values, range: outcome.range)
    var table = ReportTable(
      outcome.id("bins"), "How many scores lie where", columns: ["Score", "How many"])
    for bin in bins.bins {
      table.add(
        .given("\(Digits.edge(bin.lower) ?? "") to \(Digits.edge(bin.upper) ?? "")"),
        [.count(bin.count)])
    }
    table.note =
      "A score on an edge counts in the row that begins there; the highest score counts in the last row."
    let plot = Histogram(
      title: "Scores", xLabel: "Score", yLabel: "Scores",
      bins: bins.bins.map { .init(lower: $0.lower, upper: $0.upper, count: $0.count) },
      range: outcome.range)
    let usual: Sentence =
      distribution.standardDeviation == nil
      ? ""
      : " The standard deviation, \(deviation), is the usual distance of a score from that mean."
    return [
      .paragraph(
        """
        Scores can lie between \(low) and \(high); \(outcome.better). All occasions together \
        give \(n, "score", "scores") with a mean of \(mean).\(usual)
        """),
      outcome.figure(
        plot, "histogram", title: "Where the scores lie",
        reading:
          "Each bar counts scores, not people: who answered on several occasions counts on each."),
      table.markup, facts.markup,
    ]
  }

  private func means(_ distribution: ScoreDistribution) -> [Markup] {
    var table = ReportTable(
      outcome.id("means"), "Scores by occasion",
      columns: [
        "Occasion", "Scores", "Mean", "Interval from", "Interval to", "Standard deviation",
      ])
    for occasion in distribution.occasions {
      table.add(
        .given(occasion.label),
        [
          .count(occasion.n), outcome.points(occasion.mean),
          outcome.points(occasion.interval?.lower), outcome.points(occasion.interval?.upper),
          outcome.points(occasion.standardDeviation),
        ])
    }
    let plot = MeanTrend(
      title: "Mean score by occasion", xLabel: "Occasion", yLabel: "Mean score",
      means: distribution.occasions.map {
        .init(
          PlottedOccasion($0.label, at: $0.position), mean: outcome.digits.rounded($0.mean),
          lower: $0.interval?.lower, upper: $0.interval?.upper, n: $0.n)
      })
    return [
      .paragraph(
        """
        The next chart shows the mean of each occasion with its interval: the range of values that \
        fit the answers well. A short interval means that the mean is known well, a long one that \
        few people answered or that they differ much.
        """),
      outcome.figure(
        plot, "trend", title: "Mean score by occasion",
        reading: """
          Not everybody answered on every occasion, so a difference between two means is nobody's \
          change. The vertical axis does not show the whole range of the scale.
          """),
      table.markup,
    ]
  }
}
