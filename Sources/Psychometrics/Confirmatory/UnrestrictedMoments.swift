import LinearAlgebra

/// The likeliest means and covariances of each group without any model, from all answers there are.
///
/// Where everybody answered everything they are the sample's own. Otherwise by expectation and
/// maximization over patterns: what is missing is filled by regression on what is there, and its
/// uncertainty added to the covariances.
///
/// ### Source
/// Dempster, A. P., Laird, N. M., & Rubin, D. B. (1977). Maximum likelihood from incomplete data via the EM
/// algorithm. *Journal of the Royal Statistical Society B, 39*(1), 1–38. Little, R. J. A., & Rubin, D. B.
/// (2002). *Statistical analysis with missing data* (2nd ed.), section 11.2.
struct UnrestrictedMoments: Sendable, Hashable {
  let means: [[Double]]
  let covariances: [Matrix]
  let logLikelihood: Double

  /// Nil where a covariance matrix is singular or the steps do not settle.
  init?(_ moments: AnswerMoments) {
    var means: [[Double]] = []
    var covariances: [Matrix] = []
    var sum = 0.0
    for (group, patterns) in moments.groups.enumerated() {
      guard let start = moments.available(group: group) else { return nil }
      var (mean, covariance) = start
      if patterns.count > 1 || patterns.first?.observed.count != moments.items {
        // Pairwise covariances may be those of nobody: begin without them.
        if (try? Cholesky(covariance)) == nil {
          for j in 0..<moments.items {
            for i in 0..<moments.items where i != j { covariance[i, j] = 0 }
          }
        }
        guard let settled = Self.settle(patterns, mean, covariance) else { return nil }
        (mean, covariance) = settled
      }
      guard let factor = try? Cholesky(covariance),
        zip(factor.factor.diagonal, covariance.diagonal).allSatisfy({ $0 * $0 > 1e-12 * $1 })
      else { return nil }
      for pattern in patterns {
        guard let block = NormalBlock(pattern, covariance, mean, hasMeans: true) else { return nil }
        sum -= block.value
      }
      means.append(mean)
      covariances.append(covariance)
    }
    self.means = means
    self.covariances = covariances
    logLikelihood = sum
  }

  private static func settle(
    _ patterns: [AnswerMoments.Pattern], _ mean: [Double], _ covariance: Matrix
  ) -> ([Double], Matrix)? {
    var (mean, covariance) = (mean, covariance)
    for _ in 0..<10_000 {
      guard let (nextMean, nextCovariance) = step(patterns, mean, covariance) else { return nil }
      var change = 0.0
      let deviations = covariance.diagonal.map { $0.squareRoot() }
      for j in mean.indices {
        change = max(change, abs(nextMean[j] - mean[j]) / deviations[j])
        for i in mean.indices {
          let size = deviations[i] * deviations[j]
          change = max(change, abs(nextCovariance[i, j] - covariance[i, j]) / size)
        }
      }
      (mean, covariance) = (nextMean, nextCovariance)
      if change < 1e-12 { return (mean, covariance) }
    }
    return nil
  }

  /// One step of expectation and maximization.
  private static func step(
    _ patterns: [AnswerMoments.Pattern], _ mean: [Double], _ covariance: Matrix
  ) -> ([Double], Matrix)? {
    let p = mean.count
    var total = 0.0
    // Sums of deviations from the present mean, and of their products.
    var first = [Double](repeating: 0, count: p)
    var second = Matrix(rows: p, columns: p)
    for pattern in patterns {
      let n = Double(pattern.n)
      let (o, missing) = (pattern.observed, (0..<p).filter { !pattern.observed.contains($0) })
      var sigma = Matrix(rows: o.count, columns: o.count)
      var across = Matrix(rows: o.count, columns: p)
      for j in 0..<p {
        for i in o.indices { across[i, j] = covariance[o[i], j] }
      }
      for j in o.indices {
        for i in o.indices { sigma[i, j] = covariance[o[i], o[j]] }
      }
      guard let factor = try? Cholesky(sigma) else { return nil }
      // A person's whole row is `weights`ᵀ times what is observed of it; what is observed stays itself.
      let weights = factor.solve(across)
      let off = zip(o, pattern.mean).map { $1 - mean[$0] }
      var products = pattern.covariance
      for j in o.indices {
        for i in o.indices { products[i, j] += off[i] * off[j] }
      }
      let filled = weights.transposed * (products * weights)
      let shift = weights.transposed * off
      let explained = across.transposed * weights
      total += n
      for j in 0..<p {
        first[j] += n * shift[j]
        for i in 0..<p { second[i, j] += n * filled[i, j] }
      }
      for j in missing {
        for i in missing { second[i, j] += n * (covariance[i, j] - explained[i, j]) }
      }
    }
    guard total > 0 else { return nil }
    let move = first.map { $0 / total }
    var next = (1 / total) * second
    for j in 0..<p {
      for i in 0..<p { next[i, j] -= move[i] * move[j] }
    }
    for j in 0..<p {
      for i in j + 1..<p {
        next[i, j] = (next[i, j] + next[j, i]) / 2
        next[j, i] = next[i, j]
      }
    }
    return (zip(mean, move).map { $0 + $1 }, next)
  }
}
