import LinearAlgebra

/// What the parameters make of the q × q blocks A = Z_iᵀZ_i of the leading group.
///
///     H = λᵀ A λ + I = L Lᵀ,      P = H⁻¹ λᵀ,      M = λ P = λ H⁻¹ λᵀ
///
/// Blocks lie one after another, each column by column.
struct LeadingBlocks {
  /// Every P.
  private(set) var p: [Double]
  /// Every M, symmetric.
  private(set) var m: [Double]
  /// Σ count · log |H|.
  private(set) var logDeterminant = 0.0

  /// The blocks for every A in `a`, with how often each occurs; nil where an H is not positive
  /// definite, as with numbers beyond range.
  init?(_ a: [Double], counts: [Int], lambda: [Double], q: Int) {
    let size = q * q
    p = Array(repeating: 0, count: a.count)
    m = p
    let transposed = SmallBlocks.transposed(lambda, q)
    var right = Array(repeating: 0.0, count: size)
    var h = right
    var w = right
    for (block, count) in counts.enumerated() {
      let start = block * size
      SmallBlocks.multiply(a, start, lambda, 0, q, into: &right)
      SmallBlocks.multiply(transposed, 0, right, 0, q, into: &h)
      for j in 0..<q { h[j * q + j] += 1 }
      guard SmallCholesky.factor(&h, q) else { return nil }
      var diagonal = 1.0
      for j in 0..<q { diagonal *= h[j * q + j] }
      logDeterminant += 2 * Double(count) * logarithm(diagonal)
      for k in 0..<size { w[k] = transposed[k] }
      SmallCholesky.forward(h, &w, q, columns: q)
      for j in 0..<q {
        for i in 0..<q {
          var sum = 0.0
          for k in 0..<q { sum += w[i * q + k] * w[j * q + k] }
          m[start + j * q + i] = sum
        }
      }
      SmallCholesky.backward(h, &w, q, columns: q)
      for k in 0..<size { p[start + k] = w[k] }
    }
  }
}

/// Products of q × q blocks that lie somewhere within longer arrays.
enum SmallBlocks {
  /// result = x · y.
  static func multiply(
    _ x: [Double], _ xStart: Int, _ y: [Double], _ yStart: Int, _ q: Int,
    into result: inout [Double]
  ) {
    for j in 0..<q {
      for i in 0..<q {
        var sum = 0.0
        for k in 0..<q { sum += x[xStart + k * q + i] * y[yStart + j * q + k] }
        result[j * q + i] = sum
      }
    }
  }

  /// xᵀ.
  static func transposed(_ x: [Double], _ q: Int) -> [Double] {
    var result = x
    for j in 0..<q {
      for i in 0..<q { result[i * q + j] = x[j * q + i] }
    }
    return result
  }
}
