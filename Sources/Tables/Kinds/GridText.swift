import Platform

/// Cells of a table as comma-separated text, made in reading order: row *n* is line *n*.
///
/// Rows in which nothing stands are blank lines; those at the end are left out. In the end all rows
/// have as many fields as the widest.
struct GridText: ~Copyable {
  /// Whether the text would be larger than anyone can want.
  private(set) var isTooLarge = false
  /// Whether nothing stands in it.
  var isEmpty: Bool { row == 0 }

  private var text: TextBuffer
  /// The row that is being made, and its fields so far.
  private var row = 0
  private var fields = 0
  /// Fields of each row in which something stands.
  private var widths: [Int32] = []
  private let limit: Int

  /// Starts with nothing.
  ///
  /// - Parameters:
  ///   - limit: the most bytes of text.
  ///   - capacity: bytes for which there is room at first.
  init(limit: Int, capacity: Int = 1 << 16) {
    self.limit = limit
    text = TextBuffer(capacity: capacity)
  }

  /// Begins a cell that has something in it; cells come in reading order.
  mutating func begin(row: Int, column: Int) {
    if row != self.row {
      endRow()
      while self.row < row - 1 {
        text.append(Byte.lineFeed)
        self.row += 1
      }
      self.row = row
      fields = 1
    }
    while fields < column {
      text.append(Byte.comma)
      fields += 1
    }
    if text.count > limit { isTooLarge = true }
  }

  /// Appends text that needs no quotation marks.
  mutating func append(plain bytes: Span<UInt8>) { text.append(bytes) }

  /// Appends text that needs no quotation marks.
  mutating func append(plain text: String) { self.text.append(text) }

  /// Appends a byte that needs no quotation marks.
  mutating func append(plain byte: UInt8) { text.append(byte) }

  /// Appends a whole number, with noughts before it up to so many digits.
  mutating func append(_ number: Int, digits: Int = 1) {
    let magnitude = UInt64(number.magnitude)
    if number < 0 { text.append(UInt8(ascii: "-")) }
    var bound: UInt64 = 10
    for _ in 1..<max(1, min(digits, 19)) {
      if magnitude < bound { text.append(UInt8(ascii: "0")) }
      bound = bound.multipliedReportingOverflow(by: 10).partialValue
    }
    text.append(magnitude)
  }

  /// The whole text; nil when it would be larger than the limit.
  consuming func finished() -> [UInt8]? {
    if row == 0 { return [] }
    endRow()
    let bytes = text.bytes()
    let widest = widths.max() ?? 0
    let missing = widths.reduce(0) { $0 + Int(widest - $1) }
    guard !isTooLarge, bytes.count + missing <= limit else { return nil }
    return missing == 0
      ? bytes : Self.padded(bytes, widths, to: widest, capacity: bytes.count + missing)
  }

  private mutating func endRow() {
    guard fields > 0 else { return }
    widths.append(Int32(clamping: fields))
    text.append(Byte.lineFeed)
    fields = 0
  }

  /// Commas at the end of every line that is not blank. No field holds a line end.
  private static func padded(
    _ bytes: [UInt8], _ widths: [Int32], to widest: Int32, capacity: Int
  ) -> [UInt8] {
    var padded: [UInt8] = []
    padded.reserveCapacity(capacity)
    var lineStart = 0
    var row = 0
    for at in bytes.indices where bytes[at] == Byte.lineFeed {
      if at > lineStart {
        padded += bytes[lineStart..<at]
        padded += repeatElement(Byte.comma, count: Int(widest - widths[row]))
        row += 1
      }
      padded.append(Byte.lineFeed)
      lineStart = at + 1
    }
    return padded
  }
}
