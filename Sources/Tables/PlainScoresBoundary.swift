import CScan

/// Reads rows that hold an id and two numbers, written as most are, many at a time. It knows one way of
/// writing them only: a row that is written in another stops it, for a careful reader to take.
@safe package struct PlainScores: ~Copyable {
  private var plan: waymark_score_plan
  private let rows: UnsafeMutablePointer<waymark_score_rows>
  /// Bytes behind the last row that the scan may look at.
  private static let slack = 64

  /// Starts with no row.
  ///
  /// - Parameters:
  ///   - delimiter: what ends a field.
  ///   - fields: how many a row has.
  ///   - id: the field of the id, from 0.
  ///   - time: the field of the time.
  ///   - value: the field of the value.
  ///   - attainable: the values that can be had.
  package init(
    delimiter: CSVDelimiter, fields: Int, id: Int, time: Int, value: Int,
    attainable: ClosedRange<Double>
  ) {
    plan = waymark_score_plan(
      delimiter: delimiter.byte, fields: UInt32(clamping: fields), id: UInt32(clamping: id),
      time: UInt32(clamping: time), value: UInt32(clamping: value),
      lowest: attainable.lowerBound, highest: attainable.upperBound)
    unsafe rows = .allocate(capacity: 1)
    // The rest is written before it is read.
    unsafe rows.pointee.rows = 0
    unsafe rows.pointee.runs = 0
  }

  deinit { unsafe rows.deallocate() }

  /// Reads on in bytes without quotation marks.
  ///
  /// - Parameters:
  ///   - bytes: the text; what is not 64 bytes before their end is not read.
  ///   - position: where a row begins; moved behind the last row that was read.
  ///   - end: where to stop.
  /// - Returns: how many rows were read; none when the row at the position is for a careful reader.
  package mutating func read(_ bytes: Span<UInt8>, from position: inout Int, to end: Int) -> Int {
    guard position >= 0, position < end, bytes.count - end >= Self.slack else { return 0 }
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let text = buffer.baseAddress else { return 0 }
      unsafe waymark_read_scores(&plan, text, end, &position, rows)
      return unsafe Int(rows.pointee.rows)
    }
  }

  /// Appends times and values of the rows that were read last.
  package func append(to times: inout [Double], _ values: inout [Double]) {
    unsafe withUnsafeBytes(of: &rows.pointee.times) {
      unsafe times.append(contentsOf: $0.bindMemory(to: Double.self).prefix(rows.pointee.rows))
    }
    unsafe withUnsafeBytes(of: &rows.pointee.values) {
      unsafe values.append(contentsOf: $0.bindMemory(to: Double.self).prefix(rows.pointee.rows))
    }
  }

  /// Neighbouring rows with the same id.
  package struct Run {
    /// Where the id stands in the bytes.
    package let id: Range<Int>
    /// The first of the rows, from 0 for the first that was read last.
    package let row: Int
    /// Whether every time is above the one before.
    package let ascends: Bool
  }

  /// Goes through the runs of the rows that were read last.
  package func forEachRun(_ take: (Run) -> Void) {
    unsafe withUnsafeBytes(of: &rows.pointee.run) { bytes in
      let runs = unsafe bytes.bindMemory(to: waymark_score_run.self)
      for at in unsafe 0..<rows.pointee.runs {
        let run = unsafe runs[at]
        take(
          Run(id: run.start..<(run.start + run.size), row: run.row, ascends: run.ascends != 0))
      }
    }
  }
}
