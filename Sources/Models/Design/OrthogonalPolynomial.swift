/// Polynomials that are orthogonal over some numbers and have length 1 there.
///
///     p₀ = 1,   p₁ = t − α₁,   p_{k+1} = (t − α_{k+1}) p_k − (ν_k / ν_{k−1}) p_{k−1}
///     α_{k+1} = Σ t p_k² / ν_k,   ν_k = Σ p_k²,   column k = p_k / √ν_k
///
/// ### Source
/// Forsythe, G. E. (1957). Generation and use of orthogonal polynomials for data-fitting with a digital
/// computer. *Journal of the Society for Industrial and Applied Mathematics, 5*(2), 74–88.
///
/// ### Agrees with
/// R `stats::poly`.
struct OrthogonalPolynomial: Sendable, Hashable, Codable {
  /// α₁ … α_degree.
  private var centres: [Double] = []
  /// ν₀ … ν_degree.
  private var lengths: [Double]

  /// The degree of the last; there are as many columns.
  var degree: Int { centres.count }

  /// The polynomials over more distinct values than their degree.
  init(degree: Int, of values: [Double]) {
    let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
    lengths = [Double(values.count)]
    var before = Array(repeating: 0.0, count: values.count)
    var current = Array(repeating: 1.0, count: values.count)
    for k in 0..<degree {
      var weighted = 0.0
      for i in values.indices { weighted += (values[i] - mean) * current[i] * current[i] }
      let centre = weighted / lengths[k]
      let ratio = k > 0 ? lengths[k] / lengths[k - 1] : 0
      var length = 0.0
      for i in values.indices {
        let next = (values[i] - mean - centre) * current[i] - ratio * before[i]
        (before[i], current[i]) = (current[i], next)
        length += next * next
      }
      centres.append(centre + mean)
      lengths.append(length)
    }
  }

  /// Appends the columns of one number.
  func append(_ value: Double, to row: inout [Double]) {
    var (before, current) = (0.0, 1.0)
    for k in centres.indices {
      let ratio = k > 0 ? lengths[k] / lengths[k - 1] : 0
      (before, current) = (current, (value - centres[k]) * current - ratio * before)
      row.append(current / lengths[k + 1].squareRoot())
    }
  }
}
