import Distributions

/// How a funnel's limits are had while services do not differ, and on which scale they are widened.
enum LimitRule: Sendable, Hashable {
  case normal(WorkingScale)
  case poisson(PoissonLimits, WorkingScale)
  case binomial(WorkingScale)
  case student(WorkingScale)

  /// The scale of z and of widened limits.
  var scale: WorkingScale {
    switch self {
    case .normal(let scale), .poisson(_, let scale), .binomial(let scale), .student(let scale):
      scale
    }
  }

  /// Limits without a variance between services.
  func limits(
    around target: Double, at denominator: Double, coverage: Double
  ) -> ClosedRange<Double> {
    switch self {
    case .poisson(let limits, _):
      let ratios = limits.ratios(expected: target * denominator, coverage: coverage)
      return finiteRange(target * ratios.lowerBound, target * ratios.upperBound)
    case .binomial:
      return BinomialLimits.shares(
        n: max(1, Int(min(denominator, 0x1p50).rounded())), target: target, coverage: coverage)
    case .normal, .student:
      return widened(around: target, at: denominator, coverage: coverage, between: 0)
    }
  }

  /// Limits with a variance between services.
  func widened(
    around target: Double, at denominator: Double, coverage: Double, between tauSquared: Double
  ) -> ClosedRange<Double> {
    scale.limits(
      around: target, at: denominator, critical: critical(at: denominator, coverage: coverage),
      between: tauSquared)
  }

  /// How many standard errors a limit is away: z, or t with n − 1 degrees of freedom.
  func critical(at denominator: Double, coverage: Double) -> Double {
    let probability = (1 + coverage) / 2
    guard case .student = self else { return Normal().quantile(probability) }
    return StudentT(degreesOfFreedom: max(1, denominator - 1)).quantile(probability)
  }

  /// The normal deviate that is as rare as a distance of this many standard errors.
  func deviate(_ distance: Double, at denominator: Double) -> Double {
    guard case .student = self else { return distance }
    let tail = StudentT(degreesOfFreedom: max(1, denominator - 1)).upperTail(abs(distance))
    let z = -Normal().quantile(max(min(tail, 0.5), .leastNormalMagnitude))
    return distance < 0 ? -z : z
  }

  /// How probable a value as far from the target as this one, or farther, is on either side, where the
  /// distribution is that of a count: twice the smaller tail.
  func exactProbability(_ point: FunnelPoint, target: Double) -> Double? {
    guard let count = point.numerator.flatMap({ Int(exactly: $0) }) else { return nil }
    switch self {
    case .poisson:
      let poisson = Poisson(mean: target * point.denominator)
      return min(1, 2 * min(poisson.cumulative(count), poisson.upperTail(count - 1)))
    case .binomial:
      guard let n = Int(exactly: point.denominator) else { return nil }
      let binomial = Binomial(n: n, chance: target)
      return min(1, 2 * min(binomial.cumulative(count), binomial.upperTail(count - 1)))
    case .normal, .student: return nil
    }
  }
}
