/// A bordered table as a network, in which counts that could be otherwise are flows that can change.
///
/// Rows and columns are nodes, the row and column of totals among them, and every count is an arc: an
/// inner count from its row to its column, a total back from its column to its row, the total of the
/// table from the row of totals to their column. Tables that add up are exactly the circulations, so
/// what a count can become is a largest flow from its head back to its tail; and because capacities
/// are whole numbers, so is the flow (Ford & Fulkerson): the interval is exact, not a relaxation.
///
/// ### Source
/// Cox, L. H. (1995). Network models for complementary cell suppression. *Journal of the American
/// Statistical Association*, 90(432), 1453–1462. <https://doi.org/10.1080/01621459.1995.10476651>
struct Circulation {
  let height: Int
  let width: Int
  /// By place: how much may still flow from its row to its column.
  var toColumn: [Int]
  /// By place: how much may still flow from its column to its row.
  var toRow: [Int]

  /// A network without any arc.
  init(height: Int, width: Int) {
    self.height = height
    self.width = width
    toColumn = [Int](repeating: 0, count: height * width)
    toRow = toColumn
  }

  /// Whether the arc of a place runs from its column to its row.
  func runsToRow(_ place: Int) -> Bool {
    (place / width == height - 1) != (place % width == width - 1)
  }

  /// Says how far the count at a place could rise and fall.
  mutating func set(_ place: Int, rise: Int, fall: Int) {
    toColumn[place] = runsToRow(place) ? fall : rise
    toRow[place] = runsToRow(place) ? rise : fall
  }

  /// The node of a place's row and of its column.
  func nodes(_ place: Int) -> (row: Int, column: Int) {
    (place / width, height + place % width)
  }

  /// The places at a node, and the node at the other end.
  func arcs(at node: Int) -> [(place: Int, other: Int)] {
    node < height
      ? (0..<width).map { (node * width + $0, height + $0) }
      : (0..<height).map { ($0 * width + node - height, $0) }
  }

  /// How much may flow from a node through a place.
  func room(from node: Int, through place: Int) -> Int {
    node < height ? toColumn[place] : toRow[place]
  }

  /// Sends as much as possible, up to a limit, from node to node and never through one place.
  ///
  /// - Returns: how much was sent, and the nodes that more could still reach. Where the limit was not
  ///   reached, the arcs out of those nodes are a smallest cut.
  mutating func send(
    from start: Int, to end: Int, without place: Int, upTo limit: Int
  ) -> (sent: Int, reached: [Bool]) {
    toColumn[place] = 0
    toRow[place] = 0
    var sent = 0
    var reached: [Bool] = []
    while sent < limit {
      let (path, visited) = shortestPath(from: start, to: end)
      reached = visited
      guard let path else { break }
      var room = limit - sent
      for (node, place) in path { room = min(room, self.room(from: node, through: place)) }
      for (node, place) in path {
        let gain = node < height ? -room : room
        toColumn[place] += gain
        toRow[place] -= gain
      }
      sent += room
    }
    return (sent, reached)
  }

  /// The path of fewest arcs that has room, as nodes and the places out of them.
  private func shortestPath(
    from start: Int, to end: Int
  ) -> (path: [(node: Int, place: Int)]?, visited: [Bool]) {
    var visited = [Bool](repeating: false, count: height + width)
    var arrivals = [(node: Int, place: Int)](repeating: (-1, -1), count: height + width)
    var queue = [start]
    var next = 0
    visited[start] = true
    while next < queue.count, !visited[end] {
      let node = queue[next]
      next += 1
      let isRow = node < height
      for step in 0..<(isRow ? width : height) {
        let other = isRow ? height + step : step
        let place = isRow ? node * width + step : step * width + node - height
        guard !visited[other], (isRow ? toColumn[place] : toRow[place]) > 0 else { continue }
        visited[other] = true
        arrivals[other] = (node, place)
        queue.append(other)
      }
    }
    guard visited[end] else { return (nil, visited) }
    var path: [(node: Int, place: Int)] = []
    var node = end
    while node != start {
      path.append(arrivals[node])
      node = arrivals[node].node
    }
    return (path, visited)
  }
}
