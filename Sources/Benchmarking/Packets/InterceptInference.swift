import Distributions
import LinearAlgebra
import Models
import Results

/// Standard errors and degrees of freedom of the fixed effects of a random-intercept model.
///
/// With C = σ²(X′V⁻¹X)⁻¹ and the criterion D before σ² is profiled out,
///
///     D = Σ ln(1 + n_j θ) + [ln V + ln A] + m ln(2πσ²) + q / σ²
///     df = c² / (g′ H⁻¹ g),      c = l′C l,      g = ∂c/∂(θ, σ²),      H = ∂²D/∂(θ, σ²)²
///
/// At θ = 0 the variance does not move with its square root, and only σ² counts.
///
/// ### Source
/// Kuznetsova, A., Brockhoff, P. B., & Christensen, R. H. B. (2017). lmerTest package: tests in linear
/// mixed effects models. Journal of Statistical Software, 82(13). <https://doi.org/10.18637/jss.v082.i13>
struct InterceptInference {
  private let deviance: InterceptDeviance
  private let point: InterceptDeviance.Point

  init(_ deviance: InterceptDeviance, _ point: InterceptDeviance.Point) {
    self.deviance = deviance
    self.point = point
  }

  /// σ² = q / m.
  var residualVariance: Double { point.residual / deviance.denominator }

  /// The directions of (Intercept) and pre, in terms of the mean of all services and the slope.
  private var directions: [(name: String, mean: Double, slope: Double)] {
    let x = deviance.means.centreX + point.meanX
    let intercept = (name: "(Intercept)", mean: 1.0, slope: point.information == nil ? 0 : -x)
    return point.information == nil ? [intercept] : [intercept, ("pre", 0, 1)]
  }

  private var estimates: [Double] {
    let mean = deviance.means.centreY + point.meanY
    return directions.map { $0.mean * mean + $0.slope * point.coefficient }
  }

  /// Covariance matrix of the fixed effects.
  var covariance: Matrix {
    let directions = directions
    var matrix = Matrix(rows: directions.count, columns: directions.count)
    for (row, left) in directions.enumerated() {
      for (column, right) in directions.enumerated() {
        let slopes = point.information.map { left.slope * right.slope / $0 } ?? 0
        matrix[row, column] =
          residualVariance * (left.mean * right.mean / point.weight + slopes)
      }
    }
    return matrix
  }

  /// The fixed effects with their tests and intervals.
  func terms(level: Double) -> [TermEstimate] {
    let covariance = covariance
    return zip(directions, estimates).enumerated().map { position, term in
      let (direction, value) = term
      let error = covariance[position, position].squareRoot()
      let degrees = degreesOfFreedom(mean: direction.mean, slope: direction.slope)
      let distribution = StudentT(degreesOfFreedom: degrees)
      let half = distribution.quantile((1 + level) / 2) * error
      return TermEstimate(
        term: direction.name,
        estimate: Estimate(
          value: value, standardError: error,
          interval: ConfidenceInterval(
            lower: value - half, upper: value + half, level: level, method: "satterthwaite")),
        statistic: value / error, degreesOfFreedom: degrees,
        pValue: distribution.twoSided(value / error))
    }
  }

  /// Satterthwaite's degrees of freedom of mean · (mean of all) + slope · b.
  private func degreesOfFreedom(mean: Double, slope: Double) -> Double {
    let m = deviance.denominator
    guard point.theta > 0 else { return m }
    let (sigma, means) = (residualVariance, deviance.means)
    // h = (X′V⁻¹X)⁻¹ l, and c/σ² = l′h.
    let (hMean, hSlope) = (mean / point.weight, point.information.map { slope / $0 } ?? 0)
    let perSigma = mean * hMean + slope * hSlope
    let moved = means.sizes.indices.reduce(0.0) { sum, j in
      let v = means.sizes[j] / (1 + means.sizes[j] * point.theta)
      let along = hMean + hSlope * (means.x[j] - point.meanX)
      return sum + v * v * along * along
    }
    let gradient = (theta: sigma * moved, sigma: perSigma)
    let squares = means.sizes.reduce(0) { sum, n in
      let v = n / (1 + n * point.theta)
      return sum + v * v
    }
    let restricted = deviance.criterion == .reml ? point.logCurvature : 0
    let tt = -squares + restricted + point.residualCurvature / sigma
    let ts = -point.residualSlope / (sigma * sigma)
    let ss = m / (sigma * sigma)
    let determinant = tt * ss - ts * ts
    // g′H⁻¹g; the covariance of (θ, σ²) is 2 H⁻¹.
    let spread =
      (ss * gradient.theta * gradient.theta - 2 * ts * gradient.theta * gradient.sigma
        + tt * gradient.sigma * gradient.sigma) / determinant
    let variance = sigma * perSigma
    let degrees = variance * variance / spread
    return determinant > 0 && degrees.isFinite && degrees > 0 ? degrees : m
  }
}
