import Platform
import Results

/// A stretch of rows of a file: plain rows read many at a time, all others one by one, with the same result.
package struct RowStretch: ~Copyable {
  private let plan: RowPlan
  private var frame: Frame
  /// Why the file cannot be used; lines are counted from 1 for the first of the stretch.
  private(set) var refusal: RefusedInput?
  /// Rows that have not as many fields as the header: line, column, fields.
  private(set) var ragged: [(line: Int, column: Int, fields: Int)] = []
  private(set) var lineEnds: LineEnds = []
  private var record = CSVRecord()
  private var text: [UInt8] = []
  /// Of every hash of a key, so that it is the same in every run.
  private static let hashSeed: UInt64 = 0x5761_796D_6172_6B31

  init(_ plan: RowPlan) {
    self.plan = plan
    frame = plan.frame()
  }

  /// Rows.
  package var count: Int { frame.rows }
  /// Lines of the stretch.
  var lineCount: Int { frame.lines }

  /// The line of a row, from 1 for the first line of the stretch.
  package func line(of row: Int) -> Int { frame.lines(before: row) + 1 }

  /// By row the lines of the stretch before it.
  package func lines() -> [UInt32] { frame.rowLines }

  /// A column of numbers, by its position among those asked for: an empty cell is not a number, a text
  /// infinity.
  package func numbers(_ column: Int) -> [Double] { frame.values(column) }

  /// A column of categories: for each row the position of its level.
  package func codes(_ column: Int) -> [UInt32] { frame.codes(plan.asked.numbers.count + column) }

  /// The levels of a column of categories; the text of an empty cell is empty.
  package func levels(_ column: Int) -> [String] { frame.levels(plan.asked.numbers.count + column) }

  /// For each row a hash of its key; nil where the key is empty, or no key was asked for.
  ///
  /// The same text has the same hash, and two texts among ten million share one with a probability of
  /// three in a million.
  package func keys() -> [UInt64?] {
    guard plan.asked.key != nil else { return [] }
    let column = plan.fields.count - 1
    let hashes = frame.hashes(column, seed: Self.hashSeed)
    let empty = frame.missing(column) > 0 ? frame.levels(column).firstIndex(of: "") : nil
    return frame.codes(column).map { Int($0) == empty ? nil : hashes[Int($0)] }
  }

  /// Reads a stretch; what was read before is forgotten.
  mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
    frame.clear()
    refusal = nil
    ragged.removeAll()
    lineEnds = LineEnds(bytes, range)
    var end = range.upperBound
    if let fault = TextEncoding.fault(in: bytes, range) {
      // What stands before the line with the fault is read all the same.
      refusal = fault.refusal(file: plan.file, in: bytes, lineStart: range.lowerBound, line: 1)
      end = bytes[range.lowerBound..<fault.offset].lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? 0
    }
    let isQuick = plan.isQuick && range.count <= CSVLimits.field
    var at = range.lowerBound
    while at < end {
      if isQuick { frame.read(bytes.span, from: &at, to: end) }
      guard at < end else { return }
      do throws(RefusedInput) {
        try readRecord(bytes.span, &at, end)
      } catch {
        if refusal == nil { refusal = error.moved(down: frame.lines) }
        return
      }
    }
  }

  private mutating func readRecord(
    _ bytes: Span<UInt8>, _ at: inout Int, _ end: Int
  ) throws(RefusedInput) {
    var splitter = CSVSplitter(file: plan.file, delimiter: plan.delimiter, range: at..<end)
    let found = try splitter.read(bytes, into: &record)
    at = found ? splitter.position : end
    // Blank lines may stand before the record.
    let before = found ? record.line - 1 : 0
    frame.skip(lines: before)
    if found {
      if record.fields.count == plan.fieldCount {
        take(bytes)
      } else {
        let last = record.fields[min(record.fields.count - 1, plan.fieldCount)]
        ragged.append((frame.lines + 1, last.column, record.fields.count))
      }
    }
    frame.skip(lines: splitter.line - 1 - before)
  }

  private mutating func take(_ bytes: Span<UInt8>) {
    text.removeAll(keepingCapacity: true)
    var cells: [Frame.Cell] = []
    for (slot, field) in plan.fields.enumerated() {
      let start = text.count
      text += record.fields[field].trimmed(bytes)
      cells.append(cell(slot, start..<text.count))
    }
    let text = text
    frame.append(cells, text.span)
  }

  private func cell(_ slot: Int, _ range: Range<Int>) -> Frame.Cell {
    let bytes = text[range]
    if bytes.isEmpty { return .missing }
    if !plan.missing.isEmpty, plan.missing.contains(String(decoding: bytes, as: UTF8.self)) {
      return .missing
    }
    guard slot < plan.asked.numbers.count else { return .text(range) }
    // Minus nought is nought.
    return NumberText.value(bytes).map { .number($0 + 0) } ?? .other
  }
}
