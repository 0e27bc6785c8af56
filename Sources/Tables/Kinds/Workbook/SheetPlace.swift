import Results

/// A sheet in its file, as diagnostics name it.
struct SheetPlace: Sendable, Hashable {
  /// The file as the user named it.
  var file: String
  /// The sheet's name.
  var sheet: String

  /// The name in quotation marks.
  var name: String { Self.shown(sheet) }

  /// A cell, or a whole row, as a place: the line of the text is the row of the sheet.
  func place(row: Int, column: Int = 0) -> Place {
    guard row > 0 else { return Place(file: file) }
    guard column > 0 else { return Place(file: file, line: row) }
    return place(CellReference(column: column, row: row))
  }

  /// A cell as a place.
  func place(_ cell: CellReference?) -> Place {
    Place(file: file, line: cell?.row, field: cell?.text)
  }

  /// A name from a file as messages show it: short, and nothing invisible in it.
  static func shown(_ name: String) -> String {
    let visible = HiddenCharacters.visible(name)
    return visible.count > 40 ? "'\(visible.prefix(40))…'" : "'\(visible)'"
  }
}
