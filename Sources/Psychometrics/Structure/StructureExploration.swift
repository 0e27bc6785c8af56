public import LinearAlgebra
public import Results

/// How many things may be behind the items and which items go with which, with nothing said beforehand.
///
/// As many factors are extracted by maximum likelihood as chance would not give, at least one, and where there are more
/// they are turned by oblimin.
public struct StructureExploration: Sendable, Hashable, Codable {
  /// KMO.
  public let adequacy: SamplingAdequacy
  /// Bartlett's test that no two items go together; nil for too few people.
  public let sphericity: Sphericity?
  /// Velicer's averages.
  public let partials: AveragePartial
  /// The factors before they are turned.
  public let solution: FactorSolution
  /// The factors as they are turned; nil for one.
  public let rotation: FactorRotation?

  /// Loadings, k × m: of the turned factors where there are several.
  public var loadings: Matrix { rotation?.loadings ?? solution.loadings }

  /// Explores correlations.
  ///
  /// - Parameters:
  ///   - correlations: k × k, symmetric with ones on the diagonal.
  ///   - n: people.
  ///   - factors: how many chance would not give.
  /// - Returns: the measures and the factors.
  /// - Throws: `Withheld` for a singular matrix, an item that goes with no other, or fewer than three items.
  public static func of(
    _ correlations: Matrix, n: Int, factors: Int
  ) throws(Withheld) -> StructureExploration {
    let k = correlations.rows
    // Three items bear one factor, five bear two.
    var most = max(1, factors)
    while most > 1, (k - most) * (k - most) < k + most { most -= 1 }
    let solution = try FactorExtraction.extract(most, from: correlations, n: n)
    return StructureExploration(
      adequacy: try SamplingAdequacy.measure(correlations),
      sphericity: try? Sphericity.test(correlations, n: n),
      partials: try AveragePartial.measure(correlations), solution: solution,
      rotation: most > 1 ? try FactorRotation.rotate(solution.loadings) : nil)
  }
}
