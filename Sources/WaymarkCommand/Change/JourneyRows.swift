import Change
import Journeys
import Scales

/// The rows of `waymark journeys`: a row per person with a score.
struct JourneyRows: Sendable {
  let panel: ScorePanel
  /// Persons with a score, in the order of the panel.
  let persons: [Int]
  let direction: ScoreDefinition.Direction
  let yardstick: JourneyYardstick?
  let range: ChangeRule.Range?
  let mostScores: Int
  let window: TimeWindow?
  /// What the journeys written so far look like.
  let patterns = PatternCounts()

  /// The names of the cells.
  var columns: [String] {
    ["person"] + (panel.hasServices ? ["service"] : []) + [
      "scores", "first_time", "last_time", "first", "last", "change", "conf.low", "conf.high",
      "pattern", "best", "best_time", "best_change", "gain_time", "gain_size", "gain_seen_again",
      "gain_kept", "gains_held", "setbacks", "setbacks_held", "largest_setback", "setback_time",
      "regained", "share_in_range", "slope", "slope_p", "line_lack_of_fit_p", "own_spread",
      "swings_beyond_error", "exceeds_plan", "placement",
    ]
  }

  /// Who describes journeys, one after the other.
  func analyst() -> JourneyAnalyst {
    JourneyAnalyst(direction: direction, yardstick: yardstick, mostScores: mostScores)
  }

  /// Writes the rows of some of the persons, and counts their patterns.
  func write(_ range: Range<Int>, to writer: inout RowWriter, _ analyst: inout JourneyAnalyst) {
    var counts = PatternCounts.Some()
    for position in range {
      let person = persons[position]
      let scores = panel.scores(person)
      let facts = analyst.facts(scores, times: panel.times, values: panel.values)
      counts.add(facts.pattern)
      writer.text(panel.id(person))
      if panel.hasServices { writer.text(panel.service(person)) }
      write(facts, scores, to: &writer)
      writer.end(isLast: position == persons.count - 1)
    }
    patterns.add(counts)
  }

  private func write(_ facts: JourneyFacts, _ scores: Range<Int>, to writer: inout RowWriter) {
    let (first, last) = (scores.lowerBound, scores.upperBound - 1)
    let isPair = facts.scores > 1
    writer.integer(facts.scores)
    writer.time(panel.times[first], panel.coding)
    writer.time(panel.times[last], panel.coding)
    writer.number(panel.values[first])
    writer.number(panel.values[last])
    writer.number(isPair ? facts.netChange : nil)
    let reach = isPair ? facts.pairThreshold : nil
    writer.number(reach.map { facts.netChange - $0 })
    writer.number(reach.map { facts.netChange + $0 })
    writer.word(facts.pattern.rawValue)
    writer.number(panel.values[first + facts.best])
    writer.time(panel.times[first + facts.best], panel.coding)
    writer.number(isPair ? facts.bestChange : nil)
    writer.time(facts.gain.map { panel.times[first + $0.at] }, panel.coding)
    writer.number(facts.gain?.size)
    writer.flag(facts.gain?.wasSeenAgain)
    writer.flag(facts.gain?.isKept)
    let isJudged = isPair && facts.threshold != nil
    writer.integer(isJudged ? facts.heldGains : nil)
    writer.integer(isJudged ? facts.setbacks : nil)
    writer.integer(isJudged ? facts.heldSetbacks : nil)
    writer.number(facts.largestSetback)
    writer.time(facts.setbackAt.map { panel.times[first + $0] }, panel.coding)
    writer.number(facts.regained)
    writer.number(shareInRange(scores))
    writer.number(facts.line?.slope)
    writer.number(facts.line?.pValue)
    writer.number(facts.line?.lackOfFitPValue)
    writer.number(facts.variability?.standardDeviation)
    writer.flag(facts.variability?.exceedsError)
    writer.flag(isJudged ? facts.exceedsPlan : nil)
    writer.word(isPair ? window?.placement(of: scores, in: panel).rawValue : nil)
  }

  private func shareInRange(_ scores: Range<Int>) -> Double? {
    guard let range else { return nil }
    var inside = 0
    for at in scores where !range.isBeyond(panel.values[at], direction) { inside += 1 }
    return Double(inside) / Double(scores.count)
  }
}
