import Parallel

/// The scores of all stretches of rows on the way to a panel.
struct ScoreParts {
  private struct Part {
    let rows: ScoreRows
    /// Per run the number of its person among all.
    let persons: [UInt32]
    /// Lines before the stretch.
    let shift: UInt32
  }

  private var parts: [Part] = []
  private var last: (person: UInt32, time: Double)?
  /// Whether persons follow each other by their numbers, and everybody's times ascend.
  private var isInOrder = true

  /// Adds a stretch.
  ///
  /// - Parameters:
  ///   - rows: its scores.
  ///   - numbers: the number among all of each person there.
  ///   - shift: lines before it.
  mutating func add(_ rows: ScoreRows, numbers: [UInt32], linesBefore shift: UInt32) {
    let persons = rows.runs.map { numbers[Int($0.person)] }
    isInOrder = isInOrder && rows.ascends
    for (run, person) in persons.enumerated() where isInOrder {
      if let last, person <= last.person {
        // A stretch may end in the middle of a person's rows.
        isInOrder = run == 0 && person == last.person && rows.times[0] > last.time
      }
      last = (person, 0)
    }
    if let person = persons.last, let time = rows.times.last { last = (person, time) }
    parts.append(Part(rows: rows, persons: persons, shift: shift))
  }

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
    func place(_ number: UInt32) -> Int { isByNumber ? Int(number) : Int(rank[Int(number)]) }
    var starts = [Int](repeating: 0, count: order.count + 1)
    for part in parts {
      for (run, number) in part.persons.enumerated() {
        starts[place(number) + 1] += part.rows.rows(run).count
      }
    }
    for person in order.indices { starts[person + 1] += starts[person] }
    if isByNumber && isInOrder { return asTheyStand(starts) }
    var next = starts
    var scores = ScoreColumnsInOrder(count: starts[order.count])
    for index in parts.indices {
      let part = parts[index]
      parts[index] = Part(rows: ScoreRows(), persons: [], shift: 0)
      var lines = part.rows.lines
      for (run, number) in part.persons.enumerated() {
        let person = place(number)
        for row in part.rows.rows(run) {
          let line = lines.line(of: row) &+ part.shift
          scores.set(next[person], part.rows.times[row], part.rows.values[row], line)
          next[person] += 1
        }
      }
    }
    scores.settle(&starts, &troubles)
    return Settled(
      times: scores.times, values: scores.values, firstLines: scores.firstLines, starts: starts)
  }

  /// Most files hold person after person, time after time: then nothing has to move.
  private func asTheyStand(_ starts: [Int]) -> Settled {
    var firstLines = [UInt32](repeating: 0, count: starts.count - 1)
    for part in parts {
      var lines = part.rows.lines
      for (run, number) in part.persons.enumerated() where firstLines[Int(number)] == 0 {
        firstLines[Int(number)] = lines.line(of: part.rows.rows(run).lowerBound) &+ part.shift
      }
    }
    return Settled(
      times: joinInOrder(parts.map(\.rows.times)), values: joinInOrder(parts.map(\.rows.values)),
      firstLines: firstLines, starts: starts)
  }
}
