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
  /// Whether persons come by their numbers, person after person, and everybody's times ascend.
  private(set) var isInOrder = true

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
  mutating func run(of person: UInt32, from row: Int, ascends: Bool) {
    if let last = runs.last, last.person == person {
      isInOrder = isInOrder && ascends && times[row] > times[row - 1]
    } else {
      isInOrder = isInOrder && ascends && runs.last.map { $0.person < person } ?? true
      runs.append(Run(person: person, row: UInt32(clamping: row)))
    }
  }

  /// Adds the rows of a stretch behind these.
  ///
  /// - Parameters:
  ///   - other: the rows.
  ///   - numbers: by the number of a person there the number here.
  ///   - shift: lines before the stretch.
  mutating func append(_ other: ScoreRows, numbers: [UInt32], linesBefore shift: UInt32) {
    let first = count
    for stretch in other.stretches {
      stand(on: stretch.line &+ shift, from: UInt32(clamping: first + Int(stretch.row)))
    }
    times.append(contentsOf: other.times)
    values.append(contentsOf: other.values)
    isInOrder = isInOrder && other.isInOrder
    for run in other.runs {
      self.run(of: numbers[Int(run.person)], from: first + Int(run.row), ascends: true)
    }
  }

  /// Makes room for rows to come.
  mutating func reserve(_ rows: Int) {
    times.reserveCapacity(rows)
    values.reserveCapacity(rows)
  }

  /// Says on which line the next row stands, and those behind it line after line until it is said anew.
  mutating func next(on line: Int) {
    stand(on: UInt32(clamping: line), from: UInt32(clamping: count))
  }

  private mutating func stand(on line: UInt32, from row: UInt32) {
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
