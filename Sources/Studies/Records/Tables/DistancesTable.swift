import Journeys
import Outcomes
import Reports
import Results
import Scales
import Scoring
import Tables

extension FrameworkFindings {
  /// `distances.csv`: a row per person and indicator.
  ///
  /// `start`, `review` and `distance` are numbers; of a level or an answer the places in their order, from 1.
  /// States, levels and answers stand by their ids in `start_state` and `review_state`.
  var distancesTable: ResultTable {
    ResultTable(
      columns: [
        "service", "person", "outcome", "indicator", "kind", "record", "start_day", "start",
        "start_state", "review_day", "review", "review_state", "distance", "move", "status",
        "reason",
      ],
      rows: distances.map { found in
        let subject = found.subject
        let person: [ResultTable.Cell] = [.text(found.person.service), .text(found.person.id)]
        let kinds: [ResultTable.Cell] = [
          .text(subject.outcome.kind.rawValue), .text(subject.indicator.kind.rawValue),
        ]
        return person + subject.ids + kinds + Self.cells(found.start) + Self.cells(found.review)
          + Self.cells(found)
      })
  }

  private static func cells(_ standpoint: PersonDistance.Standpoint?) -> [ResultTable.Cell] {
    [
      .text(standpoint?.day.map(DayNumber.text)), .number(standpoint?.number),
      .text(standpoint?.name),
    ]
  }

  private static func cells(_ found: PersonDistance) -> [ResultTable.Cell] {
    guard found.consent == .covered else {
      return [.missing, .missing, .text("withheld"), .text("consent \(found.consent.rawValue)")]
    }
    return switch found.distance {
    case .number(let first, let last, let way):
      [.number(last - first), .text(way.rawValue), .text("known"), .missing]
    case .level(let first, let last):
      [
        .integer(last - first), .text(last > first ? "higher" : last < first ? "lower" : "same"),
        .text("known"), .missing,
      ]
    case .state(let move): [.missing, .text(move.rawValue), .text("known"), .missing]
    case .notKnown(let what): [.missing, .missing, .text("missing"), .text(what.rawValue)]
    case .notApplicable: [.missing, .missing, .text("not applicable"), .text("not theirs")]
    }
  }
}
