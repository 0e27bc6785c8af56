import LinearAlgebra
public import Results

/// Items placed by conditional likelihood, with the errors of all places together.
public struct ItemCalibration: Sendable, Hashable, Codable {
  /// The items on their scale; the mean of all thresholds is 0.
  public let scale: RaschScale
  /// People behind it.
  public let people: Int
  /// The item and category of each number of the covariance.
  private let places: [[Int]]
  private let covariance: Matrix

  /// Places items.
  ///
  /// - Parameter counts: the answers.
  /// - Returns: the places.
  /// - Throws: what `RaschFit` throws by conditional likelihood.
  public static func of(_ counts: RaschCounts) throws(Withheld) -> ItemCalibration {
    let fit = try RaschFit.of(counts, by: .conditional)
    let parameters = RaschParameters(counts)
    return ItemCalibration(
      scale: fit.scale, people: fit.n, places: parameters.places.map { [$0.item, $0.category] },
      covariance: try ConditionalPlaces.of(counts, parameters).covariance)
  }

  /// The covariance of two easinesses; 0 with that of the lowest category, which is fixed.
  func covariance(_ one: (item: Int, category: Int), _ other: (item: Int, category: Int)) -> Double
  {
    guard let i = places.firstIndex(of: [one.item, one.category]),
      let j = places.firstIndex(of: [other.item, other.category])
    else { return 0 }
    return covariance[i, j]
  }

  /// The categories of an item that have a place.
  func placed(_ item: Int) -> [Int] {
    scale.easiness[item].indices.filter { scale.easiness[item][$0] != nil }
  }
}
