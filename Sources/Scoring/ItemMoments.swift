public import Scales

/// Counts, sums and cross-products of the keyed answers of one score over complete responses.
///
/// They are whole numbers, so they add up exactly, in any order and from any number of parts.
/// Weights and recodes with decimals are taken in their smallest unit, which changes no ratio.
public struct ItemMoments: Sendable, Hashable {
  /// Number of items; 0 for a score that is not a sum or mean of items, of which nothing is taken.
  public let k: Int
  /// Complete responses taken in.
  public private(set) var n = 0
  /// Σ x_j by item.
  public private(set) var sums: [Int]
  /// Σ x_j x_l, k × k, column by column; both halves are filled.
  public private(set) var products: [Int]

  private let items: ItemSteps?
  /// Units of a keyed answer to a point of the score.
  private let unitsPerPoint: Int
  private let structural: StructuralAnswers

  /// The largest value of an item, in units, whose products are sure to add up.
  private static let largest = 100_000

  /// Starts with no responses.
  public init(_ definition: ScoreDefinition, of scale: Scale) {
    let counted =
      definition.kind == .sum || definition.kind == .mean
      ? CountedItems(definition.items, of: scale.items) : nil
    let fits =
      counted?.entries.allSatisfy { entry in
        entry.values.allSatisfy { $0.magnitude <= Self.largest }
      } ?? false
    items = fits ? counted.map { ItemSteps($0, required: []) } : nil
    k = items?.steps.count ?? 0
    unitsPerPoint = (counted?.denominator ?? 1) * (definition.kind == .mean ? max(1, k) : 1)
    sums = [Int](repeating: 0, count: k)
    products = [Int](repeating: 0, count: k * k)
    structural = StructuralAnswers(scale)
  }

  /// Takes in one person's responses if every item of the score was answered, or passed over by
  /// design.
  ///
  /// - Returns: whether it was complete.
  @discardableResult
  public mutating func add(_ responses: [Response]) -> Bool {
    guard let values = values(responses) else { return false }
    add(values: values)
    return true
  }

  /// Takes in what was gathered of the same score in another part.
  public mutating func add(_ other: ItemMoments) {
    precondition(k == other.k, "moments of \(k) and of \(other.k) items do not add up")
    add(n: other.n, sums: other.sums, products: other.products)
  }

  /// The keyed answers of a complete response, in units; nil when it is not complete.
  func values(_ responses: [Response]) -> [Int]? {
    guard let items, k > 0 else { return nil }
    let responses = structural.completing(responses)
    var values: [Int] = []
    values.reserveCapacity(k)
    for step in items.steps {
      guard case .answered(let code) = responses[step.item] else { return nil }
      let value = items.value(code, step)
      if value == ItemSteps.noCode { return nil }
      values.append(value)
    }
    return values
  }

  /// The keyed answers of a complete response in points of the raw score, which they add up to; nil
  /// when it is not complete.
  public func points(_ responses: [Response]) -> [Double]? {
    values(responses).map { $0.map { Double($0) / Double(unitsPerPoint) } }
  }

  /// Takes in the keyed answers of one complete response, in units.
  mutating func add(values: [Int]) {
    n += 1
    for j in 0..<k {
      sums[j] += values[j]
      for l in 0..<k { products[j * k + l] += values[j] * values[l] }
    }
  }

  /// Takes in sums that were gathered elsewhere.
  mutating func add(n more: Int, sums: [Int], products: [Int]) {
    n += more
    for j in 0..<k { self.sums[j] += sums[j] }
    for j in 0..<(k * k) { self.products[j] += products[j] }
  }

  /// Takes out as many responses that give one code to every item, all of which have it.
  mutating func remove(_ count: Int, ofCode code: Int) {
    guard let items else { return }
    let values = items.steps.map { items.value(code, $0) }
    precondition(!values.contains(ItemSteps.noCode), "an item without the code \(code)")
    add(
      n: -count, sums: values.map { -count * $0 },
      products: values.flatMap { x in values.map { -count * x * $0 } })
  }

  /// Positions of the items in their scale.
  public var positions: [Int] { items?.steps.map(\.item) ?? [] }

  /// The lowest sum of a complete response, in units.
  var lowestSum: Int { items?.counted.entries.reduce(0) { $0 + ($1.values.min() ?? 0) } ?? 0 }

  /// The highest sum of a complete response, in units.
  var highestSum: Int { items?.counted.entries.reduce(0) { $0 + ($1.values.max() ?? 0) } ?? 0 }

  /// n · Σ x_j x_l − Σ x_j · Σ x_l, which is n (n − 1) times their covariance, exactly.
  public func scaledCovariance(_ j: Int, _ l: Int) -> Int128 {
    Int128(n) * Int128(products[j * k + l]) - Int128(sums[j]) * Int128(sums[l])
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
