import Glibc
import LinearAlgebra

/// Promax: varimax loadings turned towards their own fourth powers.
///
///     U = (ΛᵀΛ)⁻¹ Λᵀ (Λ ∘ |Λ|³),   scaled so that factors have variance 1
struct Promax {
  let loadings: Matrix
  let correlations: Matrix

  /// Nil where two factors are the same.
  init?(_ unrotated: Matrix) {
    let varimax = Self.varimax(unrotated)
    let m = varimax.columns
    var target = varimax
    for k in target.elements.indices {
      target.elements[k] *= abs(target.elements[k]) * target.elements[k] * target.elements[k]
    }
    guard let normal = try? Cholesky(varimax.transposed * varimax) else { return nil }
    var turn = normal.solve(varimax.transposed * target)
    guard let square = try? Cholesky(turn.transposed * turn),
      square.factor.diagonal.allSatisfy({ $0 > 1e-12 })
    else { return nil }
    let lengths = square.inverse.diagonal.map { $0.squareRoot() }
    for j in 0..<m {
      for i in 0..<m { turn[i, j] *= lengths[j] }
    }
    guard let scaled = try? Cholesky(turn.transposed * turn) else { return nil }
    loadings = varimax * turn
    correlations = scaled.inverse
  }

  /// Kaiser's varimax of loadings with rows of length 1, pair of factors by pair.
  private static func varimax(_ unrotated: Matrix) -> Matrix {
    let (k, m) = (unrotated.rows, unrotated.columns)
    var loadings = unrotated
    let lengths = (0..<k).map { i in
      (0..<m).reduce(0) { $0 + unrotated[i, $1] * unrotated[i, $1] }.squareRoot()
    }
    for j in 0..<m {
      for i in 0..<k where lengths[i] > 0 { loadings[i, j] /= lengths[i] }
    }
    for _ in 0..<1_000 {
      var largest = 0.0
      for one in 0..<m {
        for other in one + 1..<m {
          let angle = angle(loadings, one, other)
          largest = max(largest, abs(angle))
          let (c, s) = (cos(angle), sin(angle))
          for i in 0..<k {
            let (x, y) = (loadings[i, one], loadings[i, other])
            loadings[i, one] = c * x + s * y
            loadings[i, other] = c * y - s * x
          }
        }
      }
      if largest < 1e-13 { break }
    }
    for j in 0..<m {
      for i in 0..<k { loadings[i, j] *= lengths[i] }
    }
    return loadings
  }

  /// The turn of two factors at which the squares of their loadings vary most.
  private static func angle(_ loadings: Matrix, _ one: Int, _ other: Int) -> Double {
    let k = Double(loadings.rows)
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    for i in 0..<loadings.rows {
      let (x, y) = (loadings[i, one], loadings[i, other])
      let (u, v) = (x * x - y * y, 2 * x * y)
      a += u
      b += v
      c += u * u - v * v
      d += 2 * u * v
    }
    return atan2(d - 2 * a * b / k, c - (a * a - b * b) / k) / 4
  }
}
