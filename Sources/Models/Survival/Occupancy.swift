import Results

/// Shares in each state at one time, each cluster's influence on them, and who is watched in which state.
struct Occupancy: Sendable, Hashable {
  /// p, one per state.
  private(set) var shares: [Double]
  /// U, cluster by cluster: as many numbers each as there are states.
  var influence: [Double]
  /// How many of a cluster are watched in a state, laid out alike.
  private var watched: [Double]
  /// Y, one per state.
  private(set) var atRisk: [Int]
  private var before: [Double]

  init(_ shares: [Double], clusters: Int) {
    self.shares = shares
    influence = Array(repeating: 0, count: shares.count * clusters)
    watched = influence
    atRisk = Array(repeating: 0, count: shares.count)
    before = shares
  }

  /// Counts somebody in a state in or out.
  mutating func watch(_ state: Int, _ cluster: Int, by change: Int) {
    atRisk[state] += change
    watched[cluster * shares.count + state] += Double(change)
  }

  /// Moves people: p ← p (I + dA), U_i ← U_i (I + dA) + p dH_i.
  ///
  /// - Parameter movers: from which state to which, and whose it is. Each is watched in the state they leave.
  /// - Returns: how many moved from which state to which, in order.
  mutating func move(
    _ movers: [(from: Int, to: Int, cluster: Int)]
  ) -> [AalenJohansen.Move] {
    let k = shares.count
    var counts: [Int: Int] = [:]
    for mover in movers { counts[mover.from * k + mover.to, default: 0] += 1 }
    let moves = counts.sorted { $0.key < $1.key }.map {
      AalenJohansen.Move(from: $0.key / k, to: $0.key % k, count: $0.value)
    }
    var out = Array(repeating: 0, count: k)
    for move in moves { out[move.from] += move.count }
    let old = shares
    let leaving = out.indices.filter { out[$0] > 0 }
    for cluster in 0..<influence.count / max(1, k) {
      let base = cluster * k
      for state in 0..<k { before[state] = influence[base + state] }
      for j in leaving {
        // As one product, so that nothing is left where everybody leaves.
        influence[base + j] += -before[j] + before[j] * staying(j, out[j])
        influence[base + j] += watched[base + j] * old[j] * share(out[j], j) / Double(atRisk[j])
      }
      for move in moves {
        let hazard = share(move.count, move.from)
        let own = watched[base + move.from] * old[move.from] / Double(atRisk[move.from])
        influence[base + move.to] += (before[move.from] - own) * hazard
      }
    }
    for mover in movers {
      let weight = old[mover.from] / Double(atRisk[mover.from])
      influence[mover.cluster * k + mover.to] += weight
      influence[mover.cluster * k + mover.from] -= weight
    }
    for j in leaving { shares[j] = old[j] * staying(j, out[j]) }
    for move in moves { shares[move.to] += old[move.from] * share(move.count, move.from) }
    return moves
  }

  private func share(_ count: Int, _ state: Int) -> Double {
    Double(count) / Double(atRisk[state])
  }

  private func staying(_ state: Int, _ leaving: Int) -> Double {
    Double(atRisk[state] - leaving) / Double(atRisk[state])
  }

  /// p with its errors; none about 0 and 1, of which the influences say nothing.
  func estimates(_ scale: IntervalScale, level: Double) -> [Estimate] {
    let squares = sumsOfSquares(influence, by: shares.count)
    return zip(shares, squares).map { share, square in
      let rounding = 1e-12
      if share < rounding { return Estimate(value: 0) }
      if share > 1 - rounding { return Estimate(value: 1) }
      // Where nobody's part could change it, the share is as it was given.
      let error = square > rounding * rounding ? square.squareRoot() : nil
      return Estimate(
        value: share, standardError: error,
        interval: scale.interval(share, standardError: error, level: level))
    }
  }
}

/// Σ_i u_ik² for each k, with as many numbers for each i.
func sumsOfSquares(_ values: [Double], by k: Int) -> [Double] {
  var sums = [Double](repeating: 0, count: k)
  for (place, value) in values.enumerated() { sums[place % k] += value * value }
  return sums
}
