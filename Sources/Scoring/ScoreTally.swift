import Scales

/// What is counted of the complete responses to the items of one score.
public struct ScoreTally: Sendable, Hashable {
  /// Counts, sums and cross-products of the keyed answers.
  public private(set) var moments: ItemMoments
  /// Responses with the lowest sum that there can be.
  public private(set) var atLowest = 0
  /// Responses with the highest sum that there can be.
  public private(set) var atHighest = 0
  /// Responses that give one and the same code to every item, by code.
  public private(set) var lines: [Int: Int] = [:]

  /// Starts with no responses; nil for a score that is not a sum or mean of items.
  init?(_ definition: ScoreDefinition, of scale: Scale) {
    moments = ItemMoments(definition, of: scale)
    if moments.k == 0 { return nil }
  }

  /// The moments of those responses that do not give one of these codes to every item.
  package func moments(withoutLinesOf codes: [Int]) -> ItemMoments {
    codes.reduce(into: moments) { rest, code in
      if let count = lines[code] { rest.remove(count, ofCode: code) }
    }
  }

  /// Takes in one person's responses if they are complete.
  mutating func add(_ responses: [Response]) {
    guard let values = moments.values(responses) else { return }
    moments.add(values: values)
    let sum = values.reduce(0, +)
    if sum == moments.lowestSum { atLowest += 1 }
    if sum == moments.highestSum { atHighest += 1 }
    let codes = moments.positions.map { responses[$0].code }
    if let code = codes[0], codes.allSatisfy({ $0 == code }) { lines[code, default: 0] += 1 }
  }

  /// Takes in what was counted of the same score in another part.
  mutating func add(_ other: ScoreTally) {
    moments.add(other.moments)
    atLowest += other.atLowest
    atHighest += other.atHighest
    lines.merge(other.lines, uniquingKeysWith: +)
  }

  /// Takes in what was counted by tables.
  mutating func add(_ plain: PlainCounts.Score) {
    moments.add(n: plain.n, sums: plain.sums, products: plain.products)
    atLowest += plain.atLowest
    atHighest += plain.atHighest
    lines.merge(plain.lines, uniquingKeysWith: +)
  }
}
