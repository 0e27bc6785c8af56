import Reports
import Results
import Tables

/// The tables of what was found about the outcomes of a framework: long, each row one thing, with the ids of
/// outcomes and indicators that `framework.csv` explains.
///
/// What is missing or withheld is an empty cell; `status` says which, and `reason` why. None has the name of a
/// file of records, so that no folder of records looks like that of an earlier run.
enum FrameworkTables {
  /// One table.
  struct Entry {
    /// The name of the file, and of the sheet.
    let name: String
    /// What a row of it is.
    let about: String
    /// Makes it.
    let table: (FrameworkFindings) -> ResultTable
  }

  /// All of them, in their order.
  static var all: [Entry] {
    [
      Entry(
        name: "framework",
        about:
          "A row per indicator of the framework: its outcome, who chose it, what it is read from.",
        table: \.frameworkTable),
      Entry(
        name: "distances",
        about:
          "A row per person and indicator: start, review, what lies between, or why it is not known.",
        table: \.distancesTable),
      Entry(
        name: "distance-summary", about: "A row per indicator: how far people have come.",
        table: \.distanceSummaryTable),
      Entry(
        name: "states",
        about: "A row per state and figure: whether it came, held, was lost and regained.",
        table: \.statesTable),
      Entry(
        name: "order",
        about:
          "A row per score, state and figure: which goes before the other, or why it is not told.",
        table: \.orderTable),
      Entry(
        name: "goal-summary", about: "A row per outcome: the goals people set, counted.",
        table: \.goalSummaryTable),
      Entry(
        name: "observation-summary", about: "A row per indicator and figure: what was noticed.",
        table: \.observationSummaryTable),
      Entry(
        name: "engagement", about: "A row per figure: contacts, support, breaks, endings.",
        table: \.engagementTable),
      Entry(
        name: "times",
        about:
          "A row per score or outcome and figure: first gains, time frames, falls, what followed.",
        table: \.timesTable),
      Entry(
        name: "own-words",
        about: "A row per note, quote or picture that may be read inside; listed names are masked.",
        table: \.ownWordsTable),
      Entry(
        name: "consent-summary",
        about: "A row per part of the record and use: what people agreed to.",
        table: \.consentSummaryTable),
    ]
  }

  /// The tables as sheets; none where the study names no framework.
  static func sheets(_ found: FrameworkFindings?) -> [WorkbookWriter.Sheet] {
    guard let found else { return [] }
    return all.map { WorkbookWriter.Sheet($0.name, about: $0.about, $0.table(found)) }
  }
}
