import Distributions
import LinearAlgebra
public import Results

/// Items that run against the others: worded the other way round and not reversed, perhaps.
///
/// Two signs are looked at: a negative correlation with the sum of the others, and a weight on the
/// first principal component of the correlations of the other sign than most. Where only a few items
/// run against the rest both show the same; where nearly half do, every item-rest correlation may be
/// low, and the component still tells the two camps apart. Loadings on it within chance of zero,
/// z/√n, belong to neither camp. Nothing is ever turned round here: an item
/// may run against the others because it measures something else.
public struct KeyingSigns: Sendable, Hashable, Codable {
  /// Items with a negative item-rest correlation, by position.
  public var againstRest: [Int]
  /// Of those, the ones whose whole interval is below zero.
  public var clearlyAgainstRest: [Int]
  /// Items whose weight on the first component has the sign of the fewer; empty where the component
  /// cannot be told.
  public var againstFirstComponent: [Int]

  /// Items that show either sign, by position, ascending.
  public var items: [Int] { Set(againstRest).union(againstFirstComponent).sorted() }

  /// Looks at the signs.
  public init(_ covariance: ItemCovariance, level: Double = 0.95) {
    let every = ItemConsistency.every(covariance, level: level)
    againstRest = every.filter { ($0.itemRest?.value ?? 0) < 0 }.map(\.item)
    clearlyAgainstRest = every.filter { ($0.itemRest?.interval?.upper ?? 0) < 0 }.map(\.item)
    againstFirstComponent = Self.minority(covariance, level)
  }

  private static func minority(_ covariance: ItemCovariance, _ level: Double) -> [Int] {
    guard covariance.k >= 3, let correlations = try? covariance.standardised(),
      let eigen = try? SymmetricEigen(correlations.matrix)
    else { return [] }
    let last = covariance.k - 1
    // Two roots as good as equal: the first component is no one direction.
    guard eigen.values[last] - eigen.values[last - 1] > 1e-9 else { return [] }
    let root = max(0, eigen.values[last]).squareRoot()
    let loadings = eigen.vectors.column(last).map { root * $0 }
    let chance =
      Normal().quantile((1 + level) / 2) / Double(max(1, covariance.n)).squareRoot()
    let negative = loadings.indices.filter { loadings[$0] < -chance }
    let positive = loadings.indices.filter { loadings[$0] > chance }
    if negative.count != positive.count {
      return negative.count < positive.count ? negative : positive
    }
    // As many on either side: the lighter camp.
    let sum = loadings.reduce(0, +)
    return sum >= 0 ? negative : positive
  }

  /// What to say of them; nil where nothing runs against the rest.
  public var note: Note? {
    guard !items.isEmpty else { return nil }
    return Note(
      "consistency.item-against-rest",
      "\(ItemCovariance.named(items)) run\(items.count == 1 ? "s" : "") against the others. If they "
        + "are worded the other way round, the key has to reverse them; every coefficient here is of "
        + "the answers as they stand.")
  }
}
