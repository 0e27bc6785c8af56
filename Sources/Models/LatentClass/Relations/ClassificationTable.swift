public import LinearAlgebra

/// How well persons can be assigned to classes: what assignment the members of each class get.
///
///     P(assigned s | true t) = Σ_i p_i(t) a_i(s) / Σ_i p_i(t)
///     P(true t | assigned s) = Σ_i p_i(t) a_i(s) / Σ_i a_i(s)
///
/// with p_i(t) the posterior probability of class t, and a_i(s) = 1 where s is the most probable class
/// of person i, else 0. The table holds for the model's own persons, and as far as the model does.
///
/// ### Source
/// Bolck, A., Croon, M., & Hagenaars, J. (2004). Estimating latent structure models with categorical
/// variables: one-step versus three-step estimators. *Political Analysis*, 12(1), 3–27.
/// <https://doi.org/10.1093/pan/mph001>. Vermunt, J. K. (2010). Latent class modeling with covariates:
/// two improved three-step approaches. *Political Analysis*, 18(4), 450–469, equation 6.
/// <https://doi.org/10.1093/pan/mpq025>
public struct ClassificationTable: Sendable, Hashable, Codable {
  /// Persons the table is of.
  public let persons: Int
  /// Σ_i p_i(t): how many persons each class has.
  public let sizes: [Double]
  /// Σ_i a_i(s): how many persons are assigned to each class.
  public let assigned: [Double]
  /// P(assigned s | true t): row t, column s; every row sums to 1.
  public let assignedGivenTrue: Matrix

  /// P(true t | assigned s), one number per class that sum to 1; nil where nobody is assigned to s.
  public func trueGivenAssigned(_ s: Int) -> [Double]? {
    precondition(sizes.indices.contains(s), "class \(s) of \(sizes.count)")
    guard assigned[s] > 0 else { return nil }
    return sizes.indices.map { sizes[$0] * assignedGivenTrue[$0, s] / assigned[s] }
  }

  /// The share of persons expected to be assigned to their own class, Σ_t P(t) P(assigned t | true t).
  public var expectedAccuracy: Double {
    sizes.indices.reduce(0) { $0 + sizes[$1] * assignedGivenTrue[$1, $1] } / Double(persons)
  }

  /// The classes that are nobody's most probable one.
  public var unassigned: [Int] { assigned.indices.filter { !(assigned[$0] > 0) } }

  /// The inverse of `assignedGivenTrue`.
  ///
  /// - Throws: `notTold` where its rows depend on each other, as when nobody is assigned to a class.
  func inverse() throws(ClassRelationError) -> Matrix {
    let count = sizes.count
    let qr = PivotedQR(assignedGivenTrue)
    guard qr.rank == count else { throw .notTold(unassigned: unassigned) }
    var inverse = Matrix(rows: count, columns: count)
    for column in 0..<count {
      var unit = [Double](repeating: 0, count: count)
      unit[column] = 1
      guard let solved = try? qr.leastSquares(unit) else {
        throw .notTold(unassigned: unassigned)
      }
      for row in 0..<count { inverse[row, column] = solved.coefficients[row] }
    }
    return inverse
  }
}
