import Change
import Journeys
import Reports
import Results
import Scales
import Scoring

extension StudyRun {
  /// `journeys.csv`: a row per person with a score, with the ups and downs on the way; who did not agree that
  /// their journey is shown as one has none.
  var journeysTable: ResultTable {
    var table = ResultTable(columns: [
      "service", "person", "occasions", "first_occasion", "last_occasion", "first", "last",
      "best_occasion", "best", "setback_occasion", "setback", "regained", "threshold", "pattern",
      "net_change", "net_low", "net_high", "best_change", "best_low", "best_high",
      "gain_occasion", "gain", "gain_seen_again", "gain_kept", "setbacks", "events",
      "share_in_range", "cut_off", "lack_of_fit_p", "own_sd", "own_sd_exceeds_error",
      "exceeds_plan", "scale", "score", "metric",
    ])
    for found in findings {
      // The first that the file gives for the metric; the column says which.
      let cutOff = found.definition.cutOffs.first { $0.metric == found.metric.id }
      for journey in found.drawn {
        guard let first = journey.points.first, let last = journey.points.last else { continue }
        table.rows.append(
          [
            .text(journey.person.service), .text(journey.person.id),
            .integer(journey.points.count), .text(first.occasion.label),
            .text(last.occasion.label), .number(first.value), .number(last.value),
            .text(journey.best.occasion.label), .number(journey.best.value),
            .text(journey.setback?.occasion.label), .number(journey.setback?.size),
            .number(journey.setback?.regained), .number(found.journeyThreshold),
            .text(journey.pattern.rawValue),
          ] + Self.changes(journey) + Self.turns(journey) + [
            .number(cutOff.map { journey.shareInRange($0.includes) }), .text(cutOff?.id),
            .number(journey.line?.lackOfFitPValue),
            .number(journey.variability?.standardDeviation),
            .truth(journey.variability?.exceedsError), .truth(journey.exceedsPlan),
          ] + found.key)
      }
    }
    return table
  }

  private static func changes(_ journey: JourneyDescription) -> [ResultTable.Cell] {
    [journey.netChange, journey.bestChange].flatMap { change -> [ResultTable.Cell] in
      [
        .number(change?.value), .number(change?.interval?.lower),
        .number(change?.interval?.upper),
      ]
    }
  }

  private static func turns(_ journey: JourneyDescription) -> [ResultTable.Cell] {
    let isJudged = journey.yardstick != nil
    let gain = journey.gain
    let events = journey.events.map { event in
      "\(event.kind.rawValue) \(journey.points[event.at].occasion.label) \(event.standing.rawValue)"
    }
    return [
      .text(gain.map { journey.points[$0.at].occasion.label }), .number(gain?.size),
      .truth(gain?.wasSeenAgain), .truth(gain?.isKept),
      .count(isJudged ? journey.setbacks.count : nil),
      .text(isJudged && !events.isEmpty ? events.joined(separator: "; ") : nil),
    ]
  }
}
