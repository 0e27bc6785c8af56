import LinearAlgebra

/// What the parameters make of one q × q block A = Z_iᵀZ_i of the leading group.
///
///     H = λᵀ A λ + I = L Lᵀ,      P = H⁻¹ λᵀ,      M = λ P = λ H⁻¹ λᵀ
struct LeadingBlock {
  /// P, q × q column by column.
  let p: [Double]
  /// M, symmetric.
  let m: [Double]
  /// log |H|.
  let logDeterminant: Double

  /// The block for one A; nil where H is not positive definite, as with numbers beyond range.
  init?(a: [Double], lambda: [Double], q: Int) {
    var h = Self.product(Self.transposed(lambda, q), Self.product(a, lambda, q), q)
    for j in 0..<q { h[j * q + j] += 1 }
    guard SmallCholesky.factor(&h, q) else { return nil }
    var p = Self.transposed(lambda, q)
    SmallCholesky.forward(h, &p, q, columns: q)
    m = Self.product(Self.transposed(p, q), p, q)
    SmallCholesky.backward(h, &p, q, columns: q)
    self.p = p
    var sum = 0.0
    for j in 0..<q { sum += logarithm(h[j * q + j]) }
    logDeterminant = 2 * sum
  }

  /// x · y for q × q blocks.
  static func product(_ x: [Double], _ y: [Double], _ q: Int) -> [Double] {
    var result = Array(repeating: 0.0, count: q * q)
    for j in 0..<q {
      for k in 0..<q {
        for i in 0..<q { result[j * q + i] += x[k * q + i] * y[j * q + k] }
      }
    }
    return result
  }

  /// xᵀ for a q × q block.
  static func transposed(_ x: [Double], _ q: Int) -> [Double] {
    var result = x
    for j in 0..<q {
      for i in 0..<q { result[i * q + j] = x[j * q + i] }
    }
    return result
  }
}
