import Distributions
import Glibc
import LinearAlgebra
import Optimization
import Results

/// The profiles of one model, from its optimum by maximum likelihood.
struct ProfileWork {
  private let deviance: ProfiledDeviance
  private let value: Double
  private let options: BoundedMinimizer.Options
  private let level: Double
  /// Absolute covariances in the model's own columns.
  private let covariances: [Matrix]
  private let logSigma: Double
  private let coefficients: [Double]
  private let standardErrors: [Double]

  init?(
    _ deviance: ProfiledDeviance, _ optimum: BoundedMinimizer.Minimum,
    _ options: BoundedMinimizer.Options, level: Double
  ) {
    guard let solution = deviance.solve(optimum.parameters, .first) else { return nil }
    self.deviance = deviance
    self.options = options
    self.level = level
    let estimates = FixedEstimates(deviance, solution)
    value = optimum.value
    covariances = deviance.random.terms.map {
      estimates.relativeVariance * deviance.random.covariance($0, optimum.parameters)
    }
    logSigma = log(estimates.relativeVariance) / 2
    coefficients = estimates.coefficients
    standardErrors = estimates.covariance.diagonal.map { max(0, $0).squareRoot() }
  }

  private var cutOff: Double { Normal().quantile((1 + level) / 2) }
  private var sigmaValue: Double { deviance.fixed.scale * exp(logSigma) }

  /// Whether a parameter has an estimate of its own, in columns that are not turned.
  func canHold(_ place: VariancePlace) -> Bool {
    let term = deviance.random.terms[place.term]
    guard !term.parameters.isEmpty,
      deviance.random.groups[term.group].effects.isPlain(term.columns)
    else { return false }
    guard let with = place.with else { return true }
    let covariance = covariances[place.term]
    return covariance[place.effect, place.effect] > 0 && covariance[with, with] > 0
  }

  func variance(_ place: VariancePlace) -> (ProfileInterval, certified: Bool)? {
    let covariance = covariances[place.term]
    let optimum = ConstrainedOptimum(deviance, place, options)
    let own = covariance[place.effect, place.effect]
    if let with = place.with {
      let product = (own * covariance[with, with]).squareRoot()
      let estimate = min(1, max(-1, covariance[place.effect, with] / product))
      return interval(
        place.parameter, optimum, estimate, step: 0.1, ends: (-1, 1), open: nil)
    }
    let term = deviance.random.terms[place.term]
    let scale =
      deviance.fixed.scale
      * deviance.random.groups[term.group].effects.unit(term.offset + place.effect)
    let estimate = scale * own.squareRoot()
    let step = max(estimate / 4, scale * exp(logSigma) / 16)
    return interval(place.parameter, optimum, estimate, step: step, ends: (0, nil), open: nil)
  }

  var sigma: (ProfileInterval, certified: Bool)? {
    let optimum = ConstrainedOptimum(deviance, nil, options)
    let step = sigmaValue / Double(2 * deviance.products.rows).squareRoot()
    return interval(.sigma, optimum, sigmaValue, step: step, ends: (nil, nil), open: 0)
  }

  var fixedEffects: [(ProfileInterval, certified: Bool)] {
    coefficients.indices.compactMap { k in
      let l = coefficients.indices.map { $0 == k ? 1.0 : 0 }
      let optimum = ConstrainedOptimum(deviance, contrast: l, options)
      return interval(
        .fixed(deviance.fixed.names[k]), optimum, coefficients[k], step: standardErrors[k],
        ends: (nil, nil), open: nil)
    }
  }

  private func interval(
    _ parameter: ModelParameter, _ optimum: ConstrainedOptimum, _ estimate: Double, step: Double,
    ends: (lower: Double?, upper: Double?), open: Double?
  ) -> (ProfileInterval, certified: Bool)? {
    let psi = optimum.start(covariances, logSigma: logSigma)
    let root = ProfileRoot(
      optimum: optimum, estimate: estimate, deviance: value, cutOff: cutOff)
    guard
      let lower = limit(root, -step, ends.lower, open, psi),
      let upper = limit(root, step, ends.upper, nil, psi)
    else { return nil }
    return (
      ProfileInterval(
        parameter: parameter,
        estimate: Estimate(
          value: estimate,
          interval: ConfidenceInterval(
            lower: lower.value, upper: upper.value, level: level, method: "profile-likelihood")),
        reachesLower: lower.isReached, reachesUpper: upper.isReached),
      lower.certified && upper.certified
    )
  }

  /// One limit; the estimate itself where it stands at the end of its range.
  private func limit(
    _ root: ProfileRoot, _ step: Double, _ end: Double?, _ open: Double?, _ psi: [Double]
  ) -> ProfileRoot.Limit? {
    if let end, step > 0 ? root.estimate >= end : root.estimate <= end {
      return ProfileRoot.Limit(value: end, isReached: false, certified: true)
    }
    return root.limit(step: step, end: end, openEnd: open, from: psi)
  }
}

/// The fixed effects and σ² at a solution.
struct FixedEstimates {
  /// In the units of the table.
  let coefficients: [Double]
  /// Their covariance.
  let covariance: Matrix
  /// σ² in units of the residual outcome.
  let relativeVariance: Double

  init(_ deviance: ProfiledDeviance, _ solution: ProfiledDeviance.Solution) {
    let (fixed, products) = (deviance.fixed, deviance.products)
    relativeVariance = solution.residual / deviance.denominator
    let g = deviance.effects(solution).g
    let shift =
      fixed.toCoefficients * (0..<fixed.count).map { -fixed.scale * g[products.randomCount + $0] }
    coefficients = zip(fixed.leastSquares, shift).map { $0 + $1 }
    let inverse = deviance.relativeInformation(solution).inverse
    var covariance =
      relativeVariance * fixed.scale * fixed.scale
      * (fixed.toCoefficients * inverse * fixed.toCoefficients.transposed)
    covariance.mirrorLowerTriangle()
    self.covariance = covariance
  }
}
