import LinearAlgebra

extension AnswerMoments {
  /// Means and covariances of a group over whoever answered: what a search begins with.
  ///
  /// Nil where an item was answered by nobody or by everybody alike.
  func available(group: Int) -> (mean: [Double], covariance: Matrix)? {
    let singles = singles(group: group).compactMap(\.self)
    guard singles.count == items, singles.allSatisfy({ $0.variance > 0 }) else { return nil }
    let mean = singles.map(\.mean)
    var sums = Matrix(rows: items, columns: items)
    var counts = sums
    for pattern in groups[group] {
      let n = Double(pattern.n)
      let off = zip(pattern.observed, pattern.mean).map { $1 - mean[$0] }
      for (b, j) in pattern.observed.enumerated() {
        for (a, i) in pattern.observed.enumerated() {
          counts[i, j] += n
          sums[i, j] += n * (pattern.covariance[a, b] + off[a] * off[b])
        }
      }
    }
    for k in sums.elements.indices where counts.elements[k] > 0 {
      sums.elements[k] /= counts.elements[k]
    }
    return (mean, sums)
  }
}
