import Distributions
public import LinearAlgebra
public import Results

/// Bartlett's test that no two of the items correlate.
///
///     χ² = −(n − 1 − (2k + 5)/6) · log |R|,   df = k(k − 1)/2
///
/// ### Source
/// Bartlett, M. S. (1951). The effect of standardization on a χ² approximation in factor analysis.
/// *Biometrika, 38*(3–4), 337–344.
///
/// ### Agrees with
/// R `psych::cortest.bartlett`.
public struct Sphericity: Sendable, Hashable, Codable {
  /// The statistic.
  public let chiSquared: Double
  /// Its degrees of freedom.
  public let degreesOfFreedom: Int
  /// Probability of a larger one were no two items correlated.
  public let p: Double

  /// The test of a correlation matrix.
  ///
  /// - Parameters:
  ///   - correlations: k × k, symmetric with ones on the diagonal.
  ///   - n: people.
  /// - Returns: the test.
  /// - Throws: `Withheld` for fewer than two items, a singular matrix, or too few people for the statistic.
  public static func test(_ correlations: Matrix, n: Int) throws(Withheld) -> Sphericity {
    let k = correlations.rows
    let logDeterminant = try InvertedCorrelations(correlations).logDeterminant
    let factor = Double(n) - 1 - Double(2 * k + 5) / 6
    guard factor > 0 else {
      throw Withheld(
        "structure.too-few-persons", "There are too few people for so many items.",
        help: "Collect several people per item.")
    }
    let df = k * (k - 1) / 2
    let chiSquared = max(0, -factor * logDeterminant)
    return Sphericity(
      chiSquared: chiSquared, degreesOfFreedom: df,
      p: ChiSquared(degreesOfFreedom: Double(df)).upperTail(chiSquared))
  }
}
