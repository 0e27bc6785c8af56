import Journeys
import Outcomes
import Reports
import Results
import Scales

extension FrameworkFindings {
  /// `distance-summary.csv`: a row per indicator, each by itself.
  ///
  /// Of the people in `missing_both`, `withheld` are those whose consent does not cover the part of the
  /// record. Counts of what an indicator is not read as (numbers, states, levels) are empty.
  var distanceSummaryTable: ResultTable {
    var withheld: [String: Int] = [:]
    for found in distances where found.consent != .covered {
      withheld[found.subject.indicator.id, default: 0] += 1
    }
    return ResultTable(
      columns: [
        "outcome", "indicator", "kind", "record", "people", "known", "missing_start",
        "missing_review", "missing_both", "withheld", "not_applicable", "mean_start", "mean_review",
        "mean_distance", "conf.low", "conf.high", "towards", "no_reliable_change", "away",
        "not_judged", "gained", "kept", "lost", "not_yet", "higher", "same", "lower", "status",
        "reason",
      ],
      rows: distance.rows.map { row in
        names(row) + Self.counts(row, withheld: withheld[row.outcome] ?? 0) + Self.numbers(row)
          + Self.moves(row) + Self.standing(row)
      })
  }

  private func names(_ row: DistanceTravelled.Row) -> [ResultTable.Cell] {
    let subject = framework.indicator(row.outcome)
    return [
      .text(subject?.outcome.id), .text(row.outcome), .text(row.isHard ? "hard" : "soft"),
      .text(subject?.indicator.kind.rawValue),
    ]
  }

  private static func counts(
    _ row: DistanceTravelled.Row, withheld: Int
  ) -> [ResultTable.Cell] {
    let missing = OutcomeDistance.Missing.allCases.map { row.missing[$0] ?? 0 }
    let people = row.known + missing.reduce(0, +) + row.notApplicable
    let counts = [people, row.known] + missing + [withheld, row.notApplicable]
    return counts.map { .integer($0) }
  }

  private static func numbers(_ row: DistanceTravelled.Row) -> [ResultTable.Cell] {
    let numbers = try? row.numbers?.get()
    let isJudged = numbers?.ways[.notJudged] == nil
    func way(_ way: OutcomeDistance.Way) -> ResultTable.Cell {
      .count(numbers.flatMap { isJudged == (way != .notJudged) ? $0.ways[way] ?? 0 : nil })
    }
    return [
      .number(numbers?.first), .number(numbers?.last), .number(numbers?.distance.value),
      .number(numbers?.distance.interval?.lower), .number(numbers?.distance.interval?.upper),
      way(.towards), way(.neither), way(.away), way(.notJudged),
    ]
  }

  private static func moves(_ row: DistanceTravelled.Row) -> [ResultTable.Cell] {
    func move(_ move: OutcomeDistance.Move) -> ResultTable.Cell {
      .count(row.states.map { $0[move] ?? 0 })
    }
    return [
      move(.gained), move(.kept), move(.lost), move(.notYet), .count(row.levels?.higher),
      .count(row.levels?.same), .count(row.levels?.lower),
    ]
  }

  private static func standing(_ row: DistanceTravelled.Row) -> [ResultTable.Cell] {
    if case .failure(let why)? = row.numbers { return [.text("withheld"), .text(why.reason)] }
    return row.known > 0
      ? [.text("known"), .missing]
      : [.text("missing"), .text("nobody has a start and a review")]
  }
}
