extension TableAttack {
  /// The cheapest places to withhold so that the count at a place can move further: a path from one end
  /// of its arc to the other, on which arcs with room left cost nothing.
  ///
  /// - Parameters:
  ///   - place: the withheld one.
  ///   - cost: of withholding a place.
  /// - Returns: places on the path that are not withheld yet; empty where none would help.
  func protectingPath(_ place: Int, cost: (Int) -> Int) -> [Int] {
    let threshold = knowledge.profile.fewestPersons
    let count = knowledge.table.bordered[place]
    let fall = count - knowledge.bounds(place, isWithheld: true).lowerBound
    let ends = endsOfArc(at: place)
    var rising = network
    var falling = network
    let up = rising.send(from: ends.head, to: ends.tail, without: place, upTo: threshold).sent
    let down = falling.send(
      from: ends.tail, to: ends.head, without: place, upTo: min(threshold, fall)
    ).sent
    let missing = threshold - up - down
    var best: (cost: Int, places: [Int])?
    // First a path that closes the gap alone; else one that narrows it.
    for needed in [missing, 1] {
      var searches = [(rising, ends.head, ends.tail)]
      if fall - down >= needed { searches.append((falling, ends.tail, ends.head)) }
      for (residual, start, end) in searches {
        if let path = cheapest(in: residual, from: start, to: end, needed: needed, cost: cost),
          path.cost < best?.cost ?? .max
        {
          best = path
        }
      }
      if let best { return best.places }
    }
    return []
  }

  /// Dijkstra's shortest path over the nodes of a network with `needed` room on every arc.
  private func cheapest(
    in residual: Circulation, from start: Int, to end: Int, needed: Int, cost: (Int) -> Int
  ) -> (cost: Int, places: [Int])? {
    let nodes = residual.height + residual.width
    var distance = [Int](repeating: .max, count: nodes)
    var isDone = [Bool](repeating: false, count: nodes)
    var arrivals = [(node: Int, place: Int)](repeating: (-1, -1), count: nodes)
    var queue = PathQueue()
    distance[start] = 0
    queue.push(0, start)
    while let (reached, node) = queue.pop(), node != end {
      if isDone[node] { continue }
      isDone[node] = true
      for (place, other) in residual.arcs(at: node) where !isDone[other] {
        let room = residual.room(from: node, through: place)
        var step = 0
        if room < needed {
          guard knowledge.mayBeWithheld[place], !withheld[place],
            roomIfWithheld(place, from: node, now: room, in: residual) >= needed
          else { continue }
          step = cost(place)
        }
        guard reached + step < distance[other] else { continue }
        distance[other] = reached + step
        arrivals[other] = (node, place)
        queue.push(distance[other], other)
      }
    }
    guard distance[end] < .max else { return nil }
    var places: [Int] = []
    var node = end
    while node != start {
      let place = arrivals[node].place
      if residual.room(from: arrivals[node].node, through: place) < needed { places.append(place) }
      node = arrivals[node].node
    }
    return (distance[end], places)
  }

  /// How much room a place would have if it were withheld: no limit upwards, its floor downwards.
  private func roomIfWithheld(
    _ place: Int, from node: Int, now room: Int, in residual: Circulation
  ) -> Int {
    let isRising = (node < residual.height) != residual.runsToRow(place)
    let shown = knowledge.bounds(place, isWithheld: false)
    let hidden = knowledge.bounds(place, isWithheld: true)
    return room
      + (isRising
        ? hidden.upperBound - shown.upperBound : shown.lowerBound - hidden.lowerBound)
  }
}

/// Nodes by their distance, nearest first: a heap.
private struct PathQueue {
  private var heap: [(distance: Int, node: Int)] = []

  mutating func push(_ distance: Int, _ node: Int) {
    heap.append((distance, node))
    var child = heap.count - 1
    while child > 0, heap[child].distance < heap[(child - 1) / 2].distance {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (distance: Int, node: Int)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].distance < heap[least].distance { least = child }
      if least == parent { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
