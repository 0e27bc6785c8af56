import Results

/// Why a workbook cannot be read, and the way out.
enum WorkbookRefusal {
  private static let saveAgain =
    "Open it in a spreadsheet program, look whether all is there, and save it again as .xlsx."

  private static func refusal(
    _ code: DiagnosticCode, _ place: Place, _ message: String, help: String
  ) -> RefusedInput {
    RefusedInput([Diagnostic(code, at: place, message, help: help)])
  }

  // The file as a whole

  static func damaged(_ file: String, _ what: String) -> RefusedInput {
    refusal(
      .workbookDamaged, Place(file: file), "The workbook is damaged: \(what).",
      help: "Copy or download it again. " + saveAgain)
  }

  static func password(_ file: String) -> RefusedInput {
    refusal(
      .workbookPassword, Place(file: file), "The workbook is protected by a password.",
      help: "Open it in Excel, and save a copy without a password (File, Info, Protect Workbook).")
  }

  static func old(_ file: String) -> RefusedInput {
    refusal(
      .workbookOldFormat, Place(file: file),
      "The file is in the format of Excel before 2007 (.xls), which is not read.",
      help: "Open it in a spreadsheet program and save it as .xlsx.")
  }

  static func openDocument(_ file: String) -> RefusedInput {
    refusal(
      .workbookOpenDocument, Place(file: file),
      "The file is an OpenDocument spreadsheet (.ods), which is not read.",
      help: "Open it in LibreOffice and save it as Excel 2007–365 (.xlsx), or as CSV UTF-8.")
  }

  static func binary(_ file: String) -> RefusedInput {
    refusal(
      .workbookBinary, Place(file: file),
      "The file is a binary workbook (.xlsb), which is not read.",
      help: "Open it in Excel and save it as .xlsx.")
  }

  static func noWorkbook(_ file: String) -> RefusedInput {
    refusal(
      .workbookNone, Place(file: file), "The file is a zip file without a workbook in it.",
      help: "Unpack it, and give the table that is in it.")
  }

  // Too much of anything

  static func tooManyEntries(_ file: String, _ count: Int) -> RefusedInput {
    tooLarge(Place(file: file), "it has \(count) parts, and \(WorkbookLimits.entries) are read")
  }

  static func tooLargePart(_ file: String, _ part: String) -> RefusedInput {
    tooLarge(Place(file: file), "its part \(part) holds more than \(WorkbookLimits.entry) bytes")
  }

  static func tooManyStrings(_ file: String) -> RefusedInput {
    tooLarge(
      Place(file: file), "its texts come to more than \(WorkbookLimits.sharedStrings) bytes")
  }

  static func tooManyRows(_ sheet: SheetPlace) -> RefusedInput {
    tooLarge(
      Place(file: sheet.file), "sheet \(sheet.name) has more than \(WorkbookLimits.rows) rows")
  }

  static func tooMuchText(_ sheet: SheetPlace) -> RefusedInput {
    tooLarge(
      Place(file: sheet.file),
      "sheet \(sheet.name) comes to more than \(WorkbookLimits.text) bytes as text")
  }

  private static func tooLarge(_ place: Place, _ what: String) -> RefusedInput {
    refusal(
      .workbookTooLarge, place, "The workbook is too large: \(what).",
      help: "Look whether something stands far below or beside the table; "
        + "keep the table alone, or cut it in parts.")
  }

  static func expands(_ file: String, _ part: String) -> RefusedInput {
    refusal(
      .workbookExpands, Place(file: file),
      "The workbook is packed more tightly than a table ever is: its part \(part) unpacks to more "
        + "than \(WorkbookLimits.ratio) times its size.",
      help: "Files are made so to fill a machine. If you trust it: " + saveAgain)
  }

  // What its parts say

  static func documentType(_ file: String, _ part: String) -> RefusedInput {
    refusal(
      .workbookDocumentType, Place(file: file),
      "The part \(part) of the workbook declares a document type, which no spreadsheet program writes.",
      help: "Do not open it unless you know who made it. If you trust it: " + saveAgain)
  }

  static func tooDeep(_ file: String, _ part: String) -> RefusedInput {
    refusal(
      .workbookTooDeep, Place(file: file),
      "The part \(part) of the workbook has elements within elements more than 64 deep.",
      help: saveAgain)
  }

  static func order(_ place: Place) -> RefusedInput {
    refusal(
      .workbookOrder, place,
      "The row or cell after this one does not come after it, or lies outside a sheet.",
      help: saveAgain)
  }

  static func value(_ place: Place) -> RefusedInput {
    refusal(
      .workbookValue, place, "The cell should hold a number, and what stands there is none.",
      help: saveAgain)
  }

  static func sharedString(_ place: Place) -> RefusedInput {
    refusal(
      .workbookSharedString, place,
      "The cell points to a text of the workbook that is not there.", help: saveAgain)
  }

  static func noValue(_ sheet: SheetPlace, _ found: SheetFindings.Count) -> RefusedInput {
    let words =
      found.count == 1
      ? "A formula has no value yet" : "\(found.count) formulas have no value yet, the first"
    return refusal(
      .workbookFormula, sheet.place(found.first),
      "\(words) in cell \(found.first?.text ?? "") of sheet \(sheet.name): the program that wrote it "
        + "did not compute it.",
      help: "Open the workbook in Excel or LibreOffice, and save it: formulas are then computed.")
  }
}
