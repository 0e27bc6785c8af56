import LinearAlgebra

/// The slope of every person's log-likelihood along the numbers of a model, and what it adds up to.
///
///     s_i = c [(xᵀWz)(yᵀWz) − xᵀWy] + s uᵀWz,   z = what person i answered less what is expected
///
/// for a place that changes Σ by c (x yᵀ + y xᵀ) and μ by s u, as in `NormalLikelihood`.
struct CasewiseScores {
  /// Σ s_i s_iᵀ over all people.
  let squares: Matrix

  /// The scores at parameters `x`, of rows by group; nil where a covariance matrix is not positive definite.
  ///
  /// Without means in the model, a group's own means are taken.
  init?(
    _ likelihood: NormalLikelihood, at x: [Double], rows groups: [[[Double?]]]
  ) {
    let q = likelihood.parameters.count
    var squares = Matrix(rows: q, columns: q)
    for (group, matrices) in likelihood.matrices(x).enumerated() {
      let here = likelihood.parameters.enumerated().flatMap { position, places in
        places.filter { $0.group == group }.map { (position, PlaceVectors($0, matrices)) }
      }
      let vectors = PlaceVectors.vectors(matrices)
      let covariance = matrices.covariance
      let mean =
        likelihood.model.hasMeans
        ? matrices.mean : likelihood.moments.singles(group: group).map { $0?.mean ?? 0 }
      var patterns: [[Int]: Weights] = [:]
      for row in groups[group] {
        let observed = row.indices.filter { row[$0] != nil }
        if observed.isEmpty { continue }
        let weights: Weights
        if let known = patterns[observed] {
          weights = known
        } else {
          guard let new = Weights(observed, covariance, vectors) else {
            return nil
          }
          patterns[observed] = new
          weights = new
        }
        let z = observed.map { (row[$0] ?? 0) - mean[$0] }
        let d = weights.scaled * z
        var score = [Double](repeating: 0, count: q)
        for (position, place) in here {
          if let (x, y) = place.spread {
            score[position] += place.c * (d[x] * d[y] - weights.w[x, y])
          }
          if let u = place.shift { score[position] += place.s * d[u] }
        }
        for b in 0..<q where score[b] != 0 {
          for a in b..<q { squares[a, b] += score[a] * score[b] }
        }
      }
    }
    squares.mirrorLowerTriangle()
    self.squares = squares
  }

  /// What the people of one pattern share.
  private struct Weights {
    /// Uᵀ W, (p + 2m) × o.
    let scaled: Matrix
    /// Uᵀ W U.
    let w: Matrix

    init?(_ observed: [Int], _ covariance: Matrix, _ vectors: Matrix) {
      let o = observed.count
      var sigma = Matrix(rows: o, columns: o)
      for j in 0..<o {
        for i in 0..<o { sigma[i, j] = covariance[observed[i], observed[j]] }
      }
      guard let factor = try? Cholesky(sigma) else { return nil }
      let rows = Matrix(
        rows: o, columns: vectors.columns,
        elements: (0..<vectors.columns).flatMap { j in observed.map { vectors[$0, j] } })
      let weighted = factor.solve(rows)
      scaled = weighted.transposed
      w = rows.transposed * weighted
    }
  }
}
