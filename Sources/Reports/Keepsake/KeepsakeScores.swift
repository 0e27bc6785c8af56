import Change
import Journeys
import Plots
import Results
import Scales
import Scoring

/// One person's scores, drawn, in words and in a table, with how far scores stray by chance alone.
///
/// The words hold no numbers: those stand in the table, and the words say what they come to.
struct KeepsakeScores: Sendable {
  let measure: JourneyPage.Measure
  /// Its place on the page, from 1.
  let number: Int

  /// The part as it stands on the page.
  var markup: Markup {
    let title: Sentence =
      measure.name.isEmpty ? "Your scores" : "Your scores: \(given: measure.name)"
    let better: Sentence =
      measure.direction == .higherIsBetter ? "a higher score is better" : "a lower score is better"
    let figure = ReportFigure(
      plot, id: id("journey"), name: id("journey"), title: title, reading: Self.reading,
      isSimulated: false, width: 480)
    return Section(
      id: id("your-scores"), title: title,
      content: [
        .paragraph("On these questions \(better). \(words)"),
        .figure(figure, title: "From time to time", reading: Self.reading), table.markup,
      ]
    ).markup
  }

  private static let reading: Sentence = "Each point is one time that you answered."

  /// An id of its own for each score: the first has the plain one.
  private func id(_ part: String) -> String { number == 1 ? part : "\(part)-\(number)" }

  private var standardError: Double? { measure.journey.yardstick?.standardError }

  private var plot: JourneyPlot {
    let points = measure.journey.points
    return JourneyPlot(
      title: "Your scores", yLabel: "Score",
      occasions: points.map { PlottedOccasion($0.occasion.label, at: $0.occasion.position) },
      journeys: [
        PlottedJourney("You", scores: points.map(\.value), standardError: standardError)
      ], range: measure.range)
  }

  private var table: ReportTable {
    let points = measure.journey.points
    let values = points.map(\.value)
    let digits = Digits(
      range: measure.range ?? (values.min() ?? 0)...(values.max() ?? 1),
      areWhole: values.allSatisfy { $0 == $0.rounded() })
    var table = ReportTable(
      id("scores"), "Your scores, one by one",
      columns: ["When", "Your score"]
        + (standardError == nil ? [] : ["By chance, from", "By chance, to"]))
    for point in points {
      let ends = standardError.map { error in
        [point.value - error, point.value + error].map { end -> Entry in
          .points(measure.range.map { min(max(end, $0.lowerBound), $0.upperBound) } ?? end, digits)
        }
      }
      table.add(.given(point.occasion.label), [.score(point.value, digits)] + (ends ?? []))
    }
    return table
  }

  /// What happened, in words that judge nobody.
  private var words: Sentence {
    guard let net = measure.journey.netChange else {
      return "You have one score so far, so there is nothing to compare it with yet."
    }
    return Sentence.joined([chance, between(net.value), onTheWay].compactMap(\.self))
  }

  private var chance: Sentence? {
    standardError == nil
      ? nil
      : """
      Scores go up and down a little by chance: on any day yours could have been anywhere in the shaded band.
      """
  }

  private func between(_ net: Double) -> Sentence {
    if net == 0 { return "Your last score is the same as your first." }
    let said: Sentence =
      net > 0
      ? "Your last score is higher than your first." : "Your last score is lower than your first."
    guard let limit = measure.journey.yardstick?.pairThreshold else { return said }
    return abs(net) > limit
      ? "\(said) That is more than chance alone would often do."
      : "\(said) That may be chance alone, so it says little either way."
  }

  /// Only what is beyond chance is told as a setback.
  private var onTheWay: Sentence? {
    guard let fall = measure.journey.setback, let limit = measure.journey.yardstick?.threshold,
      fall.size > limit
    else { return nil }
    let since: Sentence =
      if fall.regained >= fall.size {
        "and you have regained all of that ground since."
      } else if fall.regained >= fall.size / 2 {
        "and you have regained most of that ground since."
      } else if fall.regained > 0 {
        "and you have regained some of that ground since."
      } else {
        "and many journeys have one."
      }
    return "On the way there was a setback (\(given: fall.occasion.label)), \(since)"
  }
}
