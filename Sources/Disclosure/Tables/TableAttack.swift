/// The attack on a released table: what a reader can work out of a count that is withheld.
struct TableAttack {
  let knowledge: TableKnowledge
  let network: Circulation
  /// By place: whether it is withheld.
  let withheld: [Bool]

  init(_ knowledge: TableKnowledge, withheld: [Bool]) {
    self.knowledge = knowledge
    self.withheld = withheld
    let table = knowledge.table
    var network = Circulation(height: table.rows + 1, width: table.width)
    for place in table.bordered.indices {
      let bounds = knowledge.bounds(place, isWithheld: withheld[place])
      let count = table.bordered[place]
      network.set(place, rise: bounds.upperBound - count, fall: count - bounds.lowerBound)
    }
    self.network = network
  }

  /// How far the count at a place could rise and fall, given everything that is known; each counted
  /// up to a limit.
  func room(_ place: Int, upTo limit: Int) -> (rise: Int, fall: Int) {
    let bounds = knowledge.bounds(place, isWithheld: withheld[place])
    let count = knowledge.table.bordered[place]
    let ends = endsOfArc(at: place)
    var rising = network
    var falling = network
    return (
      rising.send(
        from: ends.head, to: ends.tail, without: place,
        upTo: min(limit, bounds.upperBound - count)
      ).sent,
      falling.send(
        from: ends.tail, to: ends.head, without: place,
        upTo: min(limit, count - bounds.lowerBound)
      ).sent
    )
  }

  /// Whether a withheld count could be any of enough numbers: highest − lowest ≥ the threshold.
  func isProtected(_ place: Int) -> Bool {
    let threshold = knowledge.profile.fewestPersons
    let room = room(place, upTo: threshold)
    return room.rise + room.fall >= threshold
  }

  /// What a reader must reckon with at a place; nil above where there is no upper limit.
  func interval(_ place: Int) -> (lower: Int, upper: Int?) {
    let count = knowledge.table.bordered[place]
    let room = room(place, upTo: TableKnowledge.unlimited / 2)
    let isOpen = room.rise >= TableKnowledge.unlimited / 4
    return (count - room.fall, isOpen ? nil : count + room.rise)
  }

  /// Where the arc of a place begins and ends.
  func endsOfArc(at place: Int) -> (tail: Int, head: Int) {
    let (row, column) = network.nodes(place)
    return network.runsToRow(place) ? (column, row) : (row, column)
  }
}

extension TableAttack {
  /// Places of which one at least must be withheld too before the count at a place can move more: those
  /// across a smallest cut, and among smallest cuts, across the one that fewest of them cross.
  ///
  /// - Returns: nil where the count is protected already.
  func obstacles(_ place: Int) -> [Int]? {
    let threshold = knowledge.profile.fewestPersons
    let count = knowledge.table.bordered[place]
    let fall = min(threshold, count - knowledge.bounds(place, isWithheld: true).lowerBound)
    let ends = endsOfArc(at: place)
    let up = cut(from: ends.head, to: ends.tail, without: place, upTo: threshold)
    let down = cut(from: ends.tail, to: ends.head, without: place, upTo: fall)
    guard up.room + down.room < threshold else { return nil }
    return Array(Set(up.places + down.places)).sorted()
  }

  /// Room is counted first and places second: with `scale` above the number of places, a cut of
  /// capacities  scale·room + (1 for a place that may be withheld)  is smallest in that order.
  private func cut(
    from start: Int, to end: Int, without place: Int, upTo limit: Int
  ) -> (room: Int, places: [Int]) {
    guard limit > 0 else { return (0, []) }
    let scale = network.toColumn.count + 1
    var scaled = network
    for other in network.toColumn.indices {
      let isCandidate = knowledge.mayBeWithheld[other] && !withheld[other]
      let fall =
        knowledge.table.bordered[other] - knowledge.bounds(other, isWithheld: true).lowerBound
      let runsToRow = network.runsToRow(other)
      let columnward = isCandidate && (!runsToRow || fall > 0) ? 1 : 0
      let rowward = isCandidate && (runsToRow || fall > 0) ? 1 : 0
      scaled.toColumn[other] = min(limit, network.toColumn[other]) * scale + columnward
      scaled.toRow[other] = min(limit, network.toRow[other]) * scale + rowward
    }
    let capacities = scaled
    let (sent, reached) = scaled.send(from: start, to: end, without: place, upTo: limit * scale)
    guard sent < limit * scale else { return (limit, []) }
    let places = capacities.toColumn.indices.filter { other in
      guard other != place else { return false }
      let (row, column) = capacities.nodes(other)
      let crossing =
        reached[row] && !reached[column]
        ? capacities.toColumn[other]
        : reached[column] && !reached[row] ? capacities.toRow[other] : 0
      return crossing % scale == 1
    }
    return (sent / scale, places)
  }
}
