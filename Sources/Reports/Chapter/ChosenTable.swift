import Change
import Journeys
import Scoring

/// The journeys that are drawn: what they look like, and every score.
struct ChosenTables: Sendable {
  /// The most occasions that get a column each.
  private static let mostColumns = 8

  private(set) var patterns: ReportTable
  private(set) var scores: ReportTable

  /// Lists journeys; `changes` counts each one's changes of worker, where the data have workers.
  init(_ outcome: Outcome, _ choice: JourneyChoice, changes: [Int]?) {
    let occasions = outcome.occasions
    let isWide = occasions.count <= Self.mostColumns
    patterns = ReportTable(
      outcome.id("chosen"), "The journeys drawn above, in words",
      columns: ["Who", "From the first score to the last", "Largest setback", "Ground regained"]
        + (changes == nil ? [] : ["Changes of worker"]))
    scores = ReportTable(
      outcome.id("chosen-scores"), "The journeys drawn above, score by score",
      columns: ["Who"]
        + (isWide ? occasions.map { "\(given: $0.label)" } : ["Scores, with their occasions"]))
    for (number, journey) in choice.journeys.enumerated() {
      let name: Entry = .words("\(given: JourneyChoice.name(number))")
      patterns.add(
        name,
        [
          .words(journey.pattern.words), outcome.points(journey.setback?.size),
          outcome.points(journey.setback?.regained),
        ] + (changes.map { [.count($0[number])] } ?? []))
      scores.add(
        name,
        isWide
          ? occasions.map { occasion in
            let point = journey.points.first { $0.occasion.position == occasion.position }
            return .score(point?.value, outcome.digits)
          } : [.words(Self.list(journey, outcome))])
    }
    patterns.note = """
      Setbacks of any size are listed, those within error too, in points of the score.
      """
  }

  private static func list(_ journey: JourneyDescription, _ outcome: Outcome) -> Sentence {
    .joined(
      journey.points.map {
        "\(given: $0.occasion.label): \(given: outcome.digits.score($0.value) ?? "–")"
      }, by: "; ")
  }
}
