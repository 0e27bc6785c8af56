import ArgumentParser
import Journeys
import Platform
import Results
import Tables

/// Which columns of the files hold what, and how times are written.
struct ScoreFileOptions: ParsableArguments {
  @Option(help: "Column of the person's id.")
  var id = "id"

  @Option(help: "Column of the time: numbers, dates as yyyy-mm-dd, or words named with --waves.")
  var time: String

  @Option(help: "Column of the score, in files of scores; for answers name the scale instead.")
  var score: String?

  @Option(help: "Column of the service; then service and id together are the person.")
  var service: String?

  @Option(help: "The words that times are, in their order: Baseline,Review.")
  var waves: String?

  @Option(help: "Today as yyyy-mm-dd: later dates are set aside.")
  var today: String?

  @Option(help: "Of files with several scores, as 'waymark score' writes them: the scale.")
  var scaleId: String?

  @Option(help: "The same: the score.")
  var scoreId: String?

  @Option(help: "The same: the metric.")
  var metric: String?

  @OptionGroup(title: "How the table stands in its file") var table: TableOptions

  func validate() throws {
    if let today, DayNumber.value(Array(today.utf8)[...]) == nil {
      throw ValidationError("--today is a day, as yyyy-mm-dd.")
    }
    let names = waveNames ?? []
    if waves != nil && (names.isEmpty || names.contains("") || Set(names).count < names.count) {
      throw ValidationError("--waves names every wave once: Baseline,Review.")
    }
  }

  /// The names of the waves.
  var waveNames: [String]? {
    waves?.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// The columns of a file of scores.
  ///
  /// - Parameters:
  ///   - score: the column of the score.
  ///   - attainable: the scores that can be had.
  ///   - missingCodes: texts that stand for no score, beside the empty cell.
  /// - Returns: what to read.
  func columns(
    score: String, attainable: ClosedRange<Double>?, missingCodes: Set<String>
  ) -> ScoreColumns {
    var columns = ScoreColumns(id: id, time: time, score: score)
    columns.service = service
    columns.times = waveNames.map { .waves($0) }
    columns.today = today.flatMap { DayNumber.value(Array($0.utf8)[...]) }
    columns.attainable = attainable
    columns.missingCodes = missingCodes
    columns.table = table.layout
    columns.choices = [("scale", scaleId), ("score", scoreId), ("metric", metric)].map {
      ScoreColumns.Choice(column: $0.0, value: $0.1, isRequired: $0.1 != nil)
    }
    return columns
  }
}
