public import LinearAlgebra
import Parallel
public import Results

/// What a factor model of ordered answers needs of them: thresholds, polychoric correlations and how those
/// vary together from sample to sample.
///
/// Of people who answered every item.
public struct OrdinalAnswers: Sendable, Hashable, Codable {
  /// The thresholds of each item.
  public let thresholds: [Thresholds]
  /// The correlations, k × k.
  public let correlations: Matrix
  /// n times the covariance of the correlations, in the order (0, 1), (0, 2), …, (1, 2), ….
  public let variation: Matrix
  /// n times the covariance of the thresholds, item after item (columns), with the correlations and then the
  /// thresholds (rows).
  public let thresholdVariation: Matrix
  /// People who answered every item.
  public let n: Int
  /// People who did not.
  public let incomplete: Int
  /// Whether the correlations could be those of some people.
  public let isPositiveDefinite: Bool

  /// Items.
  public var k: Int { thresholds.count }

  /// Gathers answers.
  ///
  /// - Parameter items: codes from 0, an array per item, all equally long; `PairCounts.missing` for no answer.
  /// - Returns: what the answers come to.
  /// - Throws: `Withheld` where a pair of items has no correlation, or one of −1 or 1.
  public static func gather(_ items: [[UInt8]]) throws(Withheld) -> OrdinalAnswers {
    let count = items.first?.count ?? 0
    precondition(items.allSatisfy { $0.count == count }, "items of unlike length")
    let people = (0..<count).filter { row in
      items.allSatisfy { $0[row] != PairCounts.missing }
    }
    guard items.count >= 2, people.count >= 2 else {
      throw Withheld(
        "ordinal.nobody",
        "There are fewer than two items, or fewer than two people who answered them all.",
        help: "Leave out items that few people answered.")
    }
    let answered = items.map { item in people.map { item[$0] } }
    var counts = PairCounts(categories: answered.map { Int($0.max() ?? 0) + 1 })
    counts.add(answered)
    let matrix = PolychoricMatrix(counts)
    if let reason = matrix.withheld { throw reason }
    guard let correlations = matrix.correlations, matrix.atEnds.isEmpty else { throw atEnd }
    let thresholds = counts.singles.compactMap { Thresholds(counts: $0.map(Double.init)) }
    precondition(thresholds.count == items.count, "an item without thresholds beside one with")
    let codes = zip(answered, thresholds).map { item, thresholds in
      // From the category to its place among those used.
      var place = [Int](repeating: 0, count: 256)
      for (position, category) in thresholds.used.enumerated() { place[category] = position }
      return item.map { place[Int($0)] }
    }
    var influences: [PairInfluence] = []
    for pair in matrix.pairs {
      let (i, j) = (pair.first, pair.second)
      let table = counts.table(i, j)
      guard
        let influence = PairInfluence(
          counts: thresholds[i].used.flatMap { a in
            thresholds[j].used.map { Double(table[a, $0]) }
          }, rows: thresholds[i], columns: thresholds[j], correlation: correlations[i, j])
      else { throw atEnd }
      influences.append(influence)
    }
    let joint = variation(codes, matrix.pairs, influences, thresholds)
    let pairs = matrix.pairs.count
    return OrdinalAnswers(
      thresholds: thresholds, correlations: correlations,
      variation: joint.block(0..<pairs, 0..<pairs),
      thresholdVariation: joint.block(0..<joint.rows, pairs..<joint.columns), n: people.count,
      incomplete: count - people.count, isPositiveDefinite: matrix.isPositiveDefinite)
  }

  static let atEnd = Withheld(
    "ordinal.at-end", "Two items go together so closely that their correlation has no error.",
    help: "Leave one of the two out, or join categories that few people chose.")

  /// The mean of products of influences on correlations and thresholds, in parts of people.
  private static func variation(
    _ codes: [[Int]], _ pairs: [PolychoricMatrix.Pair], _ influences: [PairInfluence],
    _ thresholds: [Thresholds]
  ) -> Matrix {
    let n = codes[0].count
    let part = 1 << 11
    let moves = thresholds.map(\.influences)
    let columns = pairs.count + moves.reduce(0) { $0 + $1.count }
    let sums = mapInOrder(count: (n + part - 1) / part) { index in
      let people = index * part..<min(n, (index + 1) * part)
      var z: [Double] = []
      z.reserveCapacity(people.count * columns)
      for (pair, influence) in zip(pairs, influences) {
        let width = thresholds[pair.second].used.count
        for row in people {
          z.append(influence.values[codes[pair.first][row] * width + codes[pair.second][row]])
        }
      }
      for (item, moves) in zip(codes, moves) {
        for move in moves { for row in people { z.append(move[item[row]]) } }
      }
      let block = Matrix(rows: people.count, columns: columns, elements: z)
      return block.transposed * block
    }
    var sum = Matrix(rows: columns, columns: columns)
    for block in sums { sum = sum + block }
    return (1 / Double(n)) * sum
  }
}
