import Glibc
import LinearAlgebra
import Optimization
import Results

/// The smallest deviance with one parameter held at a value, by Newton's method from the optimum nearest
/// to it that is known.
struct ConstrainedOptimum {
  /// The deviance at the optimum, and where it is.
  struct Point {
    var value: Double
    var psi: [Double]
    var certified: Bool
  }

  private let deviance: ProfiledDeviance
  private let path: FactorPath
  /// From the units of the table to those of `FactorPath`.
  private let scale: Double
  private let contrast: HeldContrast?
  private let options: BoundedMinimizer.Options

  /// Holds a variance parameter.
  init(
    _ deviance: ProfiledDeviance, _ place: VariancePlace?, _ options: BoundedMinimizer.Options
  ) {
    self.deviance = deviance
    self.options = options
    contrast = nil
    let random = deviance.random
    guard let place else {
      path = FactorPath(random, deviance.units, .logSigma)
      scale = deviance.fixed.scale
      return
    }
    if let with = place.with {
      path = FactorPath(
        random, deviance.units, .correlation(term: place.term, effect: place.effect, with: with))
      scale = 1
    } else {
      let term = random.terms[place.term]
      path = FactorPath(
        random, deviance.units, .deviation(term: place.term, effect: place.effect))
      scale =
        deviance.fixed.scale * random.groups[term.group].effects.unit(term.offset + place.effect)
    }
  }

  /// Holds a combination of the fixed effects.
  init(
    _ deviance: ProfiledDeviance, contrast l: [Double], _ options: BoundedMinimizer.Options
  ) {
    self.deviance = deviance
    self.options = options
    path = FactorPath(deviance.random, deviance.units, .nothing)
    scale = 1
    contrast = HeldContrast(l, deviance.fixed)
  }

  /// ψ at the optimum where nothing is held.
  func start(_ covariances: [Matrix], logSigma: Double) -> [Double] {
    path.parameters(covariances, logSigma: logSigma)
  }

  /// The optimum with the parameter held at `value` (units of the table), searched from ψ; nil where the
  /// deviance cannot be evaluated.
  func at(_ value: Double, from psi: [Double]) -> Point? {
    var held = value / scale
    if case .logSigma = path.held { held = log(value / scale) }
    let natural = NaturalDeviance(deviance, turn: contrast?.turn(value))
    guard path.count > 0 else {
      let place = path.place([], held: held)
      return natural.point(place.theta, logSigma: place.logSigma).map {
        Point(value: $0.value, psi: [], certified: true)
      }
    }
    let latest = Latest()
    let solved = { (psi: [Double]) -> (NaturalDeviance.Point, FactorPath.Place)? in
      if let last = latest.solved, last.psi == psi { return (last.point, last.place) }
      let place = path.place(psi, held: held)
      guard let point = natural.point(place.theta, logSigma: place.logSigma) else { return nil }
      latest.solved = (psi, point, place)
      return (point, place)
    }
    let problem = BoundedProblem(
      lower: path.lower, upper: path.lower.map { _ in .infinity },
      value: { solved($0)?.0.value },
      gradient: { psi in
        solved(psi).map { ($0.value, $1.jacobian.transposed * $0.gradient) }
      },
      curvature: { psi in
        solved(psi).map { point, place in
          place.jacobian.transposed * point.hessian * place.jacobian
            + path.curvature(place, along: point.gradient, held: held)
        }
      })
    guard let found = BoundedMinimizer(options: options).polish(problem, from: psi) else {
      return nil
    }
    // A variance at zero leaves directions in which nothing changes: the gradient alone decides.
    let limit = options.gradientTolerance * max(1, abs(found.value))
    return Point(
      value: found.value, psi: found.parameters,
      certified: found.convergence.gradientNorm <= limit)
  }

  private final class Latest {
    var solved: (psi: [Double], point: NaturalDeviance.Point, place: FactorPath.Place)?
  }
}
