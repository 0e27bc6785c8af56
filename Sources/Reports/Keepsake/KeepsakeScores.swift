import Change
import Journeys
import Plots
import Results
import Scales
import Scoring

/// One person's scores, drawn, in words and in a table, with how far scores stray by chance alone.
struct KeepsakeScores: Sendable {
  private let page: JourneyPage
  private let digits: Digits
  private let table: ReportTable
  private let facts: ReportTable
  private let error: Cell?
  private let change: Cell?
  private let setback: Cell?
  private let regained: Cell?

  init(page: JourneyPage) {
    self.page = page
    let journey = page.journey
    let values = journey.points.map(\.value)
    let digits = Digits(
      range: page.range ?? (values.min() ?? 0)...(values.max() ?? 1),
      areWhole: values.allSatisfy { $0 == $0.rounded() })
    self.digits = digits
    let sem = journey.yardstick?.standardError
    var table = ReportTable(
      "scores", "Your scores",
      columns: ["When", "Your score"] + (sem == nil ? [] : ["Could be from", "Could be to"]))
    for point in journey.points {
      let ends = sem.map { sem in
        [point.value - sem, point.value + sem].map { Self.inside($0, page.range) }
      }
      table.add(
        .given(point.occasion.label),
        [.score(point.value, digits)] + (ends ?? []).map { .points($0, digits) })
    }
    self.table = table
    var facts = ReportTable("facts", "The numbers in the words above", columns: ["What", "Points"])
    error = sem.map { facts.fact("How far a score strays by chance alone", .points($0, digits)) }
    change = journey.netChange.map { change in
      facts.fact(
        "Between your first score and your last", .points(abs(change.value), digits))
    }
    // Only what is beyond chance is told as a setback.
    let fall = journey.setback.flatMap { fall in
      (journey.yardstick?.threshold).flatMap { fall.size > $0 ? fall : nil }
    }
    setback = fall.map { facts.fact("The largest setback on the way", .points($0.size, digits)) }
    regained = fall.flatMap { fall in
      fall.regained > 0
        ? facts.fact("Ground regained since then", .points(fall.regained, digits)) : nil
    }
    self.facts = facts
  }

  /// The part as it stands on the page.
  var markup: Markup {
    let journey = page.journey
    let better: Sentence =
      page.direction == .higherIsBetter ? "a higher score is better" : "a lower score is better"
    let plot = JourneyPlot(
      title: "Your scores", yLabel: "Score",
      occasions: journey.points.map {
        PlottedOccasion($0.occasion.label, at: $0.occasion.position)
      },
      journeys: [
        PlottedJourney(
          "You", scores: journey.points.map(\.value),
          standardError: journey.yardstick?.standardError
        )
      ], range: page.range)
    let title: Sentence =
      page.measure.isEmpty ? "Your scores" : "Your scores: \(given: page.measure)"
    let figure = ReportFigure(
      plot, id: "journey", name: "journey", title: title,
      reading: "Each point is one time that you answered.", isSimulated: false)
    return Section(
      id: "your-scores", title: title,
      content: [.paragraph("On these questions \(better). \(words)")]
        + [.figure(figure, title: title, reading: "Each point is one time that you answered.")]
        + [table.markup] + (facts.isEmpty ? [] : [facts.markup])
    ).markup
  }

  /// What happened, in words that judge nobody.
  private var words: Sentence {
    guard let change, let net = page.journey.netChange else {
      return "You have one score so far, so there is nothing to compare it with yet."
    }
    return Sentence.joined([chance, first(net.value, change), onTheWay].compactMap(\.self))
  }

  private var chance: Sentence? {
    error.map {
      """
      Scores go up and down a little by chance: on any day yours may be about \($0) points above or below \
      its usual place.
      """
    }
  }

  private func first(_ net: Double, _ change: Cell) -> Sentence {
    if net == 0 { return "Your last score is the same as your first." }
    let way: Sentence = net > 0 ? "higher" : "lower"
    let said: Sentence = "Your last score is \(change) points \(way) than your first."
    guard let limit = page.journey.yardstick?.pairThreshold else { return said }
    return abs(net) > limit
      ? "\(said) That is more than chance alone would often do."
      : "\(said) That may be chance alone, so it says little either way."
  }

  private var onTheWay: Sentence? {
    guard let setback else { return nil }
    guard let regained else {
      return "On the way there was a setback of \(setback) points. Many journeys have one."
    }
    return """
      On the way there was a setback of \(setback) points, and you have regained \(regained) of them since.
      """
  }

  private static func inside(_ value: Double, _ range: ClosedRange<Double>?) -> Double {
    range.map { min(max(value, $0.lowerBound), $0.upperBound) } ?? value
  }
}
