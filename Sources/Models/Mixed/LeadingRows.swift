/// The rows of a table with those of each level of the leading group together.
struct LeadingRows {
  /// The table, its rows moved only where they were not in order.
  let frame: ModelFrame
  /// Where each level's rows begin, and the end.
  let starts: [Int64]
  /// Whether rows were moved.
  let isMoved: Bool

  var levels: Int { starts.count - 1 }

  /// Puts the rows of each level together: `codes` say the level of each row, every level occurs, and
  /// `columns` is what is needed of the table.
  init(_ codes: [Int], levels: Int, _ frame: ModelFrame, columns: [String]) throws(ModelError) {
    var counts = Array(repeating: Int64(0), count: levels + 1)
    var isSorted = true
    var last = 0
    for code in codes {
      counts[code + 1] += 1
      if code < last { isSorted = false }
      last = code
    }
    for level in 0..<levels { counts[level + 1] += counts[level] }
    starts = counts
    isMoved = !isSorted
    guard !isSorted else {
      self.frame = frame
      return
    }
    var next = counts
    var order = Array(repeating: 0, count: codes.count)
    for (row, code) in codes.enumerated() {
      order[Int(next[code])] = row
      next[code] += 1
    }
    var moved: [String: ModelFrame.Column] = [:]
    for name in columns {
      switch try frame.column(name) {
      case .numeric(let values): moved[name] = .numeric(order.map { values[$0] })
      case .factor(let codes, let levels):
        moved[name] = .factor(codes: order.map { codes[$0] }, levels: levels)
      }
    }
    self.frame = try ModelFrame(moved)
  }

  /// Levels in groups of a few thousand rows, which stay in the processor's cache.
  func chunks(rows limit: Int = 4096) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var first = 0
    for level in 0..<levels where Int(starts[level + 1] - starts[first]) >= limit {
      result.append(first..<level + 1)
      first = level + 1
    }
    if first < levels { result.append(first..<levels) }
    return result
  }

  /// The rows of some levels.
  func rows(_ levels: Range<Int>) -> Range<Int> {
    Int(starts[levels.lowerBound])..<Int(starts[levels.upperBound])
  }
}
