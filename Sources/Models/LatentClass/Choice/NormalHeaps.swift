import Distributions
import Glibc

/// Heaps of one width: a mixture of normal distributions with one variance, by EM.
///
///     f(x) = Σ π_g N(x; μ_g, σ²)
enum NormalHeaps {
  /// The highest log-likelihood found from places of the heaps and their shares.
  static func logLikelihood(_ values: [Double], heaps: Int) -> Double? {
    guard let moments = SampleMoments(values), let spread = moments.standardDeviation, spread > 0
    else { return nil }
    let sorted = values.map { ($0 - moments.mean) / spread }.sorted()
    var best: Double?
    // From cuts of the sorted sample: equal ones, and ones that leave a small heap at either end.
    for lean in [0.5, 1, 2] {
      let cuts = (0...heaps).map { k in
        Int(pow(Double(k) / Double(heaps), lean) * Double(sorted.count))
      }
      var (shares, means): ([Double], [Double]) = ([], [])
      for g in 0..<heaps {
        let part = sorted[cuts[g]..<max(cuts[g] + 1, cuts[g + 1])]
        shares.append(Double(part.count) / Double(sorted.count))
        means.append(part.reduce(0, +) / Double(part.count))
      }
      let value = climb(sorted, shares, means)
      best = max(best ?? value, value)
    }
    return best.map { $0 - Double(values.count) * log(spread) }
  }

  private static func climb(
    _ values: [Double], _ shares: [Double], _ means: [Double]
  ) -> Double {
    var (shares, means, variance) = (shares, means, 0.3)
    var last = -Double.infinity
    for _ in 0..<500 {
      var total = 0.0
      var (counts, sums) = (shares.map { _ in 0.0 }, means.map { _ in 0.0 })
      var squares = 0.0
      for x in values {
        let parts = means.indices.map { g in
          log(shares[g]) - (x - means[g]) * (x - means[g]) / (2 * variance)
        }
        let top = parts.max() ?? 0
        let weights = parts.map { exp($0 - top) }
        let whole = weights.reduce(0, +)
        total += top + log(whole) - 0.5 * log(2 * .pi * variance)
        for g in weights.indices {
          let tau = weights[g] / whole
          counts[g] += tau
          sums[g] += tau * x
          squares += tau * x * x
        }
      }
      if total - last < 1e-7 * abs(total) { return total }
      last = total
      let n = Double(values.count)
      var between = 0.0
      for g in shares.indices {
        shares[g] = max(counts[g] / n, 1e-12)
        means[g] = sums[g] / max(counts[g], 1e-12)
        between += counts[g] * means[g] * means[g]
      }
      variance = max((squares - between) / n, 1e-6)
    }
    return last
  }
}
