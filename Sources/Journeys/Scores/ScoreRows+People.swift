extension ScoreRows {
  /// What a panel has of the scores.
  struct Settled {
    var times: [Double]
    var values: [Double]
    var firstLines: [UInt32]
    var starts: [Int]
  }

  /// Puts the scores in the order of people, and of times.
  ///
  /// - Parameters:
  ///   - order: numbers of the people in their order.
  ///   - count: how many numbers there are.
  ///   - isByNumber: whether the order is that of all numbers.
  ///   - troubles: takes what is told of rows for the same time.
  /// - Returns: everybody's scores in the order of people and times.
  consuming func settled(
    _ order: [UInt32], of count: Int, isByNumber: Bool, _ troubles: inout [ScoreTrouble]
  ) -> Settled {
    var rank = [UInt32](repeating: 0, count: isByNumber ? 0 : count)
    if !isByNumber {
      for (place, number) in order.enumerated() { rank[Int(number)] = UInt32(place) }
    }
    func place(_ run: Run) -> Int {
      isByNumber ? Int(run.person) : Int(rank[Int(run.person)])
    }
    var starts = [Int](repeating: 0, count: order.count + 1)
    for (position, run) in runs.enumerated() { starts[place(run) + 1] += rows(position).count }
    for person in order.indices { starts[person + 1] += starts[person] }
    if isByNumber && isInOrder { return asTheyStand(starts) }
    var next = starts
    var lines = lines
    var scores = ScoreColumnsInOrder(count: starts[order.count])
    for (position, run) in runs.enumerated() {
      let person = place(run)
      for row in rows(position) {
        scores.set(next[person], times[row], values[row], lines.line(of: row))
        next[person] += 1
      }
    }
    scores.settle(&starts, &troubles)
    return Settled(
      times: scores.times, values: scores.values, firstLines: scores.firstLines, starts: starts)
  }

  /// Most files hold person after person, time after time: then nothing has to move.
  private func asTheyStand(_ starts: [Int]) -> Settled {
    var firstLines = [UInt32](repeating: 0, count: starts.count - 1)
    var lines = lines
    for run in runs { firstLines[Int(run.person)] = lines.line(of: Int(run.row)) }
    return Settled(times: times, values: values, firstLines: firstLines, starts: starts)
  }
}
