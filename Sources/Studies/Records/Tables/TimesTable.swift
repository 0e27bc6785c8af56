import Models
import Outcomes
import Reports
import Results
import Scales

extension FrameworkFindings {
  /// The months by which it is told how many had gained.
  private static let monthsOfGain = [6, 12, 24]

  /// `times.csv`: a row per question, score or outcome, and figure.
  var timesTable: ResultTable {
    var table = ResultTable(columns: ["question", "outcome", "indicator"] + FigureRow.columns)
    func add(_ question: String, _ subject: [ResultTable.Cell], _ rows: [FigureRow]) {
      table.rows += rows.map { [.text(question)] + subject + $0.cells }
    }
    for gain in firstGains { add("first gain", gain.score.ids, Self.rows(gain.answer)) }
    for window in windows?.rows ?? [] {
      add("time frame", [.text(window.window.id), .missing], Self.rows(window))
    }
    for open in openAnswering { add("falls and trust", open.score.ids, Self.rows(open.answer)) }
    for change in workerChanges {
      add("change of worker", change.score.ids, Self.rows(change.answer))
    }
    return table
  }

  private static func rows(_ gain: Result<FirstGain, Withheld>) -> [FigureRow] {
    switch gain {
    case .failure(let why): return [.withheld("people", why: why)]
    case .success(let gain):
      let counts: [FigureRow] = [
        .count("people", n: gain.people), .count("gained", n: gain.gained, of: gain.people),
        .count("not yet", n: gain.notYet, of: gain.people),
        .count("one score only", n: gain.onlyFirst, of: gain.people),
      ]
      let ended = gain.ended.sorted { $0.key < $1.key }.map {
        FigureRow.count("followed no further", $0.key, n: $0.value, of: gain.people)
      }
      return counts + ended + curve(gain.seen, "on the day it was seen")
        + curve(gain.earliest, "on the occasion before")
    }
  }

  private static func curve(_ curve: FirstGain.Curve, _ category: String) -> [FigureRow] {
    let method =
      switch curve {
      case .oneEnd: "kaplan-meier"
      case .severalEnds: "aalen-johansen"
      }
    return monthsOfGain.map { months in
      guard var share = curve.gained(by: Double(months)) else {
        return .missing(
          "share gained", category, months: months, why: "nobody was followed for so long")
      }
      share.value = min(1, max(0, share.value))
      return .estimate(
        "share gained", category, months: months, value: share,
        method: share.interval.map { "\(method), \($0.method)" } ?? method)
    }
  }

  private static func rows(_ window: AskingTimes.Row) -> [FigureRow] {
    AskingWindow.Standing.allCases.map {
      .count("people", $0.rawValue, n: window.count($0), of: window.standings.count)
    }
  }

  private static func rows(_ open: OpenAnswering) -> [FigureRow] {
    let falls = open.falls.values.reduce(0, +)
    let counts: [FigureRow] = [
      .count("people with a fall", n: open.withFall, of: open.people), .count("falls", n: falls),
    ]
    let trust = FallWithTrust.Trust.allCases.map {
      FigureRow.count("trust meanwhile", $0.rawValue, n: open.falls[$0] ?? 0, of: falls)
    }
    return counts + trust
  }

  private static func rows(_ change: AfterChange) -> [FigureRow] {
    let counts: [FigureRow] = [
      .count("people", n: change.people),
      .count("people with several", n: change.withSeveral, of: change.people),
      .count("with a score on both sides", n: change.paired, of: change.people),
    ]
    let unpaired = LevelAroundEvent.Absence.allCases.map {
      FigureRow.count("without", $0.rawValue, n: change.unpaired[$0] ?? 0, of: change.people)
    }
    let people = counts + unpaired
    switch change.level {
    case .failure(let why): return people + [.withheld("mean change", why: why)]
    case .success(let level):
      let directions = AfterChange.Direction.allCases.compactMap { direction in
        level.directions.map {
          FigureRow.count(
            "beyond error", direction.rawValue, n: $0[direction] ?? 0, of: change.paired)
        }
      }
      return people + [
        .estimate("mean before", n: change.paired, value: Estimate(value: level.before)),
        .estimate("mean after", n: change.paired, value: Estimate(value: level.after)),
        .estimate("mean change", n: change.paired, value: level.change),
      ] + directions
    }
  }
}
