public import LinearAlgebra
public import Results

/// Kaiser, Meyer and Olkin's measure: how much of the correlation of items is shared by more than two.
///
///     MSA_i = Σ_{j≠i} r_ij² / (Σ_{j≠i} r_ij² + Σ_{j≠i} q_ij²)
///     KMO   = the same with all pairs in both sums,   q_ij = −a_ij / √(a_ii a_jj),   A = R⁻¹
///
/// where `q` is the correlation of two items that is left when all the others are known.
///
/// ### Source
/// Kaiser, H. F., & Rice, J. (1974). Little jiffy, mark IV. *Educational and Psychological Measurement,
/// 34*(1), 111–117.
///
/// ### Agrees with
/// R `psych::KMO`.
public struct SamplingAdequacy: Sendable, Hashable, Codable {
  /// KMO, in [0, 1].
  public let overall: Double
  /// MSA of each item, in [0, 1].
  public let items: [Double]

  /// The measure of a correlation matrix.
  ///
  /// - Parameter correlations: k × k, symmetric with ones on the diagonal.
  /// - Returns: the measure.
  /// - Throws: `Withheld` for fewer than two items, a singular matrix, or items that do not correlate at all.
  public static func measure(_ correlations: Matrix) throws(Withheld) -> SamplingAdequacy {
    let inverse = try InvertedCorrelations(correlations).inverse
    let k = correlations.rows
    var shared = [Double](repeating: 0, count: k)
    var apart = shared
    for j in 0..<k {
      for i in 0..<k where i != j {
        let partial = inverse[i, j] * inverse[i, j] / (inverse[i, i] * inverse[j, j])
        shared[j] += correlations[i, j] * correlations[i, j]
        apart[j] += partial
      }
    }
    guard zip(shared, apart).allSatisfy({ $0 + $1 > 0 }) else {
      throw Withheld(
        "structure.unrelated-item", "An item does not correlate with any other at all.",
        help: "Leave the item out, or ask whether its answers belong to these people.")
    }
    let (all, rest) = (shared.reduce(0, +), apart.reduce(0, +))
    return SamplingAdequacy(
      overall: all / (all + rest), items: zip(shared, apart).map { $0 / ($0 + $1) })
  }
}
