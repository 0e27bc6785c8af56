import ArgumentParser
import Change
import Distributions
import Journeys
import Platform
import Psychometrics
import Results
import Scales
import Scoring
import Tables

/// Files of answers in memory, and the same scored.
struct AnswerFiles {
  private let files: [SourceFile]
  private let columns: [SurveyMapping.ScaleColumns]
  private let stream: ScoreStream.Options
  private var scored: [SourceFile] = []

  /// Reads and scores the files.
  init(
    _ options: ChangeInputOptions, _ target: ScaleTarget, _ account: inout PanelAccount
  ) throws {
    columns = try options.items.columns(
      of: [target.scale], options.catalog.catalog, options.answers)
    var stream = ScoreStream.Options()
    stream.id = options.columns.id
    stream.kept =
      [options.columns.time] + (options.columns.service.map { [$0] } ?? [])
      + options.beside.columns
    stream.missingCodes = options.answers.missingCodes
    stream.table = options.columns.table.layout
    stream.showsLines = true
    stream.tallies = false
    if let name = ScoreStream.clash([target.scale], stream) {
      throw ValidationError("A column beside the answers cannot be called '\(name)' here.")
    }
    let tables = try WholeTables(options.files, stream.table)
    stream.table = tables.layout
    try account.take(tables.notes)
    self.stream = stream
    files = tables.files
    for file in files { scored.append(try score(file, target, &account)) }
  }

  private func score(
    _ file: SourceFile, _ target: ScaleTarget, _ account: inout PanelAccount
  ) throws -> SourceFile {
    var text = ScoreStream.head([target.scale], stream)
    var rows = try ScoreStream(ByteSource(file), columns, stream)
    while let batch = try rows.next() {
      for part in batch.texts { text += part }
      try account.take(batch.setAside.map { rows.diagnostic($0) })
    }
    try account.take(rows.notes + rows.readings.map { $0.diagnostic(in: file.name) })
    return SourceFile(name: file.name, bytes: text)
  }

  /// The scores as files of scores, and the columns they have.
  func scores(
    _ options: ChangeInputOptions, _ target: ScaleTarget
  ) -> (files: [SourceFile], columns: ScoreColumns) {
    var columns = options.columns.columns(
      score: "value", attainable: nil, missingCodes: [])
    columns.id = "id"
    columns.line = "line"
    columns.table = TableLayout()
    columns.choose(target)
    return (scored, columns)
  }

  /// The error of measurement from alpha and spread of people's first answers.
  ///
  /// - Throws: `Withheld` when fewer than fifteen people answered every item of their first occasion.
  func error(_ target: ScaleTarget, _ panel: ScorePanel) throws(Withheld) -> MeasurementError {
    var moments = ItemMoments(target.definition, of: target.scale)
    for (position, file) in files.enumerated() {
      if let first = firstAnswers(file, lines: panel.firstLines(file: position), target) {
        moments.add(first)
      }
    }
    return try MeasurementError(
      standardDeviation: SampleMoments(panel.firstScores)?.standardDeviation ?? 0,
      reliability: try CronbachAlpha.reliability(moments, source: "first answers here"),
      source: MeasurementErrorSource(.sample, spreadOf: "first scores here")
    ).knowingRows(of: target.metric)
  }

  /// The moments of the rows that are somebody's first.
  private func firstAnswers(
    _ file: SourceFile, lines: Set<Int>, _ target: ScaleTarget
  ) -> ItemMoments? {
    guard let rows = try? Self.rows(of: file, lines: lines, stream.table) else { return nil }
    var options = stream
    options.tallies = true
    options.kept = []
    options.showsLines = false
    options.table.skippedLines = 0
    options.table.headerRows = 1
    guard var counted = try? ScoreStream(ByteSource(rows), columns, options) else { return nil }
    do { while try counted.next() != nil {} } catch { return nil }
    return counted.tallies().first?.scores[target.position]?.moments
  }

  /// The file with its column names and the rows that begin on these lines.
  private static func rows(
    of file: SourceFile, lines: Set<Int>, _ layout: TableLayout
  ) throws(RefusedInput) -> SourceFile {
    var reader = try CSVReader(file, layout: layout)
    var record = CSVRecord()
    var bytes: [UInt8] = []
    var isHeader = true
    while try reader.read(into: &record) {
      guard isHeader || lines.contains(record.line) else { continue }
      isHeader = false
      let cells = record.fields.map { CSVWriter.quoted(reader.text($0)) }
      let mark = String(UnicodeScalar(layout.delimiter.byte))
      // What has the delimiter in it is quoted whatever the delimiter is.
      let safe = zip(cells, record.fields).map { cell, field in
        field.isQuoted && !cell.hasPrefix("\"") ? "\"\(cell)\"" : cell
      }
      bytes += (safe.joined(separator: mark) + "\n").utf8
    }
    return SourceFile(name: file.name, bytes: bytes)
  }
}
