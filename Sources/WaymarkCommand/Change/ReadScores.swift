import ArgumentParser
import Journeys
import Platform
import Results
import Scales
import Tables

/// Everybody's scores as the files have them, whether these hold scores or answers.
struct ReadScores {
  let panel: ScorePanel
  let columns: ScoreColumns
  /// The files, where they are read more than once.
  let files: [SourceFile]
  /// The answers, where the files hold those.
  let answers: AnswerFiles?

  /// Reads the files.
  init(
    _ asked: ChangeInputOptions, _ target: ScaleTarget?, attainable: ClosedRange<Double>?,
    _ account: inout PanelAccount
  ) throws {
    if let score = asked.columns.score {
      var columns = asked.columns.columns(
        score: score, attainable: attainable, missingCodes: asked.answers.missingCodes)
      if let target { columns.choose(target) }
      if asked.beside.columns.isEmpty {
        files = []
      } else {
        let tables = try WholeTables(asked.files, columns.table)
        columns.table = tables.layout
        try account.take(tables.notes)
        files = tables.files
      }
      self.columns = columns
      answers = nil
    } else if let target {
      let scored = try AnswerFiles(asked, target, &account)
      (files, columns) = scored.scores(asked, target)
      answers = scored
    } else {
      throw ValidationError(ChangeInputOptions.noScore)
    }
    var gathering = ScoreGathering(columns)
    if files.isEmpty {
      for path in asked.files {
        try gathering.read(try OpenedTable(reading: path, columns.table))
      }
    } else {
      for file in files { try gathering.read(ByteSource(file)) }
    }
    panel = try gathering.panel()
    try account.take(panel)
  }

  /// The scores from the baseline that was asked for, and how many people with a score have none there;
  /// nil where none was asked for.
  func fromBaseline(
    _ asked: ChangeInputOptions
  ) throws -> (panel: ScorePanel, withoutBaseline: Int)? {
    guard let start = asked.beside.start, let within = asked.beside.startWithin else {
      return try asked.times.begun(panel)
    }
    let starts = try BesideScores(start, option: "--start", files, columns, panel).times
    return panel.beginning(within: within, of: starts)
  }
}

extension ScoreColumns {
  /// Chooses the rows of a scale's score, where the file says which is which.
  mutating func choose(_ target: ScaleTarget) {
    let wanted = [target.scale.id, target.definition.id, target.metric.id]
    choices = zip(["scale", "score", "metric"], wanted).map {
      Choice(column: $0, value: $1, isRequired: false)
    }
    choices[0].notComparable = Set(target.scale.lineage.notComparableWith)
  }
}
