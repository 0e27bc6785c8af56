import Journeys
import Platform
import Psychometrics
import Results
import Scales
import Scoring
import Tables

/// The answers of a study: every file read, corrected, and services named as they are called now.
struct StudyData {
  /// The files as they are stored.
  private(set) var files: [SourceFile] = []
  /// The list of corrections, where there is one.
  private(set) var corrections: SourceFile?
  /// Usable rows, file after file.
  private(set) var rows: [SurveyRow] = []
  /// Rows of the files, usable or not.
  private(set) var rowCount = 0
  /// What was set aside.
  private(set) var setAside: [Diagnostic] = []
  /// What is worth knowing.
  private(set) var notes: [Diagnostic] = []
  /// What the audit of each file found.
  private(set) var audit: [Diagnostic] = []

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - study: the study.
  ///   - mapping: which column holds what.
  ///   - folder: the folder of the study file.
  ///   - quarter: the last quarter that counts; nil for every row.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…`, `correction.…` or those of the kinds of files.
  init(
    _ study: Study, _ mapping: SurveyMapping, in folder: String, to quarter: Quarter?
  ) throws(RefusedInput) {
    var list: Corrections?
    if let name = study.corrections {
      let file = try SourceFile(reading: Folder.resolve(name, from: folder), name: name)
      list = try Corrections(
        reading: file, person: mapping.person, service: mapping.service,
        occasion: mapping.occasion)
      corrections = file
    }
    var uses = list?.list.map { _ in 0 } ?? []
    for data in study.files {
      let file = try SourceFile(
        reading: Folder.resolve(data.file, from: folder), name: data.file)
      var layout = data.table
      layout.corrections = list
      let text = try TableText(file, layout)
      for (position, count) in text.corrections.enumerated() { uses[position] += count }
      var own = mapping
      own.table = layout.reading(text)
      for position in own.scales.indices {
        own.scales[position] = try own.scales[position].declaring(text.columns, in: data.file)
      }
      try read(text, own)
      files.append(file)
    }
    if let list {
      if let refusal = list.refusal(uses: uses) { throw refusal }
      note(list)
    }
    if let quarter { try leaveOut(laterThan: quarter, study) }
    for change in study.serviceChanges { note(change, rows: change.rename(&rows)) }
  }

  private mutating func read(
    _ text: TableText, _ mapping: SurveyMapping
  ) throws(RefusedInput) {
    var reader = try SurveyReader(text.file, mapping: mapping)
    rows += try reader.rows()
    rowCount += reader.rowCount
    setAside += reader.setAside
    notes +=
      text.notes + reader.formNotes + reader.notes.map { $0.diagnostic(in: reader.fileName) }
    audit += zip(mapping.scales, reader.tallies).flatMap { columns, tally in
      BatchAudit(
        tally, of: columns.scale, file: reader.fileName, columns: columns.columns
      ).findings
    }
  }

  /// Leaves out the rows of days after a quarter.
  private mutating func leaveOut(
    laterThan quarter: Quarter, _ study: Study
  ) throws(RefusedInput) {
    guard let dates = study.dates else {
      throw RefusedInput([
        Diagnostic(
          .studyQuarter, at: Place(file: study.scales.first?.place.file ?? study.id),
          "A quarter was asked for, and the occasions of the study are no dates.",
          help: "Write 'occasions: {by: quarter}' and name the column of the date as the occasion.")
      ])
    }
    let last = quarter.lastDay(yearStarts: dates.yearStarts)
    let before = rows.count
    rows.removeAll { ($0.occasion.day ?? Int.min) > last }
    let later = before - rows.count
    rowCount -= later
    guard later > 0 else { return }
    notes.append(
      Diagnostic(
        .rowsLater, at: Place(file: files.first?.name ?? ""),
        "\(later == 1 ? "1 row is" : "\(later) rows are") of days after "
          + "\(quarter.label(yearStarts: dates.yearStarts)), which was asked for, and not counted.",
        help: "Nothing need be done: they count in the runs of later quarters."))
  }

  private mutating func note(_ list: Corrections) {
    let count = list.list.count
    guard count > 0 else { return }
    notes.append(
      Diagnostic(
        .correctionsApplied, at: Place(file: corrections?.name ?? ""),
        "\(count == 1 ? "1 correction was" : "\(count) corrections were") made in the data, as the list says.",
        help: "The list says who corrected what and why; the files of the data are as they were."))
  }

  private mutating func note(_ change: ServiceChange, rows: Int) {
    notes.append(
      Diagnostic(
        .serviceRenamed, at: change.place,
        "\(rows == 1 ? "1 row counts" : "\(rows) rows count") as '\(change.to)', which the data call otherwise.",
        help: rows > 0
          ? "Figures of earlier runs may name the services as they were called then."
          : "No row has such a name: see how the data write it."))
  }
}
