/// Every value that a score can take when all its items are answered.
///
/// For a sum over items with codes `C_1 … C_k` (after keying) these are all `c_1 + … + c_k`; a mean
/// divides them by `k`.
enum AttainableScores {
  /// The attainable values in increasing order.
  ///
  /// - Complexity: O(items × options × distinct sums).
  static func values(of score: ScoreDefinition, items: [Item]) -> [Double] {
    var sums: Set<Int> = [0]
    for keyed in score.items {
      let item = items[keyed.item]
      let codes = item.options.map { item.keyed($0.code, keyed.key) }
      sums = Set(sums.flatMap { sum in codes.map { sum + $0 } })
    }
    let count = Double(score.items.count)
    return sums.sorted().map { score.kind == .sum ? Double($0) : Double($0) / count }
  }
}

extension Item {
  /// A code as it counts: itself, or mirrored in the item's own range.
  public func keyed(_ code: Int, _ key: ScoreDefinition.Key) -> Int {
    switch key {
    case .forward: code
    case .reverse: lowest + highest - code
    }
  }
}
