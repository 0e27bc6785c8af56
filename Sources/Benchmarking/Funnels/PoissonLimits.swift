import Distributions

/// Limits of O / E from the Poisson distribution itself; see `RatioLimits` for the three.
enum PoissonLimits: Sendable, Hashable {
  case aroundExpected
  case interpolated
  case inverted

  /// Lower and upper limit of O / E.
  ///
  /// - Parameters:
  ///   - expected: E, above 0; beyond 1e-9 to 2⁵⁰ the limits of these are given.
  ///   - coverage: in (0, 1).
  /// - Returns: both, 0 or more.
  func ratios(expected: Double, coverage: Double) -> ClosedRange<Double> {
    let e = min(max(expected, 1e-9), 0x1p50)
    let (low, high) = ((1 - coverage) / 2, (1 + coverage) / 2)
    switch self {
    case .aroundExpected:
      let least = ChiSquared(degreesOfFreedom: 2 * e).quantile(low)
      return finiteRange(
        least.isFinite ? least / (2 * e) : 0,
        ChiSquared(degreesOfFreedom: 2 * (e + 1)).quantile(high) / (2 * e))
    case .interpolated:
      return finiteRange(
        max(0, Self.interpolated(Poisson(mean: e), low)) / e,
        max(0, Self.interpolated(Poisson(mean: e), high)) / e)
    case .inverted:
      return finiteRange(Self.lowerCount(e, low) / e, Self.upperCount(e, low) / e)
    }
  }

  /// r − (F(r) − p) / (F(r) − F(r − 1)), with r the quantile.
  private static func interpolated(_ poisson: Poisson, _ p: Double) -> Double {
    let r = poisson.quantile(p)
    let (at, before) = (poisson.cumulative(r), poisson.cumulative(r - 1))
    return Double(r) - (at > before ? (at - p) / (at - before) : 0)
  }

  /// The count o, not necessarily whole, with P(at most o) = tail; 0 where even none is likelier.
  ///
  /// P(at most o) = P(χ² > 2E) with 2o + 2 degrees of freedom.
  private static func lowerCount(_ e: Double, _ tail: Double) -> Double {
    crossing(near: e, to: e + 1) {
      ChiSquared(degreesOfFreedom: 2 * $0 + 2).upperTail(2 * e) - tail
    }
  }

  /// The count o, not necessarily whole, with P(at least o) = tail.
  ///
  /// P(at least o) = P(χ² ≤ 2E) with 2o degrees of freedom.
  private static func upperCount(_ e: Double, _ tail: Double) -> Double {
    let excess = { (o: Double) in
      o > 0 ? tail - ChiSquared(degreesOfFreedom: 2 * o).cumulative(2 * e) : tail - 1
    }
    var far = e + 8 * e.squareRoot() + 20
    while excess(far) < 0, far < 0x1p60 { far *= 2 }
    return crossing(near: e, to: far, excess)
  }

  /// Where an increasing function of a count crosses 0, by the Illinois method; an end where it is
  /// past it already.
  ///
  /// Dowell, M., & Jarratt, P. (1971). A modified regula falsi method for computing the root of an
  /// equation. *BIT, 11*(2), 168–174. <https://doi.org/10.1007/BF01934364>
  private static func crossing(
    near e: Double, to high: Double, _ function: (Double) -> Double
  ) -> Double {
    var (low, high) = (max(0, e - 8 * e.squareRoot() - 20), high)
    var (atLow, atHigh) = (function(low), function(high))
    if atLow >= 0, low > 0 { (low, atLow) = (0, function(0)) }
    if atLow >= 0 { return low }
    if atHigh <= 0 { return high }
    var moved = 0
    for step in 0..<200 {
      // Where the tails are so thin that the straight line stays at an end, halving helps.
      let straight = low + (high - low) * (-atLow / (atHigh - atLow))
      let middle =
        step % 4 == 3 || !(straight > low && straight < high) ? low + (high - low) / 2 : straight
      guard middle > low, middle < high, high - low > 1e-14 * high else { return middle }
      let value = function(middle)
      if value == 0 { return middle }
      if value < 0 {
        (low, atLow) = (middle, value)
        if moved < 0 { atHigh /= 2 }
        moved = -1
      } else {
        (high, atHigh) = (middle, value)
        if moved > 0 { atLow /= 2 }
        moved = 1
      }
    }
    return low + (high - low) / 2
  }
}
