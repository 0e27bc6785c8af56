import Results

/// Fisher scoring along one correlation, within a bracket.
struct PolychoricSearch {
  let likelihood: PolychoricLikelihood
  let n: Double

  /// Where a search ended.
  struct Summit {
    var correlation: Double
    var verdict: Polychoric.Verdict
    var point: PolychoricLikelihood.Point?
    var convergence: Convergence
  }

  /// How near to −1 or 1 a likelihood that still rises is taken to rise all the way.
  private static let end = 1 - 1e-7
  private static let limit = 100

  /// Pearson's correlation of the codes, kept away from the ends.
  var start: Double {
    let (r, c) = (likelihood.rows.used, likelihood.columns.used)
    var (x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (a, row) in r.enumerated() {
      for (b, column) in c.enumerated() {
        let count = likelihood.counts[a * c.count + b]
        let (u, v) = (Double(row), Double(column))
        x += count * u
        y += count * v
        xx += count * u * u
        yy += count * v * v
        xy += count * u * v
      }
    }
    let spread = ((xx - x * x / n) * (yy - y * y / n)).squareRoot()
    guard spread > 0 else { return 0 }
    return min(0.9, max(-0.9, (xy - x * y / n) / spread))
  }

  func run(from start: Double) -> Summit {
    var (low, high) = (-1.0, 1.0)
    var rho = start
    var last: PolychoricLikelihood.Point?
    var evaluations = 0
    var stop = Convergence.Stop.limit
    while evaluations < Self.limit {
      evaluations += 1
      guard let point = likelihood.at(rho) else {
        // An answer that was given has no room here: back towards where it has.
        if rho > start { high = rho } else { low = rho }
        rho = (low + high) / 2
        continue
      }
      last = point
      if point.score > 0 { low = rho } else { high = rho }
      if abs(rho) > Self.end, point.score != 0, (point.score > 0) == (rho > 0) { break }
      var next = rho + point.score / max(point.expected, .leastNormalMagnitude)
      if !(next > low && next < high) { next = (low + high) / 2 }
      if abs(next - rho) < 1e-13 {
        stop = .tolerance
        break
      }
      rho = next
    }
    // Near an end the likelihood may be level to the last digit, so the ends are looked at themselves.
    for end in rho > 0 ? [1.0, -1] : [-1, 1] {
      guard let height = likelihood.atEnd(end) else { continue }
      guard let least = last?.logLikelihood, height < least - 1e-12 * abs(least) else {
        return atEnd(end, evaluations)
      }
    }
    guard let last else { return atEnd(rho, evaluations) }
    if abs(rho) > Self.end { return atEnd(rho, evaluations) }
    let gradient = abs(last.score) / n
    let certified = stop == .tolerance && gradient < 1e-9 && last.observed > 0
    return Summit(
      correlation: rho, verdict: .inside, point: last,
      convergence: Convergence(
        stop: certified ? .tolerance : stop == .tolerance ? .stalled : stop,
        evaluations: evaluations, gradientNorm: gradient, certified: certified))
  }

  private func atEnd(_ rho: Double, _ evaluations: Int) -> Summit {
    Summit(
      correlation: rho > 0 ? 1 : -1, verdict: rho > 0 ? .risesToOne : .risesToMinusOne, point: nil,
      convergence: Convergence(
        stop: .tolerance, evaluations: evaluations, gradientNorm: 0, certified: false, atBound: [0])
    )
  }
}
