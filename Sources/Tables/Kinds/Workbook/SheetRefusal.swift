import Documents
import Results

/// Why no sheet of a workbook can be chosen.
enum SheetRefusal {
  private static let most = 12

  private static func list(_ names: [String]) -> String {
    names.prefix(most).map(SheetPlace.shown).joined(separator: ", ")
      + (names.count > most ? " and \(names.count - most) more" : "")
  }

  static func several(_ file: String, _ names: [String]) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .workbookSheets, at: Place(file: file),
        "\(names.count) sheets of the workbook hold something: \(list(names)).",
        help:
          "Say which one is the table: --sheet NAME, or in a study file 'sheet: NAME' under data.")
    ])
  }

  static func unknown(_ file: String, _ name: String, among names: [String]) -> RefusedInput {
    let nearest = NearestName.find(name, among: names)
    return RefusedInput([
      Diagnostic(
        .workbookSheetUnknown, at: Place(file: file),
        "The workbook has no sheet \(SheetPlace.shown(name)).",
        help: nearest.map { "Did you mean \(SheetPlace.shown($0))?" }
          ?? (names.isEmpty ? "It has no sheets of cells." : "It has \(list(names))."))
    ])
  }

  static func nothing(_ file: String, hidden: [String]) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .workbookNothing, at: Place(file: file), "No sheet that can be seen holds anything.",
        help: hidden.isEmpty
          ? "Look whether the table was saved into another workbook."
          : "Something stands in what is hidden: \(list(hidden)). "
            + "If that is the table, name it: --sheet NAME.")
    ])
  }
}
