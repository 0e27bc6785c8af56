import LinearAlgebra

/// From the parameters of the search to those of the table.
///
///     β = T c,      τ reported = τ + x̄ᵀβ,      θ reported = θ / unit of its column
struct ReportedParameters {
  /// The linear map, n × n.
  let map: Matrix
  private let inverse: Matrix

  init(_ likelihood: MarginalLikelihood) {
    let (fixed, start) = (likelihood.fixed, likelihood.coefficients.lowerBound)
    var map = Matrix.identity(likelihood.count)
    for k in 0..<fixed.count {
      for j in 0..<fixed.count { map[start + j, start + k] = fixed.toCoefficients[j, k] }
      let shift = (0..<fixed.count).reduce(0.0) {
        $0 + fixed.means[$1] * fixed.toCoefficients[$1, k]
      }
      for threshold in likelihood.thresholds { map[threshold, start + k] = shift }
    }
    for (position, unit) in likelihood.effects.units.enumerated() {
      let k = likelihood.factors.lowerBound + position
      map[k, k] = 1 / unit
    }
    self.map = map
    inverse = Self.inverse(map)
  }

  /// What is reported for parameters of the search.
  func reported(_ nu: [Double]) -> [Double] { map * nu }

  /// Their covariance from that of the search's.
  func covariance(_ matrix: Matrix) -> Matrix {
    var result = map * matrix * map.transposed
    result.mirrorLowerTriangle()
    return result
  }

  /// The parameters of the search for reported ones.
  func searched(_ parameters: [Double]) -> [Double] { inverse * parameters }

  /// The gradient with respect to reported parameters.
  func gradient(_ gradient: [Double]) -> [Double] { inverse.transposed * gradient }

  /// By least squares, which is exact for a square matrix of full rank.
  private static func inverse(_ map: Matrix) -> Matrix {
    let qr = PivotedQR(map, tolerance: 0)
    let n = map.rows
    return Matrix(
      columns: (0..<n).map { k in
        let unit = (0..<n).map { $0 == k ? 1.0 : 0 }
        return (try? qr.leastSquares(unit).coefficients) ?? unit
      }, rows: n)
  }
}
