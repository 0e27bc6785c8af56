/// Where a cell stands, as in `C5`.
struct CellReference: Sendable, Hashable {
  /// From 1.
  var column: Int
  /// From 1.
  var row: Int

  /// Takes a column and a row.
  init(column: Int, row: Int) {
    (self.column, self.row) = (column, row)
  }

  /// Reads letters and digits; nil when they name no cell that a sheet can have.
  init?(_ text: Span<UInt8>) {
    var (column, row, at) = (0, 0, 0)
    while at < text.count, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(text[at]) {
      column = column * 26 + Int(text[at] - UInt8(ascii: "A")) + 1
      guard column <= WorkbookLimits.columns else { return nil }
      at += 1
    }
    let digits = at
    while at < text.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[at]) {
      row = row * 10 + Int(text[at] - UInt8(ascii: "0"))
      guard row <= WorkbookLimits.rows else { return nil }
      at += 1
    }
    guard digits > 0, at > digits, at == text.count, row > 0 else { return nil }
    (self.column, self.row) = (column, row)
  }

  /// The letters of a column, from 1.
  static func letters(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8(truncatingIfNeeded: (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// As a spreadsheet shows it.
  var text: String { Self.letters(column) + String(row) }
}

extension Int {
  /// A whole number from 0 in digits alone; nil when it is none or is beyond a thousand million.
  init?(digits text: Span<UInt8>) {
    guard text.count > 0, text.count <= 9 else { return nil }
    var value = 0
    for at in text.indices {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[at]) else { return nil }
      value = value * 10 + Int(text[at] - UInt8(ascii: "0"))
    }
    self = value
  }
}
