import LinearAlgebra

/// One λ for each covariance λλᵀ, also where it is singular.
///
/// A singular covariance has many factors; the one that is kept has whole columns of zeros in the places
/// where the Cholesky factorization meets a pivot of zero.
extension RandomEffects {
  /// λλᵀ of one term.
  func covariance(_ term: RandomEffects.Term, _ theta: [Double]) -> Matrix {
    var lambda = Matrix(rows: term.size, columns: term.size)
    for parameter in term.parameters {
      lambda[parameter.row, parameter.column] = theta[parameter.theta]
    }
    return lambda * lambda.transposed
  }

  /// Theta with λ as the Cholesky factor of `sigma`, columns of a vanishing pivot set to zero; theta as
  /// it is where no pivot vanishes.
  func canonical(
    _ term: RandomEffects.Term, _ sigma: Matrix, _ theta: [Double]
  ) -> (theta: [Double], zeros: Set<Int>) {
    let n = term.size
    var factor = Matrix(rows: n, columns: n)
    var vanishing: Set<Int> = []
    for j in 0..<n {
      var pivot = sigma[j, j]
      for k in 0..<j { pivot -= factor[j, k] * factor[j, k] }
      // A standard deviation of a thousandth of the residuals'.
      guard pivot > 1e-6 else {
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
}
