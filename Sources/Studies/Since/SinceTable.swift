import Reports
import Results

extension StudyRun {
  /// `since.csv`: a row per score and occasion of the earlier run, then and now.
  var sinceTable: ResultTable {
    ResultTable(
      columns: [
        "occasion", "n_then", "mean_then", "n_now", "mean_now", "changed", "scale", "score",
        "metric",
      ],
      rows: (since?.figures ?? []).map { figure in
        [
          .text(figure.occasion), .integer(figure.nThen), .number(figure.meanThen),
          .integer(figure.nNow), .number(figure.meanNow),
          .text(figure.hasChanged ? "yes" : "no"), .text(figure.scale), .text(figure.scoreID),
          .text(figure.metric),
        ]
      })
  }
}
