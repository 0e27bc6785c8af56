import Change
import Journeys
import Reports
import Results
import Scales
import Scoring
import Tables

/// The tables of a run that have rows about people.
extension StudyRun {
  /// `scores.csv`: a row per person, occasion, score and metric; where consent is on record, with whether the
  /// person agreed to be counted in what is shared.
  var scoresTable: ResultTable {
    let review = records.flatMap { $0.review.hasConsent ? $0.review : nil }
    var table = ResultTable(
      columns: [
        "service", "person", "occasion", "date", "scale", "score", "metric", "value", "answered",
        "items", "status", "reason",
      ] + (review == nil ? [] : [ScoreList.sharingColumn]))
    for journey in panel.journeys {
      let sharing: [ResultTable.Cell] =
        review.map { [.text($0.covers(journey.person, .scores, .shared) ? "yes" : "no")] } ?? []
      for entry in journey.entries {
        for (scale, scores) in zip(scales, entry.scores) {
          for (definition, score) in zip(scale.scores, scores) {
            for (position, metric) in definition.metrics.enumerated() {
              let cells: [ResultTable.Cell] = [
                .text(entry.service), .text(journey.person.id),
                .text(entry.occasion.label), .text(entry.occasion.day.map(DayNumber.text)),
                .text(scale.id), .text(definition.id),
                .text(metric.id), .number(score.value(metric: position)),
                .integer(score.answered), .integer(score.items), .text(score.status.rawValue),
                .text(score.reason?.words),
              ]
              table.rows.append(cells + sharing)
            }
          }
        }
      }
    }
    return table
  }

  /// `refused.csv`: a row per row or cell set aside, without the values that stand there.
  var refusedTable: ResultTable {
    ResultTable(
      columns: ["file", "line", "column", "field", "what", "code", "reason", "way_out"],
      rows: account.setAside.map { diagnostic in
        [
          .text(diagnostic.place.file), diagnostic.place.line.map { .integer($0) } ?? .missing,
          diagnostic.place.column.map { .integer($0) } ?? .missing,
          .text(diagnostic.place.field), .text(diagnostic.code.concernsOneCell ? "cell" : "row"),
          .text(diagnostic.code.rawValue), .text(diagnostic.message), .text(diagnostic.help),
        ]
      })
  }
}

extension OutcomeFindings {
  /// The last columns of every table: which number of which scale it is about.
  var key: [ResultTable.Cell] { [.text(scale.id), .text(definition.id), .text(metric.id)] }
}
