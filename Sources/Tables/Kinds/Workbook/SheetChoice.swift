import Results

/// The sheet of a workbook that is the table.
struct SheetChoice {
  /// The sheet.
  let sheet: Workbook.Sheet
  /// What else holds something and cannot be seen.
  let notes: [Diagnostic]

  /// Chooses by name, or else the only sheet that can be seen and holds anything.
  ///
  /// - Throws: `RefusedInput` with `workbook.sheet-unknown`, `workbook.sheets` or
  ///   `workbook.nothing`.
  init(_ workbook: Workbook, file: String, named name: String?) throws(RefusedInput) {
    var hidden: [String] = []
    for sheet in workbook.sheets where sheet.isHidden {
      if try workbook.hasContent(sheet) { hidden.append(sheet.name) }
    }
    if let name {
      sheet = try Self.find(name, in: workbook.sheets, file: file)
    } else {
      let seen = try Self.visible(workbook)
      guard let first = seen.first else { throw SheetRefusal.nothing(file, hidden: hidden) }
      if seen.count > 1 { throw SheetRefusal.several(file, seen.map(\.name)) }
      sheet = first
    }
    let chosen = sheet.name
    notes = hidden.filter { $0 != chosen }.map { name in
      Diagnostic(
        .workbookHiddenSheet, at: Place(file: file),
        "Sheet \(SheetPlace.shown(name)) is hidden and holds something; it was not read.",
        help: "Look whether it belongs to the table; to read it instead, name it: --sheet NAME.")
    }
  }

  /// The sheets of a workbook that can be seen and hold anything.
  static func visible(_ workbook: Workbook) throws(RefusedInput) -> [Workbook.Sheet] {
    var seen: [Workbook.Sheet] = []
    for sheet in workbook.sheets where !sheet.isHidden {
      if try workbook.hasContent(sheet) { seen.append(sheet) }
    }
    return seen
  }

  /// By name, whatever its capitals, as spreadsheets compare names.
  private static func find(
    _ name: String, in sheets: [Workbook.Sheet], file: String
  ) throws(RefusedInput) -> Workbook.Sheet {
    let found =
      sheets.first { $0.name == name }
      ?? sheets.first { $0.name.lowercased() == name.lowercased() }
    guard let found else {
      throw SheetRefusal.unknown(file, name, among: sheets.map(\.name))
    }
    return found
  }
}
