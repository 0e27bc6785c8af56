import CScan
import Tables

/// Reads plain rows by tables, as `CScan` does it: bytes in, bytes out.
@safe final class PlainRows {
  /// How a run ended.
  enum Status {
    /// Every row was read.
    case done
    /// The row at the position is not plain.
    case carefulRow
    /// A row has a sum of which there is no text yet: which score, and the row's cells.
    case unseenSum(Int, cells: [UInt8])
  }

  let scan: OpaquePointer
  private let cellCount: Int

  init(_ tables: PlainTables, _ text: ScoreText) {
    cellCount = tables.codes.count / PlainTables.indices
    let made = unsafe waymark_scan_create(
      tables.delimiter.byte, tables.roles, tables.roles.count, tables.codes, cellCount,
      tables.idBytes, tables.words, tables.words.count)
    guard let made = unsafe made else { preconditionFailure("a scan is always made") }
    unsafe scan = made
    for sum in tables.sums {
      unsafe waymark_scan_add_score(
        scan, sum.cells, sum.terms, sum.cells.count, sum.lowest, sum.span, sum.pieces)
    }
    let before = text.before
    unsafe waymark_scan_set_layout(
      scan, before.flatMap(\.self), before.map(\.count), text.kept.count, tables.textBytes,
      text.repeatsID ? 1 : 0)
    if let place = text.aroundLine {
      unsafe waymark_scan_set_line(
        scan, place.before, place.before.count, place.after, place.after.count)
    }
  }

  deinit { unsafe waymark_scan_destroy(scan) }

  /// Forgets the rows and the output of an earlier chunk.
  func clear() { unsafe waymark_scan_clear(scan) }

  /// Reads rows from a position to the end of a chunk; 64 bytes behind it must be there. `line` is the
  /// line at the position, or the first one's of the rows that an earlier run took in and stopped at.
  func run(_ bytes: [UInt8], from position: inout Int, to end: Int, line: Int) -> Status {
    precondition(line >= 0, "lines count from 1")
    precondition(position >= 0 && position <= end && end + 64 <= bytes.count, "no such chunk")
    let status = unsafe waymark_scan_run(scan, bytes, end, &position, line)
    switch status {
    case waymark_scan_done: return .done
    case waymark_scan_careful_row: return .carefulRow
    default:
      var score = 0
      guard let cells = unsafe waymark_scan_unseen(scan, &score) else { return .carefulRow }
      return .unseenSum(
        score, cells: unsafe Array(UnsafeBufferPointer(start: cells, count: cellCount)))
    }
  }

  /// Reads the next rows from a position as categories, and adds them to others.
  ///
  /// - Parameters:
  ///   - bytes: the block, 64 bytes longer than `end`.
  ///   - position: where the rows begin; moved behind them.
  ///   - end: where they end at the latest.
  ///   - keying: how cells become categories.
  ///   - rows: takes the rows in.
  /// - Returns: whether all were read, or the row at the position is not plain; nil where there are more.
  func next(
    _ bytes: [UInt8], from position: inout Int, to end: Int, _ keying: KeyedRowPlan,
    into rows: inout KeyedRows
  ) -> Status? {
    precondition(position >= 0 && position <= end && end + 64 <= bytes.count, "no such chunk")
    var found = unsafe waymark_rows()
    let status = unsafe waymark_scan_next(scan, bytes, end, &position, &found)
    let kept = rows.textCount - 1
    unsafe bytes.withUnsafeBufferPointer { text in
      for row in 0..<(unsafe found.count) {
        let cells = unsafe UnsafeBufferPointer(
          start: found.cells + row * cellCount, count: cellCount)
        let stretches = (0..<rows.textCount).lazy.map { place in
          let stretch = unsafe place == 0 ? found.ids[row] : found.kept[row * kept + place - 1]
          return unsafe String(
            decoding: UnsafeBufferPointer(
              rebasing: text[stretch.start..<stretch.start + stretch.size]),
            as: UTF8.self)
        }
        unsafe keying.add(stretches, cells, to: &rows)
      }
    }
    switch status {
    case waymark_scan_done: return .done
    case waymark_scan_careful_row: return .carefulRow
    default: return nil
    }
  }

  /// Gives the pieces for the sum at which a run stopped.
  func learn(_ pieces: [[UInt8]]) {
    unsafe waymark_scan_learn(scan, pieces.flatMap(\.self), pieces.map(\.count))
  }

  /// Writes rows that were read with care.
  func append(_ text: [UInt8]) { unsafe waymark_scan_append(scan, text, text.count) }

  /// Rows read by runs since the last call.
  func takeRowCount() -> Int { unsafe waymark_scan_take_rows(scan) }

  /// Everything written since `clear`.
  var output: [UInt8] {
    var count = 0
    guard let bytes = unsafe waymark_scan_output(scan, &count) else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
