import Change
import Journeys
import Plots
import Scoring

/// The ups and downs on the way.
struct JourneysPart: Sendable {
  let outcome: Outcome
  let figures: JourneyFigures

  /// The part as it stands in its chapter.
  var section: Section {
    Section(id: outcome.id("journeys"), title: "Journeys", content: content, isInChapter: true)
  }

  private var content: [Markup] {
    guard !outcome.found.journeys.isEmpty else {
      return [.paragraph("Nobody has a score, so there are no journeys to describe.")]
    }
    guard figures.hasJourneys else {
      return [
        .paragraph(
          "Nobody has more than one score yet, so there are no ups and downs to describe."),
        figures.patterns.markup,
      ]
    }
    return opening + [figures.patterns.markup] + setbacks + notDrawn + chosen
  }

  private var opening: [Markup] {
    [
      .paragraph(
        """
        Progress is seldom a straight line. The table below sorts journeys by what happened between \
        the first score and the last. A gain is a move \(outcome.higherIsBetter ? "up" : "down"), \
        which is the better way on this scale; a setback is a move the other way from the best score \
        so far. Setbacks are part of many journeys. They describe scores, not efforts.
        """)
    ]
  }

  private var setbacks: [Markup] {
    guard let table = figures.setbacks, let count = figures.withSetback,
      let regained = figures.halfRegained, let threshold = figures.threshold,
      let occasions = figures.occasions
    else {
      return [
        .paragraph(
          "Because the error of measurement is not known, the journeys are drawn and not sorted.")
      ]
    }
    let why: Sentence =
      outcome.found.plannedOccasions > 2
      ? """
      With \(occasions) occasions there are many pairs of scores to compare, and the largest difference \
      among them is large by chance alone. So here a difference counts only beyond \(threshold) points.
      """
      : "As above, a difference counts only beyond \(threshold) points."
    let found: Sentence =
      count.text == "0"
      ? "Nobody has a setback beyond that."
      : """
      \(count, "person has", "people have") a setback beyond that, and \(regained, "has", "have") \
      regained at least half of it by the last score.
      """
    let chance: Sentence =
      figures.attained.map {
        """
        Scores here come in steps and the scale has ends; with both, chance alone makes such a \
        difference somewhere in the journeys of \($0) of people who do not change.
        """
      } ?? ""
    return [
      .paragraph(
        """
        \(why) \(found) \(chance)
        """),
      table.markup,
    ]
  }

  /// Who is counted and not drawn, by the reason.
  private var notDrawn: [Markup] {
    let reasons = outcome.found.journeys.compactMap { outcome.found.notDrawn[$0.person] }
    guard !reasons.isEmpty else { return [] }
    var table = ReportTable(
      outcome.id("not-drawn"), "Journeys that are counted and not drawn",
      columns: ["Why", "People"])
    for (verdict, why) in Self.reasons {
      let count = reasons.count { $0 == verdict }
      if count > 0 { table.add(.words(why), [.count(count)]) }
    }
    table.note = "They are in no figure with a mark for each person, and in no row of journeys.csv."
    return [
      .paragraph(
        "A journey is shown as one only where the person agreed to that; others are in the counts."),
      table.markup,
    ]
  }

  private static let reasons: [(Consent.Verdict, Sentence)] = [
    (.missing, "Never asked, or not begun"), (.expired, "Run out"), (.withdrawn, "Taken back"),
  ]

  private var chosen: [Markup] {
    let choice = JourneyChoice(outcome.found.drawn)
    guard !choice.journeys.isEmpty else { return [] }
    let occasions = outcome.occasions
    let place = Dictionary(occasions.enumerated().map { ($1.position, $0) }) { first, _ in first }
    let changes = choice.journeys.map { Self.workerChanges($0.points) }
    let hasWorkers = outcome.found.drawn.contains { $0.points.contains { $0.worker != nil } }
    let plot = JourneyGrid(
      title: "Some journeys", xLabel: "Occasion", yLabel: "Score",
      occasions: occasions.map { PlottedOccasion($0.label) },
      journeys: zip(choice.journeys, changes).enumerated().map { number, pair in
        var scores = [Double?](repeating: nil, count: occasions.count)
        for point in pair.0.points {
          if let at = place[point.occasion.position] { scores[at] = point.value }
        }
        return PlottedJourney(
          JourneyChoice.name(number), scores: scores,
          standardError: outcome.found.change.error?.standardError,
          marks: pair.1.compactMap { point in
            place[point.occasion.position].map {
              .init(at: Double($0) - 0.5, label: "change of worker")
            }
          }, turns: Self.turns(pair.0, place))
      }, range: outcome.range)
    let tables = ChosenTables(outcome, choice, changes: hasWorkers ? changes.map(\.count) : nil)
    return [
      .paragraph(
        """
        The journeys drawn here are examples, not a sample: from each line of the table of patterns \
        the first ones in the order of the data, as many from each line as there is room for. The \
        letters say nothing about who they are.
        """,
        hasWorkers
          ? "A dotted upright marks where the worker changed; it dates the change and explains nothing."
          : ""),
      outcome.figure(
        plot, "grid", title: "Some journeys",
        reading: "Every panel has the same axes, over the whole range of the scale."),
      tables.patterns.markup, tables.scores.markup,
    ]
  }

  /// Where setbacks beyond error were deepest, and how far ground was regained after them.
  private static func turns(
    _ journey: JourneyDescription, _ place: [Double: Int]
  ) -> [PlottedJourney.Turn] {
    journey.legs.enumerated().compactMap { number, leg in
      guard let at = place[journey.points[leg.to].occasion.position] else { return nil }
      switch leg.kind {
      case .setback: return .init(.setback, at: at)
      case .gain: return number > 0 ? .init(.regained, at: at) : nil
      }
    }
  }

  /// The points at which the worker is another than at the point before.
  private static func workerChanges(_ points: [JourneyPoint]) -> [JourneyPoint] {
    zip(points, points.dropFirst()).compactMap { before, after in
      guard let old = before.worker, let new = after.worker, old != new else { return nil }
      return after
    }
  }
}
