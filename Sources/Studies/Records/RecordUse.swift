import Documents
public import Journeys
public import Results
public import Tables

extension Study {
  /// What is on record of people beside their answers: which files, and the day of reckoning.
  ///
  ///     records:
  ///       until: 2026-06-30
  ///       consent: consent.csv
  ///       outcomes: {file: outcomes.xlsx, sheet: Housing, columns: {person: Client No}}
  public struct RecordUse: Sendable, Hashable {
    /// One file of records.
    public struct File: Sendable, Hashable {
      /// What it holds.
      public var kind: RecordFile.Kind
      /// The file and how the table stands in it.
      public var data: DataFile
    }

    /// The day of reckoning, counted from 1970-01-01: what is still so is so on it, and consent is judged
    /// on it.
    public var until: Int
    /// Whether the day or the month stands first in dates; nil where the files show it.
    public var dates: DateOrder?
    /// The files, in the order of their kinds.
    public var files: [File]
    /// Where it stands in the study file.
    public var place: Place
  }
}

extension Study.RecordUse {
  /// Reads what a study file says under `records`.
  init?(_ reader: ObjectReader, _ reading: Reading) {
    var object = reader
    let day = object.node("until")
    let order = object.optionalChoice("date_order", DateOrder.self)
    var files: [File] = []
    for kind in RecordFile.Kind.allCases {
      guard let node = object.optionalNode(kind.rawValue) else { continue }
      let nodes: [Node] = if case .array(let several) = node.kind { several } else { [node] }
      files += nodes.compactMap { DataFile($0, reading, default: TableLayout()) }.map {
        File(kind: kind, data: $0)
      }
    }
    object.finish()
    guard let day, let text = day.stringValue(reading) else { return nil }
    guard let until = DateForm.yearMonthDay.day(Array(text.utf8)[...]) else {
      reading.report(
        .documentValue, at: day.place, "'until' is a day.",
        help: "Write the day up to which the records go as yyyy-mm-dd.")
      return nil
    }
    self.init(until: until, dates: order, files: files, place: object.place)
  }
}
