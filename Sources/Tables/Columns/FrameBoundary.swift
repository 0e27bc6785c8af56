import CScan

/// Named columns of a table in arrays, as `CScan` reads them: complete rows only.
///
/// Columns are numbered from 0: those of numbers first, then those of texts.
@safe struct Frame: ~Copyable, @unchecked Sendable {
  let frame: OpaquePointer
  private let (numbers, categories): (Int, Int)
  /// Bytes behind the last row that the scan may look at.
  private static let slack = 64

  /// Starts without rows.
  ///
  /// - Parameters:
  ///   - delimiter: what ends a field.
  ///   - roles: per field the number of its column, or −1.
  ///   - numbers: columns of numbers.
  ///   - categories: columns of texts.
  ///   - words: texts that stand for an empty cell.
  ///   - seed: of the hashes; nothing that comes out depends on it.
  init(
    delimiter: CSVDelimiter, roles: [Int32], numbers: Int, categories: Int, words: [[UInt8]],
    seed: UInt64
  ) {
    (self.numbers, self.categories) = (numbers, categories)
    let made = unsafe waymark_frame_create(
      delimiter.byte, roles, roles.count, numbers, categories, words.flatMap(\.self),
      words.map(\.count), words.count, seed)
    guard let made = unsafe made else { preconditionFailure("a frame is always made") }
    unsafe frame = made
  }

  deinit { unsafe waymark_frame_destroy(frame) }

  /// From now on keeps rows with empty cells too; before the first row. An empty cell is then a number that
  /// is none, or the level without text; a text among numbers is infinity.
  mutating func keepGaps() { unsafe waymark_frame_keep_gaps(frame) }

  /// Forgets all rows.
  mutating func clear() { unsafe waymark_frame_clear(frame) }

  /// Makes room for rows.
  mutating func reserve(_ rows: Int) { unsafe waymark_frame_reserve(frame, max(0, rows)) }

  /// Reads on in plain rows, up to one that is not.
  ///
  /// - Parameters:
  ///   - bytes: the text; what is not 64 bytes before their end is not read.
  ///   - position: where a row begins; moved behind the last row that was read.
  ///   - end: where to stop.
  mutating func read(_ bytes: Span<UInt8>, from position: inout Int, to end: Int) {
    guard position >= 0, position < end, bytes.count - end >= Self.slack else { return }
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let text = buffer.baseAddress else { return }
      unsafe waymark_frame_read(frame, text, end, &position)
    }
  }

  /// A cell of a row that is read otherwise.
  enum Cell {
    case missing
    case number(Double)
    /// A text where there should be a number.
    case other
    /// Where the text stands.
    case text(Range<Int>)
  }

  /// Takes a row that was read otherwise.
  ///
  /// - Parameters:
  ///   - cells: one for every column.
  ///   - bytes: what the texts stand in.
  mutating func append(_ cells: [Cell], _ bytes: Span<UInt8>) {
    precondition(cells.count == numbers + categories, "a cell for every column")
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe waymark_frame_begin_row(frame)
      for (column, cell) in cells.enumerated() {
        switch cell {
        case .missing: unsafe waymark_frame_missing(frame, column)
        case .number(let value): unsafe waymark_frame_number(frame, column, value)
        case .other: unsafe waymark_frame_other(frame, column)
        case .text(let range):
          let text = unsafe UnsafeBufferPointer(rebasing: buffer[range])
          unsafe waymark_frame_text(frame, column, text.baseAddress, text.count)
        }
      }
      unsafe waymark_frame_end_row(frame)
    }
  }

  /// Whether a text stands for an empty cell.
  func isMissing(_ text: Span<UInt8>) -> Bool {
    unsafe text.withUnsafeBufferPointer {
      unsafe $0.isEmpty || waymark_frame_is_word(frame, $0.baseAddress, $0.count) != 0
    }
  }

  /// Counts lines of rows that were read otherwise.
  mutating func skip(lines: Int) { unsafe waymark_frame_skip_lines(frame, lines) }

  /// Appends the rows of another frame of the same columns and seed.
  mutating func append(_ next: borrowing Frame) {
    unsafe waymark_frame_append(frame, next.frame)
  }

  /// Complete rows.
  var rows: Int { unsafe waymark_frame_count(frame).rows }
  /// Rows that were read.
  var rowsRead: Int { unsafe waymark_frame_count(frame).rows_read }
  /// Lines that were read.
  var lines: Int { unsafe waymark_frame_count(frame).lines }

  /// Empty cells of a column.
  func missing(_ column: Int) -> Int { unsafe waymark_frame_count(frame).missing[column] }

  /// Texts in a column of numbers, in rows without an empty cell; such rows are not kept.
  func others(_ column: Int) -> Int { unsafe waymark_frame_count(frame).others[column] }

  /// A column of numbers.
  func values(_ column: Int) -> [Double] {
    precondition((0..<numbers).contains(column), "a column of numbers")
    return unsafe Array(
      UnsafeBufferPointer(start: waymark_frame_values(frame, column), count: rows))
  }

  /// How often each level of a column of texts occurs.
  func counts(_ column: Int) -> [Int] {
    precondition((numbers..<numbers + categories).contains(column), "a column of texts")
    var counts = unsafe [Int](repeating: 0, count: waymark_frame_level_count(frame, column))
    let codes = unsafe UnsafeBufferPointer(
      start: waymark_frame_codes(frame, column), count: rows)
    for row in 0..<rows { unsafe counts[Int(codes[row])] += 1 }
    return counts
  }

  /// The levels of a column of texts, in the order in which they were first seen.
  func levels(_ column: Int) -> [String] {
    precondition((numbers..<numbers + categories).contains(column), "a column of texts")
    let count = unsafe waymark_frame_level_count(frame, column)
    return (0..<count).map { level in
      var size = 0
      let text = unsafe waymark_frame_level(frame, column, level, &size)
      return unsafe String(decoding: UnsafeBufferPointer(start: text, count: size), as: UTF8.self)
    }
  }

  /// The rows of a column of texts.
  ///
  /// - Parameters:
  ///   - column: which.
  ///   - places: by level the number that it gets.
  /// - Returns: a number for each row.
  func codes(_ column: Int, _ places: [Int]) -> [Int] {
    precondition((numbers..<numbers + categories).contains(column), "a column of texts")
    let codes = unsafe UnsafeBufferPointer(
      start: waymark_frame_codes(frame, column), count: rows)
    return unsafe codes.map { places[Int($0)] }
  }

  /// The rows of a column of texts: for each the number of its level.
  func codes(_ column: Int) -> [UInt32] {
    precondition((numbers..<numbers + categories).contains(column), "a column of texts")
    return unsafe Array(UnsafeBufferPointer(start: waymark_frame_codes(frame, column), count: rows))
  }

  /// A hash of each level of a column of texts, by its bytes alone.
  func hashes(_ column: Int, seed: UInt64) -> [UInt64] {
    precondition((numbers..<numbers + categories).contains(column), "a column of texts")
    let count = unsafe waymark_frame_level_count(frame, column)
    return (0..<count).map { unsafe waymark_frame_level_hash(frame, column, $0, seed) }
  }

  /// The lines before a row, where rows with empty cells are kept.
  func lines(before row: Int) -> Int {
    precondition((0..<rows).contains(row), "a row of the frame")
    guard let lines = unsafe waymark_frame_row_lines(frame) else { return 0 }
    return unsafe Int(lines[row])
  }

  /// By row the lines before it, where rows with empty cells are kept.
  var rowLines: [UInt32] {
    unsafe Array(UnsafeBufferPointer(start: waymark_frame_row_lines(frame), count: rows))
  }
}
