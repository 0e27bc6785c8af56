/// Where the draws of a service's ranks lie: counted by their upper eight bits, then by the lower ones
/// where a quantile falls.
enum RankCounts {
  /// The rank of a service.
  ///
  /// - Parameters:
  ///   - service: which.
  ///   - drawn: parts of the draws: for each service its ranks, one service after the other.
  ///   - services: how many there are in all.
  ///   - positions: which of the sorted draws are the lower end, the median, and the upper end.
  /// - Returns: where the draws lie.
  static func rank(
    of service: Int, in drawn: [[UInt16]], services: Int, at positions: [Int]
  ) -> RankIntervals.Rank {
    var coarse = Array(repeating: 0, count: 256)
    var (sum, draws) = (0, 0)
    for part in drawn {
      let count = part.count / services
      for index in service &* count..<(service &+ 1) &* count {
        let rank = Int(part[index])
        coarse[rank >> 8] &+= 1
        sum &+= rank
      }
      draws += count
    }
    let bins = positions.map { bin(coarse[...], $0) }
    // Bins that hold no quantile are counted where nobody looks.
    var slots = Array(repeating: 0, count: 256)
    for (slot, bin) in bins.enumerated() where slots[bin.index] == 0 {
      slots[bin.index] = (slot + 1) * 256
    }
    var fine = Array(repeating: 0, count: 256 * (1 + bins.count))
    for part in drawn {
      let count = part.count / services
      for index in service &* count..<(service &+ 1) &* count {
        let rank = Int(part[index])
        fine[slots[rank >> 8] &+ (rank & 0xff)] &+= 1
      }
    }
    let found = zip(bins, positions).map { bin, position in
      let slot = slots[bin.index]
      return bin.index * 256 + self.bin(fine[slot..<slot + 256], position - bin.before).index
    }
    return RankIntervals.Rank(
      expected: Double(sum) / Double(draws), median: found[1], lower: found[0], upper: found[2])
  }

  /// The first bin with more than `position` in it and those before, and how many are before it.
  private static func bin(
    _ counts: ArraySlice<Int>, _ position: Int
  ) -> (index: Int, before: Int) {
    var before = 0
    for (index, count) in counts.enumerated() {
      if before + count > position { return (index, before) }
      before += count
    }
    return (counts.count - 1, before)
  }
}
