import Results
import Tables

/// The tables of a run: each is a CSV file, and a sheet of one workbook.
extension StudyRun {
  /// The name of the workbook.
  static let workbookName = "results.xlsx"

  /// Every table, with what a row of it is.
  var tables: [WorkbookWriter.Sheet] {
    [
      .init("scores", about: "A row per person, occasion, score and metric.", scoresTable),
      .init("refused", about: "A row per row or cell that was set aside, and why.", refusedTable),
      .init("change", about: "A row per person with two or more scores.", changeTable),
      .init("change-summary", about: "A row per outcome: counts and rates.", changeSummaryTable),
      .init("journeys", about: "A row per person with a score: ups and downs.", journeysTable),
      .init("benchmark", about: "A row per \(study.words.service) and outcome.", benchmarkTable),
      .init("rules", about: "A row per count or rate of a rule pack.", rulesTable),
    ]
      + FrameworkTables.sheets(framework)
      + (since == nil
        ? []
        : [
          .init(
            "since", about: "A row per score and occasion of the earlier run, then and now.",
            sinceTable)
        ])
  }

  /// The tables as a workbook; nil when the system has no room for it.
  func workbook(_ tables: [WorkbookWriter.Sheet]) -> [UInt8]? {
    var notes = [
      "It holds rows about people: it is for inside use, not for sharing.",
      "Each sheet is one of the CSV files beside this workbook, made by \(Program.name) "
        + "\(Program.version).",
    ]
    if study.kind == .simulated { notes.insert("Simulated: nobody gave these answers.", at: 0) }
    return WorkbookWriter(title: study.title, notes: notes, sheets: tables).bytes()
  }
}
