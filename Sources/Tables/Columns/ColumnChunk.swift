import Platform
import Results

/// A stretch of rows of a file, read into columns: plain rows many at a time, all others one by one, with
/// the same result.
struct ColumnChunk: ~Copyable {
  private let plan: ColumnPlan
  private(set) var frame: Frame
  /// Why the file cannot be used; lines are counted from 1 for the first of the stretch.
  private(set) var refusal: RefusedInput?
  private(set) var ragged: [RaggedRow] = []
  private(set) var lineEnds: LineEnds = []
  private var record = CSVRecord()
  private var text: [UInt8] = []

  init(_ plan: ColumnPlan) {
    self.plan = plan
    frame = plan.frame()
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
      refusal = fault.refusal(
        file: plan.file, in: bytes, lineStart: range.lowerBound, line: 1)
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
        ragged.append(
          RaggedRow(line: frame.lines + 1, column: last.column, fields: record.fields.count))
      }
    }
    frame.skip(lines: splitter.line - 1 - before)
  }

  private mutating func take(_ bytes: Span<UInt8>) {
    text.removeAll(keepingCapacity: true)
    var cells = [Frame.Cell](repeating: .missing, count: plan.slots.count)
    for (column, field) in plan.fields.enumerated() {
      let start = text.count
      text += record.fields[field].trimmed(bytes)
      cells[plan.slots[column]] = cell(column, start..<text.count)
    }
    let text = text
    frame.append(cells, text.span)
  }

  private func cell(_ column: Int, _ range: Range<Int>) -> Frame.Cell {
    let bytes = text[range]
    if bytes.isEmpty { return .missing }
    let missing = plan.missing[column]
    if !missing.isEmpty, missing.contains(String(decoding: bytes, as: UTF8.self)) {
      return .missing
    }
    guard plan.areNumbers[column] else { return .text(range) }
    // Minus nought is nought.
    return NumberText.value(bytes).map { .number($0 + 0) } ?? .other
  }
}
