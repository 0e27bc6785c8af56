import Change
import Journeys

/// How journeys look, as tables; cells are named in the chapter and on the first page.
struct JourneyFigures: Sendable {
  private(set) var patterns: ReportTable
  /// What happened to setbacks; nil when the error of measurement is not known.
  private(set) var setbacks: ReportTable?
  private(set) var withSetback: Cell?
  private(set) var halfRegained: Cell?
  private(set) var threshold: Cell?
  private(set) var occasions: Cell?
  /// How often chance alone makes a difference beyond error somewhere; nil where it was not drawn.
  private(set) var attained: Cell?
  /// Whether anybody has two scores.
  let hasJourneys: Bool

  init(_ outcome: Outcome) {
    let all = outcome.found.journeys
    hasJourneys = all.contains { $0.points.count > 1 }
    patterns = ReportTable(
      outcome.id("patterns"), "What the journeys look like",
      columns: ["From the first score to the last", "People", "Share"])
    for group in JourneyGroups(all.map(\.pattern)).groups where group.persons > 0 {
      patterns.add(
        .words(group.pattern.words), [.count(group.persons), .share(group.persons, of: all.count)])
    }
    guard let limit = outcome.found.journeyThreshold else { return }
    var table = ReportTable(
      outcome.id("setbacks"), "Setbacks and ground regained", columns: ["What", "Figure"])
    let fallen = all.compactMap(\.setback).filter { $0.size > limit }
    withSetback = table.fact("People with a setback beyond error", .count(fallen.count))
    halfRegained = table.fact(
      "Of these, at least half of it regained by the last score",
      .count(fallen.count { $0.regained >= $0.size / 2 }))
    table.fact(
      "Of these, all of it regained by the last score",
      .count(fallen.count { $0.regained >= $0.size }))
    occasions = table.fact("Occasions planned", .count(outcome.found.plannedOccasions))
    threshold = table.fact("A difference beyond error is larger than", .limit(limit))
    if let attained = outcome.found.attained {
      self.attained = table.fact(
        "Share of unchanged people with such a difference by chance, on the scores of this scale",
        .share(attained.anyPair))
    }
    setbacks = table
  }
}
