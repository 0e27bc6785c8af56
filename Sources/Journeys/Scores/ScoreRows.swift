/// Scores in the order of their rows, with neighbours of one person told once.
struct ScoreRows: Sendable {
  /// Rows of one person, up to the next run.
  struct Run: Sendable {
    /// The person's number.
    var person: UInt32
    /// The first row.
    var row: UInt32
  }

  /// Rows that stand on lines one after the other, up to the next stretch.
  fileprivate struct Stretch {
    var row: UInt32
    var line: UInt32
  }

  private(set) var runs: [Run] = []
  private var stretches: [Stretch] = []
  var times: [Double] = []
  var values: [Double] = []
  /// Whether every time within a run is above the one before.
  private(set) var ascends = true

  var count: Int { times.count }

  /// The rows of a run.
  func rows(_ run: Int) -> Range<Int> {
    Int(runs[run].row)..<(run + 1 < runs.count ? Int(runs[run + 1].row) : count)
  }

  /// Says that rows from one on, up to the end, are a person's.
  ///
  /// - Parameters:
  ///   - person: the person's number.
  ///   - row: the first of the rows.
  ///   - ascends: whether their times ascend.
  mutating func run(of person: Int, from row: Int, ascends: Bool) {
    if let last = runs.last, Int(last.person) == person {
      self.ascends = self.ascends && ascends && times[row] > times[row - 1]
    } else {
      self.ascends = self.ascends && ascends
      runs.append(Run(person: UInt32(clamping: person), row: UInt32(clamping: row)))
    }
  }

  /// Makes room for rows to come.
  mutating func reserve(_ rows: Int) {
    times.reserveCapacity(rows)
    values.reserveCapacity(rows)
  }

  /// Says on which line the next row stands, and those behind it line after line until it is said anew.
  mutating func next(on line: Int) {
    let (row, line) = (UInt32(clamping: count), UInt32(clamping: line))
    if let last = stretches.last, line &- last.line == row &- last.row { return }
    stretches.append(Stretch(row: row, line: line))
  }

  /// Finds lines of rows that are asked for in their order.
  struct Lines {
    fileprivate let stretches: [Stretch]
    private var at = 0

    fileprivate init(_ stretches: [Stretch]) { self.stretches = stretches }

    /// The line of a row, none before the one asked for last.
    mutating func line(of row: Int) -> UInt32 {
      while at + 1 < stretches.count, Int(stretches[at + 1].row) <= row { at += 1 }
      return stretches[at].line &+ (UInt32(clamping: row) &- stretches[at].row)
    }
  }

  /// The lines of all rows, from the first on.
  var lines: Lines { Lines(stretches) }
}
