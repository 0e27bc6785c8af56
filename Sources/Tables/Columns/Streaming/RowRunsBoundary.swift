import CScan

/// Neighbouring rows that say the same in some columns, such as those of a person.
struct RowRuns {
  /// Where each run begins, and the end.
  var starts: [Int64] = []
  /// Whether every run comes after the one before it.
  var ascends = RunOrder.both
  /// Two hashes for each run; empty where none are asked for.
  var hashes: [SIMD2<UInt64>] = []
  /// What the first run says, and the last; empty without rows.
  var first: [[UInt8]] = []
  var last: [[UInt8]] = []

  var count: Int { max(0, starts.count - 1) }
}

/// The orders in which texts can ascend.
struct RunOrder: OptionSet {
  let rawValue: Int32
  /// By how long they are, and then by their bytes: the order of whole numbers.
  static let bySize = RunOrder(rawValue: 1)
  /// By their bytes, as programs sort texts.
  static let byBytes = RunOrder(rawValue: 2)
  static let both: RunOrder = [.bySize, .byBytes]

  /// The orders in which one list of texts comes before another, text by text.
  init(_ before: [[UInt8]], _ after: [[UInt8]]) {
    self = []
    for (one, other) in zip(before, after) where one != other {
      let isBefore = one.lexicographicallyPrecedes(other)
      if isBefore { insert(.byBytes) }
      if one.count < other.count || (one.count == other.count && isBefore) { insert(.bySize) }
      return
    }
  }

  init(rawValue: Int32) { self.rawValue = rawValue }
}

extension Frame {
  /// The runs of its rows by some columns of texts.
  ///
  /// - Parameters:
  ///   - columns: their numbers in the frame.
  ///   - seeds: of the hashes; nil for none.
  /// - Returns: the runs, in their order.
  func runs(_ columns: [Int], _ seeds: SIMD2<UInt64>?) -> RowRuns {
    var runs = RowRuns()
    guard rows > 0 else { return runs }
    runs.starts = [Int64](repeating: 0, count: rows + 1)
    let count = unsafe waymark_frame_runs(frame, columns, columns.count, &runs.starts)
    runs.starts.removeSubrange((count + 1)...)
    for run in 1..<max(1, count) {
      let order = unsafe waymark_frame_order(
        frame, columns, columns.count, Int(runs.starts[run - 1]), Int(runs.starts[run]))
      runs.ascends.formIntersection(RunOrder(rawValue: order))
    }
    if let seeds {
      let pair = [seeds.x, seeds.y]
      var hashes: [UInt64] = [0, 0]
      runs.hashes.reserveCapacity(count)
      for run in 0..<count {
        unsafe waymark_frame_hash(
          frame, columns, columns.count, Int(runs.starts[run]), pair, &hashes)
        runs.hashes.append(SIMD2(hashes[0], hashes[1]))
      }
    }
    runs.first = texts(columns, row: 0)
    runs.last = texts(columns, row: rows - 1)
    return runs
  }

  /// What some columns of texts say at a row.
  func texts(_ columns: [Int], row: Int) -> [[UInt8]] {
    columns.map { column in
      var size = 0
      let code = unsafe Int(waymark_frame_codes(frame, column)[row])
      let text = unsafe waymark_frame_level(frame, column, code, &size)
      return unsafe Array(UnsafeBufferPointer(start: text, count: size))
    }
  }

  /// Whether nothing stands in a column of texts but ASCII that shows, and spaces.
  func isPlain(_ column: Int) -> Bool { unsafe waymark_frame_is_plain(frame, column) != 0 }

  /// The rows of a column of texts as places of their levels.
  func places(_ column: Int) -> [Double] {
    let codes = unsafe UnsafeBufferPointer(start: waymark_frame_codes(frame, column), count: rows)
    return unsafe codes.map { Double($0) }
  }
}
