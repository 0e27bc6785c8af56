import Platform
import Results

/// Reads one sheet as it comes: rows straight into comma-separated text.
final class SheetReader: XMLHandler {
  /// What the reader of the text should know.
  private(set) var findings = SheetFindings()
  /// Why the sheet was given up.
  private(set) var refusal: RefusedInput?

  private let sheet: SheetPlace
  private let strings: SharedStrings
  private let styles: CellStyles
  private let epoch: WorkbookEpoch
  private var text = GridText(limit: WorkbookLimits.text)

  private var isData = false
  private var isRow = false
  private var isHidden = false
  private var cell: SheetCell?
  private var row = 0
  private var column = 0
  /// The text of the cell's value, and whether the text that comes belongs to it.
  private var value: [UInt8] = []
  private var isValue = false
  private var phonetic = 0

  /// Starts a sheet.
  init(_ sheet: SheetPlace, _ strings: SharedStrings, _ styles: CellStyles, _ epoch: WorkbookEpoch)
  {
    (self.sheet, self.strings, self.styles, self.epoch) = (sheet, strings, styles, epoch)
  }

  /// The whole table, after the last element; the reader is then done.
  ///
  /// - Throws: `RefusedInput` with `workbook.too-large`.
  func finished() throws(RefusedInput) -> [UInt8] {
    var whole = GridText(limit: WorkbookLimits.text)
    swap(&whole, &text)
    guard let bytes = whole.finished() else { throw WorkbookRefusal.tooMuchText(sheet) }
    return bytes
  }

  func start(_ name: XMLName, of scanner: XMLScanner) {
    switch name {
    case .cell where isRow: startCell(scanner)
    case .value where cell != nil:
      isValue = true
      cell?.hasValue = true
    case .formula where cell != nil: cell?.hasFormula = true
    case .text where cell?.isInline == true: isValue = phonetic == 0
    case .inline where cell != nil: cell?.isInline = true
    case .phonetic: phonetic += 1
    case .row where isData: startRow(scanner)
    case .sheetData: isData = true
    case .columnRange: findings.takeColumns(scanner)
    case .merged: findings.takeMerged(scanner)
    default: break
    }
  }

  func end(_ name: XMLName, of scanner: XMLScanner) {
    switch name {
    case .cell:
      if let cell { take(cell, scanner) }
      cell = nil
    case .value, .text: isValue = false
    case .inline: cell?.isInline = false
    case .phonetic: phonetic -= 1
    case .row: isRow = false
    case .sheetData: isData = false
    default: break
    }
  }

  func text(_ bytes: Span<UInt8>) {
    guard isValue else { return }
    for at in bytes.indices { value.append(bytes[at]) }
  }

  private func startRow(_ scanner: XMLScanner) {
    var next: Int? = row + 1
    isHidden = false
    scanner.forEachAttribute { name, value in
      switch name {
      case .reference: next = Int(digits: value)
      case .hidden: isHidden = SheetFindings.isTrue(value)
      default: break
      }
    }
    guard let next, next > row else {
      return giveUp(WorkbookRefusal.order(sheet.place(row: row)), scanner)
    }
    guard next <= WorkbookLimits.rows else {
      return giveUp(WorkbookRefusal.tooManyRows(sheet), scanner)
    }
    (row, column, isRow) = (next, 0, true)
  }

  private func startCell(_ scanner: XMLScanner) {
    var cell = SheetCell()
    var at: CellReference? = CellReference(column: column + 1, row: row)
    scanner.forEachAttribute { name, value in
      switch name {
      case .reference: at = CellReference(value)
      case .style: cell.style = Int(digits: value) ?? 0
      case .text: cell.kind = SheetCell.Kind(value)
      default: break
      }
    }
    guard let at, at.row == row, at.column > column, at.column <= WorkbookLimits.columns else {
      return giveUp(WorkbookRefusal.order(sheet.place(row: row, column: column)), scanner)
    }
    column = at.column
    value.removeAll(keepingCapacity: true)
    self.cell = cell
  }

  /// Writes a cell that has come to its end.
  private func take(_ cell: SheetCell, _ scanner: XMLScanner) {
    let place = CellReference(column: column, row: row)
    guard !value.isEmpty else {
      // A formula may come to an empty text, which is a value.
      let isEmptyText = cell.kind == .text && cell.hasValue
      if cell.hasFormula, !isEmptyText { findings.noValue.take(place) }
      return
    }
    switch cell.kind {
    case .number: takeNumber(cell, scanner)
    case .shared: takeShared(scanner)
    case .text, .inlineText:
      var field: [UInt8] = []
      FieldText.append(EscapedText.undone(value).span, to: &field)
      begin()
      text.append(plain: field.span)
    case .boolean:
      begin()
      text.append(plain: value == [UInt8(ascii: "0")] ? "FALSE" : "TRUE")
    case .date:
      begin()
      text.append(isoDate: value)
    case .error: findings.errors.take(place)
    case .unknown: giveUp(WorkbookRefusal.value(sheet.place(row: row, column: column)), scanner)
    }
    if text.isTooLarge { giveUp(WorkbookRefusal.tooMuchText(sheet), scanner) }
  }

  private func takeNumber(_ cell: SheetCell, _ scanner: XMLScanner) {
    let format = styles[cell.style]
    let value = value
    if format == .number, PlainNumber.isPlain(value.span) {
      begin()
      return text.append(plain: value.span)
    }
    guard let number = NumberText.value(value.span) else {
      return giveUp(WorkbookRefusal.value(sheet.place(row: row, column: column)), scanner)
    }
    begin()
    text.append(number, format, epoch)
  }

  private func takeShared(_ scanner: XMLScanner) {
    guard let index = Int(digits: value.span), let field = strings[index] else {
      return giveUp(
        WorkbookRefusal.sharedString(sheet.place(row: row, column: column)), scanner)
    }
    guard !field.isEmpty else { return }
    begin()
    strings.withField(field) { text.append(plain: $0) }
  }

  /// Begins a field at the cell, which has something in it.
  private func begin() {
    text.begin(row: row, column: column)
    findings.takeContent(CellReference(column: column, row: row), isHidden: isHidden)
  }

  private func giveUp(_ why: RefusedInput, _ scanner: XMLScanner) {
    if refusal == nil { refusal = why }
    scanner.stop()
  }
}
