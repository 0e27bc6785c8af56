import Platform
import Results

/// A workbook that is open: its sheets, and one of them as text.
struct Workbook {
  /// A sheet of cells.
  struct Sheet {
    var name: String
    var isHidden: Bool
    var part: String
  }

  /// The sheets of cells in their order.
  let sheets: [Sheet]
  private let file: WorkbookFile
  private let epoch: WorkbookEpoch
  private let related: Relationships

  /// Opens a workbook and reads which sheets it has.
  ///
  /// - Throws: `RefusedInput` as `WorkbookFile` does.
  init(_ source: SourceFile) throws(RefusedInput) {
    file = try WorkbookFile(source)
    let root = Relationships(of: "")
    if file.has("_rels/.rels") { try file.read("_rels/.rels", with: root) }
    let main = root.first("officeDocument") ?? "xl/workbook.xml"
    if main.hasSuffix(".bin") { throw WorkbookRefusal.binary(file.name) }
    guard file.has(main), main.hasPrefix("xl/") || root.first("officeDocument") != nil else {
      throw WorkbookRefusal.noWorkbook(file.name)
    }
    let index = WorkbookIndex()
    try file.read(main, with: index)
    related = Relationships(of: main)
    try file.read(Relationships.part(of: main), with: related)
    epoch = index.epoch
    let related = related
    // A sheet may also be a chart or an old macro, which have no cells to read.
    sheets = index.sheets.compactMap { sheet in
      related.byId[sheet.relation].flatMap {
        $0.kind == "worksheet"
          ? Sheet(name: sheet.name, isHidden: sheet.isHidden, part: $0.part) : nil
      }
    }
  }

  /// Whether anything stands in a sheet.
  func hasContent(_ sheet: Sheet) throws(RefusedInput) -> Bool {
    let probe = SheetProbe()
    try file.read(sheet.part, with: probe)
    return probe.hasContent
  }

  /// Reads a sheet.
  ///
  /// - Returns: its cells as comma-separated text, and what was found on the way.
  /// - Throws: `RefusedInput` as `WorkbookFile.read` does, and with `workbook.formula`,
  ///   `workbook.order`, `workbook.value`, `workbook.shared-string` or `workbook.too-large`.
  func text(of sheet: Sheet) throws(RefusedInput) -> (bytes: [UInt8], findings: SheetFindings) {
    let styles = CellStyles()
    if let part = related.first("styles") { try file.read(part, with: styles) }
    let strings = SharedStrings()
    if let part = related.first("sharedStrings") { try file.read(part, with: strings) }
    if strings.isTooLarge { throw WorkbookRefusal.tooManyStrings(file.name) }
    let place = SheetPlace(file: file.name, sheet: sheet.name)
    let reader = SheetReader(place, strings, styles, epoch)
    try file.read(sheet.part, with: reader)
    if let refusal = reader.refusal { throw refusal }
    let findings = reader.findings
    if findings.noValue.count > 0 { throw WorkbookRefusal.noValue(place, findings.noValue) }
    return (try reader.finished(), findings)
  }
}
