import Change
import Journeys
import Reports
import Results
import Scales
import Scoring

/// The tables of a run that have rows about people.
extension StudyRun {
  /// `scores.csv`: a row per person, occasion, score and metric.
  var scoresTable: ResultTable {
    var table = ResultTable(columns: [
      "service", "person", "occasion", "scale", "score", "metric", "value", "answered", "items",
      "status", "reason",
    ])
    for journey in panel.journeys {
      for entry in journey.entries {
        for (scale, scores) in zip(scales, entry.scores) {
          for (definition, score) in zip(scale.scores, scores) {
            for (position, metric) in definition.metrics.enumerated() {
              table.rows.append([
                .text(journey.person.service), .text(journey.person.id),
                .text(entry.occasion.label), .text(scale.id), .text(definition.id),
                .text(metric.id), .number(score.value(metric: position)),
                .integer(score.answered), .integer(score.items), .text(score.status.rawValue),
                .text(score.reason?.words),
              ])
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

  /// `change.csv`: a row per person with two or more scored occasions.
  var changeTable: ResultTable {
    var table = ResultTable(columns: [
      "service", "person", "first_occasion", "last_occasion", "first", "last", "change", "index",
      "category", "scale", "score", "metric",
    ])
    for found in findings {
      for change in found.change.cases {
        table.rows.append(
          [
            .text(change.person.service), .text(change.person.id),
            .text(change.first.occasion.label), .text(change.last.occasion.label),
            .number(change.first.value), .number(change.last.value), .number(change.change),
            .number(change.index), .text(change.category?.rawValue),
          ] + found.key)
      }
    }
    return table
  }

  /// `journeys.csv`: a row per person with a score, with the ups and downs on the way.
  var journeysTable: ResultTable {
    var table = ResultTable(columns: [
      "service", "person", "occasions", "first_occasion", "last_occasion", "first", "last",
      "best_occasion", "best", "setback_occasion", "setback", "regained", "threshold", "pattern",
      "scale", "score", "metric",
    ])
    for found in findings {
      for journey in found.journeys {
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
          ] + found.key)
      }
    }
    return table
  }
}

extension OutcomeFindings {
  /// The last columns of every table: which number of which scale it is about.
  var key: [ResultTable.Cell] { [.text(scale.id), .text(definition.id), .text(metric.id)] }
}
