import Results

extension SheetFindings {
  /// What was found, as notes in the order of the sheet's own matters.
  func notes(_ sheet: SheetPlace) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    if let columns = hiddenColumns {
      notes.append(
        Diagnostic(
          .workbookHiddenColumns, at: Place(file: sheet.file),
          Self.counted(columns.count, "column is", "columns are")
            + " hidden in sheet \(sheet.name), the first \(CellReference.letters(columns.first)); "
            + "what stands there was read.",
          help: "Show all columns, and look whether they belong to the table."))
    }
    if hiddenRows.count > 0 {
      notes.append(
        Diagnostic(
          .workbookHiddenRows, at: Place(file: sheet.file, line: hiddenRows.first?.row),
          Self.counted(hiddenRows.count, "row is", "rows are")
            + " hidden in sheet \(sheet.name), perhaps by a filter; they were read like the others.",
          help: "If they are not meant to count, delete them, or save a copy of what is shown."))
    }
    if errors.count > 0 {
      notes.append(
        Diagnostic(
          .workbookErrors, at: sheet.place(errors.first),
          Self.counted(errors.count, "cell shows", "cells show")
            + " an error, such as #N/A, in sheet \(sheet.name), the first \(errors.first?.text ?? ""); "
            + "they were read as empty.",
          help: "Look at the formulas there, if something should have been counted."))
    }
    if merged.count > 0 {
      notes.append(
        Diagnostic(
          .workbookMerged, at: sheet.place(merged.first),
          Self.counted(merged.count, "range of cells is", "ranges of cells are")
            + " merged in sheet \(sheet.name), the first at \(merged.first?.text ?? ""); "
            + "only the first cell of each holds what it shows.",
          help: "Unmerge them and fill the cells in, if each row should have the value."))
    }
    return notes
  }

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
