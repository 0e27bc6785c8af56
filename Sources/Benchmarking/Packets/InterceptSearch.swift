import Glibc
import Results

/// The θ that makes the criterion smallest, over all θ ≥ 0.
///
/// The slope of the criterion is looked at on a grid of sixteen decades, four steps in each. Wherever it
/// turns from falling to rising there is a least value, which Newton's method finds, kept between the two
/// points; nought is one where the criterion rises from there. The lowest of them is taken, so that a
/// second dip does not hide the first.
struct InterceptSearch {
  let deviance: InterceptDeviance
  private var evaluations = 0
  /// Newton's last step, beside θ, at which a least value counts as found.
  private static let tolerance = 1e-9
  private static let mostSteps = 200

  init(_ deviance: InterceptDeviance) { self.deviance = deviance }

  /// Where the criterion is smallest, and how that was found; nil where it cannot be evaluated.
  mutating func run() -> (point: InterceptDeviance.Point, convergence: Convergence)? {
    let grid = [0] + (0...64).map { pow(10, Double($0) / 4 - 8) / deviance.means.meanSize }
    let points = grid.map { look($0) }
    guard points.allSatisfy({ $0.value.isFinite && $0.slope.isFinite }) else { return nil }
    var found: [(point: InterceptDeviance.Point, isFound: Bool)] = []
    if points[0].slope >= 0 { found.append((points[0], true)) }
    for (left, right) in zip(points, points.dropFirst()) where left.slope < 0 && right.slope >= 0 {
      found.append(least(between: left, and: right))
    }
    // Falling to the end of the grid: there is no least value that could be told from infinity.
    if let last = points.last, last.slope < 0 { found.append((last, false)) }
    guard let best = found.min(by: { $0.point.value < $1.point.value }) else { return nil }
    let isBound = best.point.theta == 0
    let free = best.point.theta * best.point.slope
    let convergence = Convergence(
      stop: best.isFound ? .tolerance : .limit, evaluations: evaluations,
      gradientNorm: isBound ? 0 : abs(free),
      certified: best.isFound && (isBound || best.point.curvature > 0),
      atBound: isBound ? [0] : [])
    return (best.point, convergence)
  }

  /// The least value between a point where the criterion falls and one where it rises.
  private mutating func least(
    between left: InterceptDeviance.Point, and right: InterceptDeviance.Point
  ) -> (InterceptDeviance.Point, Bool) {
    var (low, high) = (left.theta, right.theta)
    var point = look(low > 0 ? (low * high).squareRoot() : high / 2)
    for _ in 0..<Self.mostSteps {
      if point.slope < 0 { low = point.theta } else { high = point.theta }
      // Newton in ln θ, where the criterion is nearly a parabola; halving where that leads away.
      let curvature = point.theta * (point.slope + point.theta * point.curvature)
      let step = -point.theta * point.slope / curvature
      let isNewton = curvature > 0 && step.isFinite && abs(step) < 2
      if isNewton && abs(step) <= Self.tolerance { return (point, true) }
      let next = isNewton ? point.theta * exp(step) : 0
      let middle = low > 0 ? (low * high).squareRoot() : high / 2
      let inside = next > low && next < high
      if !inside && !(middle > low && middle < high) { return (point, isNewton) }
      point = look(inside ? next : middle)
    }
    return (point, false)
  }

  private mutating func look(_ theta: Double) -> InterceptDeviance.Point {
    evaluations += 1
    return deviance.point(theta)
  }
}
