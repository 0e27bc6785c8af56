import Documents
import Results
import Scales
import Tables

/// What a study file says of its data: one file or several, and how they are to be read.
///
///     data:
///       files:
///         - {file: 2024.csv, columns: {person: Client No}}
///         - {file: 2025.xlsx, sheet: Answers}
///         - {file: exit.csv, constants: {wave: Exit}}
///       corrections: corrections.csv
///       services: [{from: [North, North hub], to: North East, since: 2025-04-01}]
struct StudyFiles {
  var files: [DataFile]
  var serviceChanges: [ServiceChange]
  var corrections: String?
  var missingCodes: Set<String>
  var answers: GivenAnswers

  init?(_ reader: ObjectReader, _ reading: Reading) {
    var object = reader
    let file = object.optionalString("file")
    let several = object.optionalArray("files")
    let codes = object.optionalNode("missing_codes")
    let language = object.optionalNode("language")
    let form = FileForm(&object, reading, default: TableLayout())
    serviceChanges = (object.optionalArray("services") ?? []).compactMap {
      ServiceChange($0, reading)
    }
    corrections = object.optionalString("corrections")
    object.finish()
    answers = GivenAnswers(
      language: language?.stringValue(reading), at: language?.place ?? object.place,
      missing: GivenAnswers.missing(codes, for: .init(), reading))
    missingCodes = Set(answers.missing.map(\.code))
    files = []
    switch (file, several) {
    case (let file?, nil): files = [DataFile(file: file, table: form.table)]
    case (nil, let nodes?):
      files = nodes.compactMap { DataFile($0, reading, default: form.table) }
      if files.isEmpty || files.count < nodes.count { return nil }
    default:
      reading.report(
        .documentMissingKey, at: object.place,
        file == nil
          ? "The data name no file." : "The data name 'file' and 'files'.",
        help: "Write 'file: NAME' for one, or 'files' with a list for several.")
      return nil
    }
  }
}

extension DataFile {
  /// A file: its name alone, or what is its own beside it.
  init?(_ node: Node, _ reading: Reading, default table: TableLayout) {
    if case .string(let name) = node.kind {
      self.init(file: name, table: table)
      return
    }
    guard var object = ObjectReader(node, reading) else { return nil }
    let file = object.string("file")
    var form = FileForm(&object, reading, default: table)
    for member in object.optionalMembers("constants") ?? [] {
      guard let text = member.value.stringValue(reading) else { continue }
      form.table.constants.append(Constant(column: member.key, text: text))
    }
    for member in object.optionalMembers("columns") ?? [] {
      guard let own = member.value.stringValue(reading) else { continue }
      if form.table.renamed.updateValue(member.key, forKey: own) != nil {
        reading.report(
          .documentValue, at: member.value.place,
          "The column '\(own)' of this file stands for two columns of the study.",
          help: "Name it once.")
      }
    }
    object.finish()
    guard let file else { return nil }
    self.init(file: file, table: form.table)
  }
}

extension ServiceChange {
  fileprivate init?(_ node: Node, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let from = object.optionalNode("from").map { $0.textOrTexts(reading) } ?? []
    let to = object.string("to")
    let day = object.optionalNode("since")
    object.finish()
    var since: Int?
    if let day, let text = day.stringValue(reading) {
      since = DateForm.yearMonthDay.day(Array(text.utf8)[...])
      if since == nil {
        reading.report(
          .documentValue, at: day.place, "'since' is a day.", help: "Write it as yyyy-mm-dd.")
        return nil
      }
    }
    if from.isEmpty {
      reading.report(
        .documentMissingKey, at: node.place,
        "The change does not say what the services are called in the data.",
        help: "Write from: NAME, or from: [NAME, NAME].")
    }
    guard let to, !from.isEmpty else { return nil }
    self.init(from: from, to: to, since: since, place: node.place)
  }
}

/// How a table stands in its file, as a study file says it.
private struct FileForm {
  var table: TableLayout

  /// Takes what an object says; `table` holds where it says nothing else.
  init(_ object: inout ObjectReader, _ reading: Reading, default table: TableLayout) {
    self.table = table
    if let delimiter = object.optionalChoice("delimiter", Delimiter.self) {
      self.table.delimiter = delimiter.delimiter
    }
    let skipped = object.optionalInteger("skip_rows")
    let headerRows = object.optionalInteger("header_rows")
    if let sheet = object.optionalString("sheet") { self.table.opening.sheet = sheet }
    if let encoding = object.optionalChoice("encoding", StatedEncoding.self) {
      self.table.opening.encoding = encoding
    }
    if let source = object.optionalChoice("source", SurveySource.self) {
      self.table.source = source
    }
    for member in object.optionalMembers("leave_out") ?? [] {
      let values = member.value.textOrTexts(reading)
      if !values.isEmpty {
        self.table.leftOut.append(LeftOut(column: member.key, values: values))
      }
    }
    for (key, value, least) in [("skip_rows", skipped, 0), ("header_rows", headerRows, 1)] {
      guard let value, !(least...TableLayout.most).contains(value) else { continue }
      reading.report(
        .documentValue, at: object.place, "'\(key)' is \(least) to \(TableLayout.most).",
        help: "Count the lines in an editor; 'waymark sniff' tells how many it sees.")
    }
    if let skipped { self.table.skippedLines = skipped }
    if let headerRows { self.table.headerRows = headerRows }
  }
}

/// What ends a field, as a study file says it.
private enum Delimiter: String, CaseIterable {
  case comma
  case semicolon
  case tab
  case bar

  var delimiter: CSVDelimiter {
    switch self {
    case .comma: .comma
    case .semicolon: .semicolon
    case .tab: .tab
    case .bar: .pipe
    }
  }
}

extension Node {
  /// A text, or a list of texts.
  fileprivate func textOrTexts(_ reading: Reading) -> [String] {
    if case .array(let nodes) = kind { return nodes.compactMap { $0.stringValue(reading) } }
    return stringValue(reading).map { [$0] } ?? []
  }
}
