/// Scores in the order of their rows, with neighbours of one person told once.
struct ScoreRows: Sendable {
  /// Rows of one person, up to the next run.
  struct Run: Sendable {
    /// The person's number.
    var person: UInt32
    /// The first row.
    var row: UInt32
  }

  private(set) var runs: [Run] = []
  var times: [Double] = []
  var values: [Double] = []
  var lines: [UInt32] = []
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
}
