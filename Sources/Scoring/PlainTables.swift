import Scales
import Tables

/// Tables by which plain rows are scored without looking at definitions again.
///
/// A cell of one or two digits is an index; `codes` says what it counts as: itself, the empty cell,
/// or nothing that is plain. For a score of `k` items with keyed codes `x_j`, of which `m` are
/// answered, the terms add up to one number that tells sum and count apart:
///
///     t = Σ (x_j · (k + 1) + 1) = (k + 1) · Σ x_j + m,     0 ≤ m ≤ k
///
/// What a row of that `t` says is asked of `Scorer` once, and kept.
struct PlainTables: Sendable {
  /// A score as a sum over cells.
  struct Sum: Sendable {
    var scale: Int
    var score: Int
    var cells: [UInt32]
    var terms: [Int32]
    var lowest: Int32
    var span: Int
    var pieces: Int
  }

  /// Indices of a cell: 0 to 99, the empty cell, and room to a power of two.
  static let indices = 128
  static let blank: UInt8 = 100
  static let careful: UInt8 = 255
  /// More sums than this are not worth a table.
  private static let mostSums = 1 << 16

  let delimiter: CSVDelimiter
  /// By field: −2 nothing, −1 the id, −3 and below the kept columns, otherwise the cell.
  let roles: [Int32]
  /// By cell and index what it counts as.
  let codes: [UInt8]
  /// By byte value: 0 plain in an id, 1 not, 2 not as the first.
  let idBytes: [UInt8]
  /// By byte value: 0 plain in a kept column, 1 not.
  let textBytes: [UInt8]
  /// Missing codes of up to seven bytes, the first in the lowest.
  let words: [UInt64]
  let sums: [Sum]

  /// Makes the tables; nil when a column has two roles, or a score is no plain sum.
  init?(
    cells: [ScorePlan.Cell], idField: Int, keptFields: [Int], fieldCount: Int, scales: [Scale],
    cellOf: [[Int]], text: ScoreText, answers: AnswerReading, readers: [ItemReader],
    delimiter: CSVDelimiter
  ) {
    let fields = cells.map(\.field) + [idField] + keptFields
    guard Set(fields).count == fields.count else { return nil }
    var roles = [Int32](repeating: -2, count: fieldCount)
    for (cell, field) in cells.map(\.field).enumerated() { roles[field] = Int32(cell) }
    roles[idField] = -1
    for (position, field) in keptFields.enumerated() { roles[field] = Int32(-3 - position) }
    self.roles = roles
    self.delimiter = delimiter
    codes = readers.flatMap(Self.codes)
    words = answers.missingCodes.compactMap(Self.word).sorted()
    idBytes = Self.idBytes(text.format, answers.missingCodes, delimiter)
    textBytes = Self.textBytes(text.format, delimiter)
    var sums: [Sum] = []
    for (scale, definition) in scales.enumerated() {
      for (score, scoreDefinition) in definition.scores.enumerated() {
        guard var sum = Sum(scoreDefinition, of: definition, cells: cellOf[scale]),
          sum.span <= Self.mostSums
        else { return nil }
        sum.scale = scale
        sum.score = score
        sum.pieces = text.pieceCount(scoreDefinition)
        sums.append(sum)
      }
    }
    self.sums = sums
  }

  /// The response in a field of one or two digits, or of nothing; nil for any other.
  func response(_ cell: Int, _ field: CSVField, in bytes: [UInt8]) -> Response? {
    guard field.bytes.count <= 2 else { return nil }
    var index = field.bytes.isEmpty ? Int(Self.blank) : 0
    for byte in bytes[field.bytes] {
      let digit = Int(byte) - 48
      guard (0...9).contains(digit) else { return nil }
      index = index * 10 + digit
    }
    // A number begins with a nought only when it is nought.
    if field.bytes.count == 2 && index < 10 { return nil }
    switch codes[cell * Self.indices + index] {
    // A code for no answer has a reason, which is not in the table.
    case Self.blank: return index == Int(Self.blank) ? .missing : nil
    case Self.careful: return nil
    case let code: return .answered(Int(code))
    }
  }

  private static func codes(_ reader: ItemReader) -> [UInt8] {
    var codes = [UInt8](repeating: careful, count: indices)
    for code in 0..<100 {
      if reader.nonAnswer(String(code)) != nil {
        codes[code] = blank
      } else if reader.item.allows(code), !reader.item.callsForAttention(code) {
        // An answer that calls for attention is read with care, where it is noticed.
        codes[code] = UInt8(code)
      }
    }
    codes[Int(blank)] = blank
    return codes
  }

  /// A short text as a number; nil for one that is longer, or that no plain cell can be.
  private static func word(_ text: String) -> UInt64? {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty && bytes.count <= 7, Padding.trimmed(text) == text else {
      return nil
    }
    return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// First bytes of the characters beyond ASCII that nobody sees, as UTF-8 has them.
  private static let hiddenLeads = [
    0xC2, 0xCD, 0xD8, 0xDB, 0xDC, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3,
  ]

  private static func idBytes(
    _ format: ScoreFormat, _ missing: Set<String>, _ delimiter: CSVDelimiter
  ) -> [UInt8] {
    var classes = [UInt8](repeating: 0, count: 256)
    // Texts that differ in bytes may be equal as Unicode has it; whether an id beyond ASCII is a
    // missing code is for strings to say.
    if !missing.isEmpty { for byte in 128..<256 { classes[byte] = 1 } }
    // A longer missing code is not among the words.
    for text in missing where text.utf8.count > 7 { classes[Int(text.utf8.first ?? 0)] = 2 }
    classes[Int(UInt8(ascii: " "))] = 2
    // Controls cannot be seen, and a plus sign may be what is left of a damaged number.
    for byte in Array(0..<32) + [127] + Array(",\"+".utf8) { classes[Int(byte)] = 1 }
    for byte in hiddenLeads { classes[byte] = 1 }
    classes[Int(delimiter.byte)] = 1
    if format == .ndjson { classes[Int(UInt8(ascii: "\\"))] = 1 }
    return classes
  }

  private static func textBytes(_ format: ScoreFormat, _ delimiter: CSVDelimiter) -> [UInt8] {
    var classes = [UInt8](repeating: 0, count: 256)
    for byte in ",\"\n\r".utf8 { classes[Int(byte)] = 1 }
    classes[Int(delimiter.byte)] = 1
    if format == .ndjson {
      for byte in 0..<32 { classes[byte] = 1 }
      classes[Int(UInt8(ascii: "\\"))] = 1
    }
    return classes
  }
}

extension PlainTables.Sum {
  /// Larger values would make sums that no table holds, and products that `CScan` does not add.
  private static let largestValue = 1 << 10

  /// Makes the terms of a score; nil when sum and count of its answers do not tell it.
  init?(_ definition: ScoreDefinition, of scale: Scale, cells: [Int]) {
    guard let counted = definition.plainSum(of: scale) else { return nil }
    let width = counted.entries.count + 1
    var terms: [Int32] = []
    var lowest = 0
    var highest = 0
    for entry in counted.entries {
      guard entry.values.allSatisfy({ $0.magnitude <= Self.largestValue }) else { return nil }
      var row = [Int32](repeating: 0, count: PlainTables.indices)
      var range = 0...0
      for (code, value) in zip(entry.codes, entry.values) where (0..<100).contains(code) {
        let term = value * width + 1
        row[code] = Int32(term)
        range = min(range.lowerBound, term)...max(range.upperBound, term)
      }
      terms += row
      lowest += range.lowerBound
      highest += range.upperBound
    }
    guard let lowest = Int32(exactly: lowest), Int32(exactly: highest) != nil else { return nil }
    self.init(
      scale: 0, score: 0, cells: counted.entries.map { UInt32(cells[$0.item]) }, terms: terms,
      lowest: lowest, span: highest - Int(lowest) + 1, pieces: 0)
  }
}
