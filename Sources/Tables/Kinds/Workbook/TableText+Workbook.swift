package import Platform
package import Results

extension TableText {
  /// Reads one sheet of an Excel workbook (`.xlsx`, `.xlsm`).
  ///
  /// Numbers are written as they read back; days by the format of their cell as `yyyy-mm-dd`, with a
  /// time where it is not midnight; formulas by the value that the spreadsheet program kept.
  /// Macros, charts, pictures and links are not looked at.
  ///
  /// - Parameters:
  ///   - file: the workbook.
  ///   - opening: which sheet; without a name, the only one that can be seen and holds anything.
  /// - Throws: `RefusedInput` with `workbook.…`.
  package init(workbook file: SourceFile, _ opening: TableOpening) throws(RefusedInput) {
    let workbook = try Workbook(file)
    let choice = try SheetChoice(workbook, file: file.name, named: opening.sheet)
    let (bytes, findings) = try workbook.text(of: choice.sheet)
    self.init(SourceFile(name: file.name, bytes: bytes))
    isConverted = true
    notes = choice.notes + findings.notes(SheetPlace(file: file.name, sheet: choice.sheet.name))
  }

  /// The sheets of a workbook that can be seen and hold anything, in their order; none for a file of
  /// another kind.
  ///
  /// - Throws: `RefusedInput` with `workbook.…`.
  package static func sheets(of file: SourceFile) throws(RefusedInput) -> [String] {
    guard FileKind(file.bytes) == .workbook else { return [] }
    return try SheetChoice.visible(Workbook(file)).map(\.name)
  }
}
