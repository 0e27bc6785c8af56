/// Goes through time once and carries shares and influences along.
struct OccupancySweep {
  /// Stretches that reach beyond the start.
  let rows: [Sojourn]
  /// How many states there are.
  let states: Int
  /// Whose influence each row is.
  let places: PersonPlaces
  /// s.
  let from: Double

  /// What the sweep finds.
  struct Findings {
    var initial: Occupancy
    var steps: [AalenJohansen.Step]
    var area: OccupancyArea?
  }

  /// Shares and influences from the start to the last time at which anybody was seen.
  func run(_ options: AalenJohansen.Options) throws(SurvivalError) -> Findings {
    let initial = try beginning(options.start)
    var here = initial
    var steps: [AalenJohansen.Step] = []
    var area = options.until.map { OccupancyArea(from: from, until: $0, like: here) }
    let entering = rows.indices.sorted { rows[$0].start < rows[$1].start }
    let leaving = rows.indices.sorted { rows[$0].stop < rows[$1].stop }
    var (entered, left, next) = (0, 0, 0)
    while next < leaving.count {
      let time = rows[leaving[next]].stop
      var moving: [Int] = []
      while next < leaving.count, rows[leaving[next]].stop == time {
        if rows[leaving[next]].next != nil { moving.append(leaving[next]) }
        next += 1
      }
      guard !moving.isEmpty else { continue }
      while entered < entering.count, rows[entering[entered]].start < time {
        here.watch(rows[entering[entered]].state, places.places[entering[entered]], by: 1)
        entered += 1
      }
      while left < leaving.count, rows[leaving[left]].stop < time {
        here.watch(rows[leaving[left]].state, places.places[leaving[left]], by: -1)
        left += 1
      }
      area?.add(here, to: time)
      let atRisk = here.atRisk
      let moves = here.move(moving.map { (rows[$0].state, rows[$0].next ?? 0, places.places[$0]) })
      steps.append(
        AalenJohansen.Step(
          time: time, atRisk: atRisk, moves: moves,
          shares: here.estimates(options.scale, level: options.level)))
    }
    if let until = options.until { area?.add(here, to: until) }
    return Findings(initial: initial, steps: steps, area: area)
  }

  private func beginning(_ start: AalenJohansen.Start) throws(SurvivalError) -> Occupancy {
    var shares = [Double](repeating: 0, count: states)
    switch start {
    case .inState(let state):
      guard shares.indices.contains(state) else { throw .startingShares }
      shares[state] = 1
    case .shares(let given):
      let sum = given.reduce(0, +)
      guard given.count == states, given.allSatisfy({ $0 >= 0 }), abs(sum - 1) <= 1e-9 else {
        throw .startingShares
      }
      shares = given
    case .observed:
      let present = rows.indices.filter { rows[$0].start <= from }
      guard !present.isEmpty else { throw .nobodyAtStart }
      let n = Double(present.count)
      for row in present { shares[rows[row].state] += 1 / n }
      var result = Occupancy(shares, clusters: places.count)
      for row in present {
        for k in shares.indices {
          let own = rows[row].state == k ? 1.0 : 0
          result.influence[places.places[row] * states + k] += (own - shares[k]) / n
        }
      }
      return result
    }
    return Occupancy(shares, clusters: places.count)
  }
}
