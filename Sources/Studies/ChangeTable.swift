import Change
import Journeys
import Reports
import Results
import Scales
import Scoring

extension StudyRun {
  /// `change.csv`: a row per person with two or more scored occasions. The facts stand beside the
  /// method's category; probabilities are of true change towards better.
  var changeTable: ResultTable {
    var table = ResultTable(columns: [
      "service", "person", "first_occasion", "last_occasion", "first", "last", "change", "index",
      "category", "reliable", "could_improve", "true_change", "true_change_low",
      "true_change_high", "p_true_better", "scale", "score", "metric",
    ])
    for found in findings {
      let sign = found.definition.direction.sign
      for change in found.changes.cases {
        let truth = change.trueChange
        table.rows.append(
          [
            .text(change.person.service), .text(change.person.id),
            .text(change.first.occasion.label), .text(change.last.occasion.label),
            .number(change.first.value), .number(change.last.value), .number(change.change),
            .number(change.index), .text(change.category?.rawValue),
            .truth(change.facts?.isReliable), .truth(change.facts?.couldImprove),
            .number(truth?.change.value), .number(truth?.change.interval?.lower),
            .number(truth?.change.interval?.upper),
            .number(truth.map { sign > 0 ? $0.probabilityAboveZero : 1 - $0.probabilityAboveZero }),
          ] + found.key)
      }
    }
    return table
  }
}

extension ResultTable.Cell {
  /// `true` or `false`, or `missing` where it is not known.
  static func truth(_ value: Bool?) -> ResultTable.Cell {
    .text(value.map { $0 ? "true" : "false" })
  }
}
