import LinearAlgebra

/// One Λ for each covariance ΛΛᵀ, also where it is singular.
///
/// The likelihood does not change when a column of Λ changes sign, and a singular covariance has many
/// factors. The one kept has its diagonal at or above 0, and whole columns of zeros where the Cholesky
/// factorization meets a pivot of zero.
extension GroupEffects {
  /// A standard deviation, in scaled columns, that counts as none: a thousandth of a log odds.
  private static let least = 1e-3

  /// Theta with every diagonal at or above zero.
  func rectified(_ theta: [Double]) -> [Double] {
    var result = theta
    for (position, parameter) in parameters.enumerated()
    where parameter.row == parameter.column && theta[position] < 0 {
      for (other, entry) in parameters.enumerated() where entry.column == parameter.column {
        result[other] = -theta[other]
      }
    }
    return result.map { $0 == 0 ? 0 : $0 }
  }

  /// ΛΛᵀ of one term.
  func covariance(_ term: Term, _ theta: [Double]) -> Matrix {
    let size = term.effects.count
    let factor = self.factor(theta)
    var lambda = Matrix(rows: size, columns: size)
    for (j, column) in term.effects.enumerated() {
      for (i, row) in term.effects.enumerated() { lambda[i, j] = factor[row, column] }
    }
    return lambda * lambda.transposed
  }

  /// ΛΛᵀ of one term without its smallest principal component; nil for a single effect.
  func lowerRank(_ term: Term, _ theta: [Double]) -> Matrix? {
    guard term.effects.count > 1, let eigen = try? SymmetricEigen(covariance(term, theta)) else {
      return nil
    }
    let size = term.effects.count
    var sigma = Matrix(rows: size, columns: size)
    for k in 1..<size {
      let v = eigen.vectors.column(k)
      for i in 0..<size {
        for j in 0..<size { sigma[i, j] += eigen.values[k] * v[i] * v[j] }
      }
    }
    return sigma
  }

  /// Theta with the term's Λ as the factor of `sigma`, and the positions held at zero: the columns of
  /// vanishing pivots. Theta as it is where none vanishes.
  func canonical(
    _ term: Term, _ sigma: Matrix, _ theta: [Double]
  ) -> (theta: [Double], zeros: Set<Int>) {
    let size = term.effects.count
    var factor = Matrix(rows: size, columns: size)
    var vanishing: Set<Int> = []
    for j in 0..<size {
      var pivot = sigma[j, j]
      for k in 0..<j { pivot -= factor[j, k] * factor[j, k] }
      guard pivot > Self.least * Self.least else {
        vanishing.insert(j)
        continue
      }
      factor[j, j] = pivot.squareRoot()
      for i in j + 1..<size {
        var entry = sigma[i, j]
        for k in 0..<j { entry -= factor[i, k] * factor[j, k] }
        factor[i, j] = entry / factor[j, j]
      }
    }
    guard !vanishing.isEmpty else { return (theta, []) }
    var result = theta
    var zeros: Set<Int> = []
    for position in term.entries {
      let (row, column) = (
        parameters[position].row - term.effects.lowerBound,
        parameters[position].column - term.effects.lowerBound
      )
      result[position] = factor[row, column]
      if vanishing.contains(column) { zeros.insert(position) }
    }
    return (result, zeros)
  }
}
