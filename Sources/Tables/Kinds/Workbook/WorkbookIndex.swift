/// The sheets of a workbook in their order, and how it counts days.
final class WorkbookIndex: XMLHandler {
  /// A sheet as the workbook lists it.
  struct Sheet {
    var name: String
    var isHidden: Bool
    var relation: String
  }

  private(set) var sheets: [Sheet] = []
  private(set) var epoch = WorkbookEpoch.from1900

  func start(_ name: XMLName, of scanner: XMLScanner) {
    switch name {
    case .properties:
      scanner.forEachAttribute { name, value in
        if name == .date1904, SheetFindings.isTrue(value) { epoch = .from1904 }
      }
    case .sheet where sheets.count < WorkbookLimits.entries:
      var sheet = Sheet(name: "", isHidden: false, relation: "")
      scanner.forEachAttribute { name, value in
        switch name {
        case .sheetName: sheet.name = String(value)
        case .state: sheet.isHidden = String(value) != "visible"
        case .relation: sheet.relation = String(value)
        default: break
        }
      }
      sheets.append(sheet)
    default: break
    }
  }

  func end(_ name: XMLName, of scanner: XMLScanner) {}

  func text(_ bytes: Span<UInt8>) {}
}
