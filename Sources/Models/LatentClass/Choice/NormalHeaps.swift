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
    var best: (end: Heaps, value: Double)?
    // From cuts of the sorted sample: equal ones, and ones that leave a small heap at either end.
    for lean in [0.5, 1, 2] {
      let end = climb(sorted, Heaps(sorted, heaps, lean), steps: 40)
      if end.value > best?.value ?? -.infinity { best = end }
    }
    guard let best else { return nil }
    return climb(sorted, best.end, steps: 500).value - Double(values.count) * log(spread)
  }

  private struct Heaps {
    var shares: [Double] = []
    var means: [Double] = []
    var variance = 0.3

    init(_ sorted: [Double], _ heaps: Int, _ lean: Double) {
      let cuts = (0...heaps).map { k in
        Int(pow(Double(k) / Double(heaps), lean) * Double(sorted.count))
      }
      for g in 0..<heaps {
        let part = sorted[cuts[g]..<max(cuts[g] + 1, cuts[g + 1])]
        shares.append(Double(part.count) / Double(sorted.count))
        means.append(part.reduce(0, +) / Double(part.count))
      }
    }
  }

  private static func climb(
    _ values: [Double], _ start: Heaps, steps: Int
  ) -> (end: Heaps, value: Double) {
    var heaps = start
    let n = Double(values.count)
    var last = -Double.infinity
    var parts = Array(repeating: 0.0, count: heaps.means.count)
    for _ in 0..<steps {
      var (total, squares) = (-0.5 * n * log(2 * .pi * heaps.variance), 0.0)
      var (counts, sums) = (parts.map { _ in 0.0 }, parts.map { _ in 0.0 })
      let (logShares, precision) = (heaps.shares.map { log($0) }, 0.5 / heaps.variance)
      for x in values {
        var top = -Double.infinity
        for g in parts.indices {
          let off = x - heaps.means[g]
          parts[g] = logShares[g] - off * off * precision
          top = max(top, parts[g])
        }
        var whole = 0.0
        for g in parts.indices {
          parts[g] = exp(parts[g] - top)
          whole += parts[g]
        }
        total += top + log(whole)
        for g in parts.indices {
          let tau = parts[g] / whole
          counts[g] += tau
          sums[g] += tau * x
        }
        squares += x * x
      }
      if total - last < 1e-7 * abs(total) { return (heaps, total) }
      last = total
      var between = 0.0
      for g in parts.indices {
        heaps.shares[g] = max(counts[g] / n, 1e-12)
        heaps.means[g] = sums[g] / max(counts[g], 1e-12)
        between += counts[g] * heaps.means[g] * heaps.means[g]
      }
      heaps.variance = max((squares - between) / n, 1e-6)
    }
    return (heaps, last)
  }
}
