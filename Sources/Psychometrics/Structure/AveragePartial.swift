public import LinearAlgebra
public import Results

/// Velicer's minimum average partial: how much correlation is left as components are taken out.
///
///     R*_m = R − A_m A_mᵀ,   A_m = the first m principal components
///     MAP_m = Σ_{i≠j} r*_ij² / (k (k − 1)),   r*_ij = R*_m,ij / √(R*_m,ii R*_m,jj)
///
/// The number of components at which the average is smallest is suggested.
///
/// ### Source
/// Velicer, W. F. (1976). Determining the number of components from the matrix of partial correlations.
/// *Psychometrika, 41*(3), 321–327. <https://doi.org/10.1007/BF02293557>
///
/// ### Agrees with
/// R `psych::vss(…)$map`, which begins at one component.
public struct AveragePartial: Sendable, Hashable, Codable {
  /// The average after taking out 0, 1, 2, … components.
  public let averages: [Double]

  /// The number of components with the smallest average.
  public var suggested: Int {
    averages.indices.min { averages[$0] < averages[$1] } ?? 0
  }

  /// The averages of a correlation matrix.
  ///
  /// - Parameters:
  ///   - correlations: k × k, symmetric with ones on the diagonal.
  ///   - most: components to go up to, at most k − 1; nil for k − 1.
  /// - Returns: the averages, ending early where an item is wholly explained.
  /// - Throws: `Withheld` for fewer than two items, or a matrix without eigenvalues.
  public static func measure(
    _ correlations: Matrix, most: Int? = nil
  ) throws(Withheld) -> AveragePartial {
    let k = correlations.rows
    let eigen = try ComponentEigen(correlations)
    var rest = correlations
    var averages: [Double] = []
    for m in 0...min(most ?? k - 1, k - 1) {
      if m > 0 {
        let vector = eigen.vectors[m - 1]
        for j in 0..<k {
          for i in 0..<k { rest[i, j] -= eigen.values[m - 1] * vector[i] * vector[j] }
        }
      }
      guard rest.diagonal.allSatisfy({ $0 > 1e-10 }) else { break }
      var sum = 0.0
      for j in 0..<k {
        for i in 0..<k where i != j {
          sum += rest[i, j] * rest[i, j] / (rest[i, i] * rest[j, j])
        }
      }
      averages.append(sum / Double(k * (k - 1)))
    }
    return AveragePartial(averages: averages)
  }
}
