import Documents
import Journeys
import Platform
import Results
import Tables

/// Writes rows of cells as bytes, as CSV or as JSON objects, without a text in between: there may be a
/// million of them.
struct RowWriter: ~Copyable {
  /// How rows are written.
  enum Form {
    case csv
    case json
  }

  let form: Form
  private(set) var bytes = TextBuffer()
  /// Per column of JSON what stands before its cell.
  private let before: [[UInt8]]
  private var known = KnownNumbers()
  private let yes = ShortText("true") ?? ShortText()
  private let no = ShortText("false") ?? ShortText()
  private var column = 0

  init(_ form: Form, columns: [String]) {
    self.form = form
    before =
      form == .csv
      ? []
      : columns.enumerated().map { position, name in
        Array("\(position == 0 ? "{" : ",")\(JSONValue.string(name).line):".utf8)
      }
  }

  /// The line of names before the first row.
  static func head(_ columns: [String]) -> [UInt8] {
    Array((columns.map(CSVWriter.quoted).joined(separator: ",") + "\n").utf8)
  }

  /// Starts anew.
  mutating func clear() { bytes.clear() }

  /// Writes cells that a writer of the same form wrote.
  mutating func copy(_ text: Span<UInt8>, columns: Int) {
    bytes.append(text)
    column += columns
  }

  /// A number, or nothing.
  mutating func number(_ value: Double?) {
    begin()
    guard let value else { return nothing() }
    // Most are small whole numbers, which are written sooner than found.
    if abs(value) < 1e6 {
      let whole = Int64(value)
      if Double(whole) == value {
        if whole < 0 { bytes.append(UInt8(ascii: "-")) }
        return bytes.append(whole.magnitude)
      }
    }
    known.write(value, to: &bytes)
  }

  /// A count, or nothing.
  mutating func integer(_ value: Int?) {
    begin()
    if let value {
      bytes.append(UInt64(clamping: value))
    } else {
      nothing()
    }
  }

  /// A word of this program, which needs no quotation marks in CSV.
  mutating func word(_ word: String?) {
    begin()
    guard let word else { return nothing() }
    if form == .json { bytes.append(UInt8(ascii: "\"")) }
    bytes.append(word)
    if form == .json { bytes.append(UInt8(ascii: "\"")) }
  }

  /// Yes or no, or nothing.
  mutating func flag(_ value: Bool?) {
    begin()
    guard let value else { return nothing() }
    bytes.append(value ? yes : no)
  }

  /// A time as the files have it, or nothing.
  mutating func time(_ time: Double?, _ coding: TimeCoding) {
    if case .numbers = coding { return number(time) }
    guard let time else { return number(nil) }
    text(Array(coding.label(time).utf8)[...])
  }

  /// A text of the file, byte for byte.
  mutating func text(_ text: ArraySlice<UInt8>) {
    begin()
    let isPlain = text.allSatisfy { $0 > 0x2D && $0 < 0x7F && $0 != 0x5C }
    switch form {
    case .csv where isPlain: bytes.append(text.span)
    case .csv:
      let quoted = Self.quoted(text)
      bytes.append(quoted.span)
    case .json where isPlain:
      bytes.append(UInt8(ascii: "\""))
      bytes.append(text.span)
      bytes.append(UInt8(ascii: "\""))
    case .json: bytes.append(JSONValue.string(String(decoding: text, as: UTF8.self)).line)
    }
  }

  /// The cells of a row of results.
  mutating func cells(_ row: [ResultTable.Cell]) {
    for cell in row {
      switch cell {
      case .text(let text): self.text(Array(text.utf8)[...])
      case .number(let value): number(value)
      case .integer(let value): integer(value)
      case .missing: number(nil)
      }
    }
  }

  /// Ends a row; `isLast` says that no other object follows.
  mutating func end(isLast: Bool = false) {
    if form == .json { bytes.append(isLast ? "}" : "},") }
    bytes.append(UInt8(ascii: "\n"))
    column = 0
  }

  private mutating func begin() {
    if form == .json {
      let before = before[column]
      bytes.append(before.span)
    } else if column > 0 {
      bytes.append(UInt8(ascii: ","))
    }
    column += 1
  }

  private mutating func nothing() {
    if form == .json { bytes.append("null") }
  }

  private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    let special = Array(",\"\r\n".utf8)
    guard text.contains(where: { special.contains($0) }) else { return Array(text) }
    var quoted = [quote]
    for byte in text {
      if byte == quote { quoted.append(quote) }
      quoted.append(byte)
    }
    quoted.append(quote)
    return quoted
  }
}
