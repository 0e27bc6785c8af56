public import Scales

/// Counts, sums and cross-products of the keyed answers of one score over complete responses.
///
/// They are whole numbers, so they add up exactly, in any order and from any number of parts.
public struct ItemMoments: Sendable, Hashable {
  /// Number of items.
  public let k: Int
  /// Complete responses taken in.
  public private(set) var n = 0
  /// Σ x_j by item.
  public private(set) var sums: [Int]
  /// Σ x_j x_l, k × k, column by column; both halves are filled.
  public private(set) var products: [Int]

  private let items: [(item: Item, keyed: ScoreDefinition.KeyedItem)]

  /// Starts with no responses.
  public init(_ definition: ScoreDefinition, of scale: Scale) {
    k = definition.items.count
    sums = [Int](repeating: 0, count: k)
    products = [Int](repeating: 0, count: k * k)
    items = definition.items.map { (scale.items[$0.item], $0) }
  }

  /// Takes in one person's responses if every item of the score was answered.
  ///
  /// - Returns: whether it was complete.
  @discardableResult
  public mutating func add(_ responses: [Response]) -> Bool {
    var codes: [Int] = []
    codes.reserveCapacity(k)
    for (item, keyed) in items {
      guard case .answered(let code) = responses[keyed.item] else { return false }
      codes.append(item.keyed(code, keyed.key))
    }
    n += 1
    for j in 0..<k {
      sums[j] += codes[j]
      for l in 0..<k { products[j * k + l] += codes[j] * codes[l] }
    }
    return true
  }

  /// n · Σ x_j x_l − Σ x_j · Σ x_l, which is n (n − 1) times their covariance, exactly.
  public func scaledCovariance(_ j: Int, _ l: Int) -> Int {
    n * products[j * k + l] - sums[j] * sums[l]
  }

  /// Whether two gatherings hold the same numbers.
  public static func == (left: ItemMoments, right: ItemMoments) -> Bool {
    left.n == right.n && left.sums == right.sums && left.products == right.products
  }

  /// Hashes the numbers.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(n)
    hasher.combine(sums)
    hasher.combine(products)
  }
}
