/// Cholesky by plain loops for blocks of a few rows, where a call to LAPACK costs more than the work.
///
/// Blocks are `q × q`, column by column, in arrays the caller keeps; nothing is allocated.
package enum SmallCholesky {
  /// Replaces the lower triangle of `a` by L with A = L · Lᵀ; false when A is not positive definite.
  package static func factor(_ a: inout [Double], _ q: Int) -> Bool {
    for j in 0..<q {
      var pivot = a[j * q + j]
      for k in 0..<j { pivot -= a[k * q + j] * a[k * q + j] }
      guard pivot > 0, pivot.isFinite else { return false }
      let root = pivot.squareRoot()
      a[j * q + j] = root
      for i in j + 1..<q {
        var entry = a[j * q + i]
        for k in 0..<j { entry -= a[k * q + i] * a[k * q + j] }
        a[j * q + i] = entry / root
      }
    }
    return true
  }

  /// Replaces `b`, q × m, by L⁻¹ · b.
  package static func forward(_ l: [Double], _ b: inout [Double], _ q: Int, columns m: Int) {
    for c in 0..<m {
      for i in 0..<q {
        var sum = b[c * q + i]
        for k in 0..<i { sum -= l[k * q + i] * b[c * q + k] }
        b[c * q + i] = sum / l[i * q + i]
      }
    }
  }

  /// Replaces `b`, q × m, by L⁻ᵀ · b.
  package static func backward(_ l: [Double], _ b: inout [Double], _ q: Int, columns m: Int) {
    for c in 0..<m {
      for i in (0..<q).reversed() {
        var sum = b[c * q + i]
        for k in i + 1..<q { sum -= l[i * q + k] * b[c * q + k] }
        b[c * q + i] = sum / l[i * q + i]
      }
    }
  }
}
