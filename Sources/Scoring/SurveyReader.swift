public import Platform
public import Results
import Scales
import Tables

/// Reads the rows of a survey file. A row or cell that cannot be used is set aside with its
/// reason; the file is refused only when its structure cannot be relied on.
public struct SurveyReader {
  /// What was set aside so far, in the order of the file.
  public private(set) var setAside: [Diagnostic] = []
  /// Rows of the file so far, usable or not.
  public private(set) var rowCount = 0
  /// What was counted of the usable rows, by scale.
  public private(set) var tallies: [BatchTally]

  /// The file's name, as diagnostics give it.
  public var fileName: String { reader.file.name }

  /// What is odd about the form of the file so far, though it was read.
  public var formNotes: [Diagnostic] { headerNotes + reader.notes + spellingNotes }

  let mapping: SurveyMapping
  private(set) var reader: CSVReader
  /// Occasions that were written in other capitals or spaces than the study lists.
  var occasionSpellings = 0
  private let headerNotes: [Diagnostic]
  let columns: SurveyColumns
  /// The order of day and month, where occasions are dates.
  private var dateOrder = DateOrder.dayFirst
  private let headerLine: Int
  private let answers: AnswerReading
  private var readers: [[ColumnReader]]
  private var tally: ReadingTally
  private let fieldCount: Int
  private(set) var record = CSVRecord()

  /// How cells so far were read in another way than as plain codes, by column.
  public var notes: [ReadingNote] {
    tally.notes(id: mapping.person, columns: mapping.scales.flatMap(\.columns))
  }

  /// Opens a survey file and finds every column of the mapping in it.
  ///
  /// - Parameters:
  ///   - file: CSV with one line of column names.
  ///   - mapping: which column holds what.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…`; all missing columns at once.
  public init(_ file: SourceFile, mapping: SurveyMapping) throws(RefusedInput) {
    var reader = try CSVReader(file, layout: mapping.table)
    let head = try reader.readHeader(mapping.table)
    do throws(RefusedInput) {
      columns = try SurveyColumns(mapping, in: head.header)
    } catch {
      throw head.check.explained(error)
    }
    fieldCount = head.header.names.count
    headerNotes = head.header.notes
    headerLine = head.header.line
    self.mapping = mapping
    tallies = mapping.scales.map { BatchTally($0.scale) }
    answers = AnswerReading(missingCodes: mapping.missingCodes)
    readers = mapping.scales.map { columns in
      columns.scale.items.indices.map {
        ColumnReader(ItemReader($0, of: columns.scale, missing: mapping.missingCodes))
      }
    }
    tally = ReadingTally(cells: mapping.scales.reduce(0) { $0 + $1.columns.count })
    self.reader = reader
  }

  /// Every usable row.
  ///
  /// - Throws: `RefusedInput` with `csv.no-rows`, or where the structure of the file breaks.
  public mutating func rows() throws(RefusedInput) -> [SurveyRow] {
    if case .dated(let dated) = mapping.occasions { try decideDateOrder(dated) }
    var rows: [SurveyRow] = []
    while try reader.read(into: &record) {
      rowCount += 1
      if let row = usableRow() { rows.append(row) }
    }
    guard rowCount > 0 else {
      throw RefusedInput([
        Diagnostic(
          .csvNoRows, at: Place(file: reader.file.name, line: 2, column: 1),
          "The file has column names and no rows.",
          help: "Export it again with the answers in it.")
      ])
    }
    return rows
  }

  private mutating func usableRow() -> SurveyRow? {
    guard record.fields.count == fieldCount else {
      let column = record.fields[min(record.fields.count - 1, fieldCount)].column
      setAside.append(
        Diagnostic(
          .csvRaggedRow, at: Place(file: reader.file.name, line: record.line, column: column),
          "The row has \(record.fields.count) fields where the header has \(fieldCount).",
          help: "Look for a comma or a line end inside a text that is not in quotation marks."))
      return nil
    }
    guard let person = person(), let occasion = occasion(dateOrder) else { return nil }
    let worker = columns.worker.map { trimmed($0) }
    var responses: [[Response]] = []
    var firstCell = 0
    for scale in columns.scales.indices {
      responses.append(self.responses(scale: scale, firstCell: firstCell))
      firstCell += columns.scales[scale].count
    }
    if isPadded(columns.person) { tally.paddedIds += 1 }
    return SurveyRow(
      file: fileName, line: record.line, column: record.fields[columns.person].column,
      person: person,
      occasion: occasion,
      worker: worker?.isEmpty == true ? nil : worker, responses: responses)
  }

  private mutating func decideDateOrder(_ dated: DatedOccasions) throws(RefusedInput) {
    guard let column = columns.occasion, let field = mapping.occasion else { return }
    if let order = dated.order {
      dateOrder = order
      return
    }
    var dates = DateColumn()
    var ahead = reader
    var record = CSVRecord()
    while try ahead.read(into: &record) {
      guard column < record.fields.count else { continue }
      let text = Padding.trimmed(ahead.text(record.fields[column]))
      dates.take(Array(text.utf8)[...], line: record.line)
    }
    dateOrder = try dates.order(file: fileName, line: headerLine, field: field)
  }

  private var spellingNotes: [Diagnostic] {
    guard occasionSpellings > 0, let field = mapping.occasion else { return [] }
    return [
      Diagnostic(
        .occasionSpelling, at: Place(file: fileName, field: field),
        "\(occasionSpellings == 1 ? "1 occasion is" : "\(occasionSpellings) occasions are") written in other "
          + "capitals or spaces than in the study file, and read as the one that is meant.",
        help: "Nothing need be done.")
    ]
  }

  private mutating func person() -> Person? {
    let id = trimmed(columns.person)
    let service = columns.service.map { trimmed($0) }
    if answers.isMissing(id) {
      set(
        columns.person, aside: .keyMissing, field: mapping.person,
        "The row has no person id.", help: "Fill in the id, or leave the row out.")
      return nil
    }
    if let trouble = IdTrouble(id) {
      let place = Place(
        file: reader.file.name, line: record.line, column: record.fields[columns.person].column,
        field: mapping.person)
      setAside.append(trouble.diagnostic(at: place))
      return nil
    }
    if let column = columns.service, service?.isEmpty == true {
      set(
        column, aside: .keyMissing, field: mapping.service,
        "The row does not say which service it belongs to.", help: "Fill in the service.")
      return nil
    }
    return Person(service: service ?? "", id: id)
  }

  private mutating func responses(scale: Int, firstCell: Int) -> [Response] {
    let names = mapping.scales[scale].columns
    let bytes = reader.file.bytes
    var outside: [OutsideNumber] = []
    let responses = columns.scales[scale].enumerated().map { position, column in
      let field = record.fields[column]
      let reading = readers[scale][position].read(field, in: bytes)
      tally.add(reading.manner, cell: firstCell + position)
      if let trouble = reading.trouble {
        let place = Place(
          file: reader.file.name, line: record.line, column: field.column, field: names[position])
        let item = readers[scale][position].reader.item
        setAside.append(trouble.diagnostic(item, at: place, for: .study))
        if let code = reading.outside { outside.append(OutsideNumber(item: position, code: code)) }
      }
      return reading.response
    }
    tallies[scale].add(responses, outside: outside, of: mapping.scales[scale].scale)
    return responses
  }

  private func isPadded(_ column: Int) -> Bool {
    let text = reader.text(record.fields[column])
    return Padding.trimmed(text).utf8.count < text.utf8.count
  }

  func trimmed(_ column: Int) -> String {
    Padding.trimmed(reader.text(record.fields[column]))
  }

  mutating func set(
    _ column: Int, aside code: DiagnosticCode, field: String?, _ message: String, help: String
  ) {
    let place = Place(
      file: reader.file.name, line: record.line, column: record.fields[column].column,
      field: field)
    setAside.append(Diagnostic(code, at: place, message, help: help))
  }
}
