import LinearAlgebra

/// One λ for each covariance λλᵀ, also where it is singular.
///
/// A singular covariance has many factors; the one that is kept has whole columns of zeros in the places
/// where the Cholesky factorization meets a pivot of zero.
extension RandomEffects {
  /// The relative variance that counts as none: a standard deviation of a thousandth of the residuals'.
  static let vanishingVariance = 1e-6

  /// Theta with λ as the Cholesky factor of `sigma`, columns of a vanishing pivot set to zero; theta as
  /// it is where no pivot vanishes.
  func canonical(
    _ term: RandomEffects.Term, _ sigma: Matrix, _ theta: [Double]
  ) -> (theta: [Double], zeros: Set<Int>) {
    guard term.structure != .compoundSymmetry || term.size == 1 else {
      return vanishing(term, theta)
    }
    let n = term.size
    var factor = Matrix(rows: n, columns: n)
    var vanishing: Set<Int> = []
    for j in 0..<n {
      var pivot = sigma[j, j]
      for k in 0..<j { pivot -= factor[j, k] * factor[j, k] }
      guard pivot > Self.vanishingVariance else {
        vanishing.insert(j)
        continue
      }
      factor[j, j] = pivot.squareRoot()
      for i in j + 1..<n {
        var entry = sigma[i, j]
        for k in 0..<j { entry -= factor[i, k] * factor[j, k] }
        factor[i, j] = entry / factor[j, j]
      }
    }
    var result = theta
    var zeros: Set<Int> = []
    for parameter in term.parameters {
      result[parameter.theta] = factor[parameter.row, parameter.column]
      if vanishing.contains(parameter.column) { zeros.insert(parameter.theta) }
    }
    return (vanishing.isEmpty ? theta : result, zeros)
  }

  /// Compound symmetry with the roots of vanishing eigenvalues at zero.
  private func vanishing(
    _ term: RandomEffects.Term, _ theta: [Double]
  ) -> (theta: [Double], zeros: Set<Int>) {
    var result = theta
    var zeros: Set<Int> = []
    for position in term.start..<term.start + 2 where abs(theta[position]) < 1e-3 {
      result[position] = 0
      zeros.insert(position)
    }
    return (result, zeros)
  }
}
