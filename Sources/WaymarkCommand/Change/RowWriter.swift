import Documents
import Platform
import Tables

/// Writes rows of cells as bytes, as CSV or as JSON objects, without a text in between: there may be a
/// million of them.
struct RowWriter {
  /// How rows are written.
  enum Form {
    case csv
    case json
  }

  let form: Form
  private(set) var bytes: [UInt8] = []
  /// Per column what stands before its cell.
  private let before: [[UInt8]]
  private var column = 0

  init(_ form: Form, columns: [String]) {
    self.form = form
    before = columns.enumerated().map { position, name in
      switch form {
      case .csv: position == 0 ? [] : [UInt8(ascii: ",")]
      case .json: Array("\(position == 0 ? "{" : ",")\(JSONValue.string(name).line):".utf8)
      }
    }
  }

  /// The line of names before the first row.
  static func head(_ columns: [String]) -> [UInt8] {
    Array((columns.map(CSVWriter.quoted).joined(separator: ",") + "\n").utf8)
  }

  /// Where the next cell would begin; with ``copy(from:)`` equal stretches are written once.
  var mark: (byte: Int, column: Int) { (bytes.count, column) }

  /// Starts anew.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Writes cells that another writer of the same form wrote.
  mutating func copy(_ text: ArraySlice<UInt8>, columns: Int) {
    bytes.append(contentsOf: text)
    column += columns
  }

  /// A number, or nothing.
  mutating func number(_ value: Double?) {
    begin()
    if let value {
      NumberText.append(value, to: &bytes)
    } else {
      nothing()
    }
  }

  /// A count, or nothing.
  mutating func integer(_ value: Int?) {
    begin()
    if let value {
      NumberText.append(UInt64(clamping: value), to: &bytes)
    } else {
      nothing()
    }
  }

  /// A word of this program, which needs no quotation marks in CSV.
  mutating func word(_ word: String?) {
    begin()
    guard let word else { return nothing() }
    if form == .json { bytes.append(UInt8(ascii: "\"")) }
    bytes.append(contentsOf: word.utf8)
    if form == .json { bytes.append(UInt8(ascii: "\"")) }
  }

  /// Yes or no, or nothing.
  mutating func flag(_ value: Bool?) {
    begin()
    guard let value else { return nothing() }
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// A text of the file, byte for byte.
  mutating func text(_ text: ArraySlice<UInt8>) {
    begin()
    let isPlain = text.allSatisfy { $0 > 0x2D && $0 < 0x7F && $0 != 0x5C }
    switch form {
    case .csv where isPlain: bytes.append(contentsOf: text)
    case .csv: bytes += Self.quoted(text)
    case .json where isPlain:
      bytes.append(UInt8(ascii: "\""))
      bytes.append(contentsOf: text)
      bytes.append(UInt8(ascii: "\""))
    case .json: bytes += JSONValue.string(String(decoding: text, as: UTF8.self)).line.utf8
    }
  }

  /// Ends a row; `isLast` says that no other object follows.
  mutating func end(isLast: Bool = false) {
    if form == .json { bytes += "}\(isLast ? "" : ",")".utf8 }
    bytes.append(UInt8(ascii: "\n"))
    column = 0
  }

  private mutating func begin() {
    bytes.append(contentsOf: before[column])
    column += 1
  }

  private mutating func nothing() {
    if form == .json { bytes.append(contentsOf: "null".utf8) }
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
