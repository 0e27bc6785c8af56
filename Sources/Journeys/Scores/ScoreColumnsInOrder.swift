/// Scores in arrays, person after person, on the way to their order in time.
struct ScoreColumnsInOrder {
  private(set) var times: [Double]
  private(set) var values: [Double]
  private var lines: [UInt32]
  private(set) var firstLines: [UInt32] = []

  init(count: Int) {
    times = Array(repeating: 0, count: count)
    values = times
    lines = Array(repeating: 0, count: count)
  }

  mutating func set(_ place: Int, _ time: Double, _ value: Double, _ line: UInt32) {
    times[place] = time
    values[place] = value
    lines[place] = line
  }

  /// Puts everybody's scores in the order of their times, each time once.
  ///
  /// - Parameters:
  ///   - starts: where each person's scores begin, and the end; moved as rows are taken out.
  ///   - troubles: takes what is told of rows for the same time.
  mutating func settle(_ starts: inout [Int], _ troubles: inout [ScoreTrouble]) {
    var free = 0
    firstLines = Array(repeating: 0, count: starts.count - 1)
    for person in 0..<(starts.count - 1) {
      let range = starts[person]..<starts[person + 1]
      starts[person] = free
      sort(range)
      var at = range.lowerBound
      while at < range.upperBound {
        var end = at + 1
        while end < range.upperBound, times[end] == times[at] { end += 1 }
        if end == at + 1 || agree(at..<end, &troubles) {
          if free == starts[person] { firstLines[person] = lines[at] }
          if free != at { move(at, to: free) }
          free += 1
        }
        at = end
      }
    }
    starts[starts.count - 1] = free
    times.removeLast(times.count - free)
    values.removeLast(values.count - free)
    lines = []
  }

  /// By time, and by line for the same time: mostly they are already.
  private mutating func sort(_ range: Range<Int>) {
    for at in range.dropFirst() where precedes(at, at - 1) {
      if range.count > 32 { return sortMany(range) }
      var here = at
      while here > range.lowerBound, precedes(here, here - 1) {
        times.swapAt(here, here - 1)
        values.swapAt(here, here - 1)
        lines.swapAt(here, here - 1)
        here -= 1
      }
    }
  }

  private mutating func sortMany(_ range: Range<Int>) {
    let order = range.sorted { precedes($0, $1) }
    let sorted = order.map { (times[$0], values[$0], lines[$0]) }
    for (place, score) in zip(range, sorted) { (times[place], values[place], lines[place]) = score }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    (times[left], lines[left]) < (times[right], lines[right])
  }

  /// Whether rows for the same time give the same score.
  private func agree(_ range: Range<Int>, _ troubles: inout [ScoreTrouble]) -> Bool {
    let first = range.lowerBound
    let agrees = range.allSatisfy { values[$0] == values[first] }
    for row in range.dropFirst() {
      troubles.append(
        ScoreTrouble(
          line: Int(lines[row]), column: 0,
          agrees ? .copied(first: lines[first]) : .conflict(first: lines[first])))
    }
    return agrees
  }

  private mutating func move(_ from: Int, to place: Int) {
    times[place] = times[from]
    values[place] = values[from]
  }
}
