import Glibc

/// A scale on which how far a service is from the target has an error that depends on its denominator
/// only.
///
/// | scale | y | s at denominator d |
/// |---|---|---|
/// | log | log(O/E) | 1/√(θE) |
/// | squareRoot | √(O/E) | 1/(2√E) |
/// | logOfCounts | log((O + ½)/(E + ½)) | √(1/(θE) + 1/E) |
/// | arcsine | asin √p | 1/(2√n) |
/// | share | p | √(θ (1 − θ)/n) |
/// | plain | value | σ/√n |
///
/// with θ the target.
enum WorkingScale: Sendable, Hashable {
  case log(target: Double)
  case squareRoot
  case logOfCounts(target: Double)
  case arcsine
  case share(target: Double)
  case plain(sigma: Double)

  /// The place of a value; not finite for the logarithm of 0.
  func place(of value: Double) -> Double {
    switch self {
    case .log, .logOfCounts: Glibc.log(value)
    case .squareRoot: value.squareRoot()
    case .arcsine: asin(min(1, value.squareRoot()))
    case .share, .plain: value
    }
  }

  /// The value at a place, within what the value can be.
  func value(at place: Double) -> Double {
    switch self {
    case .log, .logOfCounts: min(exp(place), .greatestFiniteMagnitude)
    case .squareRoot: max(0, place) * max(0, place)
    case .arcsine:
      // Beyond the ends of the angle the sine would come back.
      sin(min(max(place, 0), .pi / 2)) * sin(min(max(place, 0), .pi / 2))
    case .share: min(max(place, 0), 1)
    case .plain: place
    }
  }

  /// s at a denominator.
  func error(at denominator: Double) -> Double {
    switch self {
    case .log(let target): 1 / (target * denominator).squareRoot()
    case .squareRoot, .arcsine: 1 / (2 * denominator.squareRoot())
    case .logOfCounts(let target): (1 / (target * denominator) + 1 / denominator).squareRoot()
    case .share(let target): (target * (1 - target) / denominator).squareRoot()
    case .plain(let sigma): sigma / denominator.squareRoot()
    }
  }

  /// The values at c standard errors from the target, with a variance between services added.
  func limits(
    around target: Double, at denominator: Double, critical c: Double, between tauSquared: Double
  ) -> ClosedRange<Double> {
    let error = error(at: denominator)
    let reach = c * (error * error + tauSquared).squareRoot()
    return limits(around: target, reach: reach)
  }

  /// The values at a distance from the target on this scale.
  func limits(around target: Double, reach: Double) -> ClosedRange<Double> {
    let centre = place(of: target)
    return finiteRange(value(at: centre - reach), value(at: centre + reach))
  }
}

/// A range of finite numbers in their order, whatever overflowed on the way.
func finiteRange(_ lower: Double, _ upper: Double) -> ClosedRange<Double> {
  let most = Double.greatestFiniteMagnitude
  let low = lower.isNaN ? -most : min(max(lower, -most), most)
  let high = upper.isNaN ? most : min(max(upper, -most), most)
  return min(low, high)...max(low, high)
}
