/// How many ends come at a time, and how many are at risk of one.
struct EndTally: Sendable, Hashable {
  var time: Double
  var atRisk: Int
  var ended: Int

  /// The tallies of all times at which ends come, in order.
  static func all(_ rows: [ObservedTime], _ riskSet: RiskSet) -> [EndTally] {
    var tallies: [EndTally] = []
    for time in rows.filter(\.hasEnded).map(\.exit).sorted() {
      if tallies.last?.time == time {
        tallies[tallies.count - 1].ended += 1
      } else {
        tallies.append(EndTally(time: time, atRisk: riskSet.count(at: time), ended: 1))
      }
    }
    return tallies
  }
}

extension [EndTally] {
  /// Var log S after each time: Σ d / (Y (Y − d)); nil from when nobody is left.
  var greenwood: [Double?] {
    var sum: Double? = 0
    return map { tally in
      let left = tally.atRisk - tally.ended
      sum =
        left == 0
        ? nil
        : sum.map {
          $0 + Double(tally.ended) / (Double(tally.atRisk) * Double(left))
        }
      return sum
    }
  }

  /// Σ_i U_i², with U_i = Σ (dN_i − Y_i d / Y) / (Y − d) over the stretches of person i.
  ///
  /// A stretch is at risk over a run of tallies, so the sum over them is a difference of running sums.
  func personal(_ rows: [ObservedTime]) -> [Double?] {
    let exits = map(\.time)
    let places = PersonPlaces(rows.map(\.person))
    var events = [[Int]](repeating: [], count: count)
    var entering = [[Int]](repeating: [], count: count + 1)
    var leaving = [[Int]](repeating: [], count: count + 1)
    for (row, place) in zip(rows, places.places) {
      // At risk from the first time after the entry, to the last at or before the exit.
      let first = row.entry.map { RiskSet.below($0.nextUp, exits) } ?? 0
      let end = RiskSet.below(row.exit.nextUp, exits)
      guard first < end else { continue }
      entering[first].append(place)
      leaving[end].append(place)
      if row.hasEnded { events[end - 1].append(place) }
    }
    var atRisk = [Double](repeating: 0, count: places.count)
    var influence = atRisk
    var isOver = false
    return indices.map { k in
      for place in entering[k] { atRisk[place] += 1 }
      for place in leaving[k] { atRisk[place] -= 1 }
      let left = Double(self[k].atRisk - self[k].ended)
      if left == 0 { isOver = true }
      guard !isOver else { return nil }
      let hazard = Double(self[k].ended) / Double(self[k].atRisk)
      for place in events[k] { influence[place] += 1 / left }
      for place in influence.indices { influence[place] -= atRisk[place] * hazard / left }
      return influence.reduce(0) { $0 + $1 * $1 }
    }
  }
}

/// Persons, numbered as they first come.
struct PersonPlaces {
  /// The number of each row's person.
  let places: [Int]
  /// How many persons there are.
  let count: Int

  init(_ persons: [Int]) {
    var seen: [Int: Int] = [:]
    places = persons.map { person in
      let place = seen[person] ?? seen.count
      seen[person] = place
      return place
    }
    count = seen.count
  }
}
