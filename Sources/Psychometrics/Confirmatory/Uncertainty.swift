import LinearAlgebra

/// The inverse of an information matrix, where its numbers can be told apart.
struct Uncertainty {
  /// Nil where a direction has no information to speak of.
  let covariance: Matrix?

  init(_ information: Matrix) {
    let q = information.rows
    let roots = information.diagonal.map { $0.squareRoot() }
    guard roots.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      covariance = nil
      return
    }
    // In units of each number's own error, so that the smallest eigenvalue means the same for all models.
    var scaled = information
    for j in 0..<q {
      for i in 0..<q { scaled[i, j] /= roots[i] * roots[j] }
    }
    guard Self.hasEigenvalues(of: scaled, above: 1e-9),
      var inverse = (try? Cholesky(scaled))?.inverse
    else {
      covariance = nil
      return
    }
    for j in 0..<q {
      for i in 0..<q { inverse[i, j] /= roots[i] * roots[j] }
    }
    covariance = inverse
  }

  /// The same, and nil too where a direction has next to no information in the units of the items: with loadings of
  /// nearly 0 all round, say, whose own errors hide that they could be anything.
  ///
  /// - Parameters:
  ///   - information: of all people.
  ///   - units: what a change worth speaking of is, by number.
  ///   - n: people.
  init(_ information: Matrix, units: [Double], n: Double) {
    var scaled = information
    for j in units.indices {
      for i in units.indices { scaled[i, j] *= units[i] * units[j] / n }
    }
    let isLevel = !Self.hasEigenvalues(of: scaled, above: 1e-8)
    covariance = isLevel ? nil : Uncertainty(information).covariance
  }

  /// Whether every eigenvalue is above `least`: that much less on the diagonal leaves a matrix positive definite.
  private static func hasEigenvalues(of matrix: Matrix, above least: Double) -> Bool {
    var rest = matrix
    for i in 0..<rest.rows { rest[i, i] -= least }
    return (try? Cholesky(rest)) != nil
  }
}
