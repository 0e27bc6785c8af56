public import Results

/// Answers of several groups, or occasions, with the categories joined that somebody gave in one and nobody in
/// another.
///
/// Such a category has a threshold in one group and none in the other, so that thresholds cannot be the same. It goes
/// together with the nearest category that was given everywhere; of two as near, with the one that fewer people gave.
/// People who did not answer every item are not looked at. Joining loses what the two categories told apart; what was
/// joined is listed.
public struct JoinedCategories: Sendable, Hashable, Codable {
  /// An item with categories joined.
  public struct Item: Sendable, Hashable, Codable {
    /// The item, from 0.
    public let item: Int
    /// The categories given anywhere, ascending, those joined together.
    public let categories: [[Int]]
  }

  /// Codes from 0 over what was joined, by copy, item and person; `PairCounts.missing` stays.
  public let copies: [[[UInt8]]]
  /// The items with categories joined.
  public let joined: [Item]
  /// Categories of each item after joining.
  public let categories: [Int]

  /// Joins categories.
  ///
  /// - Parameters:
  ///   - copies: by group or occasion: codes from 0, an array per item.
  ///   - isOnePeople: whether the copies are occasions of the same people, who count where they answered on all.
  /// - Returns: the answers.
  /// - Throws: `Withheld` where fewer than two categories of an item were given everywhere.
  public static func of(
    _ copies: [[[UInt8]]], isOnePeople: Bool = false
  ) throws(Withheld) -> JoinedCategories {
    let k = copies.first?.count ?? 0
    precondition(copies.allSatisfy { $0.count == k }, "copies of other items")
    let people =
      isOnePeople
      ? copies.map { _ in complete(copies.flatMap { $0 }) } : copies.map { complete($0) }
    var result = copies
    var (joined, categories) = ([Item](), [Int]())
    for item in 0..<k {
      let counts = copies.indices.map { copy in
        var counts = [Int](repeating: 0, count: 255)
        for row in people[copy] { counts[Int(copies[copy][item][row])] += 1 }
        return counts
      }
      guard let sets = sets(counts) else {
        throw Withheld(
          "ordinalLadder.no-shared-category",
          "Fewer than two answers to \(ItemCovariance.named([item])) were given in every group or on every occasion, so it cannot be compared.",
          help: "Leave that item out, or collect more answers.")
      }
      categories.append(sets.count)
      if sets.contains(where: { $0.count > 1 }) {
        joined.append(Item(item: item, categories: sets))
      }
      var code = [UInt8](repeating: PairCounts.missing, count: 256)
      for (position, set) in sets.enumerated() {
        for category in set { code[category] = UInt8(position) }
      }
      for copy in copies.indices {
        result[copy][item] = copies[copy][item].map { code[Int($0)] }
      }
    }
    return JoinedCategories(copies: result, joined: joined, categories: categories)
  }

  /// The people who answered every item.
  private static func complete(_ items: [[UInt8]]) -> [Int] {
    let count = items.first?.count ?? 0
    precondition(items.allSatisfy { $0.count == count }, "items of unlike length")
    return (0..<count).filter { row in items.allSatisfy { $0[row] != PairCounts.missing } }
  }

  /// The categories given anywhere, joined; nil where fewer than two are left.
  private static func sets(_ counts: [[Int]]) -> [[Int]]? {
    let total = (0..<255).map { category in counts.reduce(0) { $0 + $1[category] } }
    let used = total.indices.filter { total[$0] > 0 }
    let kept = used.indices.filter { at in counts.allSatisfy { $0[used[at]] > 0 } }
    guard kept.count >= 2 else { return nil }
    var sets = [[Int]](repeating: [], count: kept.count)
    for (at, category) in used.enumerated() {
      var nearest = 0
      for other in kept.indices.dropFirst() {
        let (here, there) = (abs(kept[nearest] - at), abs(kept[other] - at))
        if there < here || there == here && total[used[kept[other]]] < total[used[kept[nearest]]] {
          nearest = other
        }
      }
      sets[nearest].append(category)
    }
    return sets
  }
}
