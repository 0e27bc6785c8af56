import Glibc
import Models

/// The criterion of a random-intercept model as a function of one number, with its derivatives.
///
/// With θ = τ²/σ², v_j = n_j / (1 + n_j θ), and W the squares and products within services,
///
///     V   = Σ v_j,      x̃ = Σ v_j x̄_j / V,      ỹ = Σ v_j ȳ_j / V
///     A   = W_xx + Σ v_j (x̄_j − x̃)²
///     b   = [W_xy + Σ v_j (x̄_j − x̃)(ȳ_j − ỹ)] / A
///     q   = W_yy + Σ v_j (ȳ_j − ỹ)² − b² A
///     REML  = Σ ln(1 + n_j θ) + (N − p)(1 + ln(2πq / (N − p))) + ln V + ln A
///     ML    = Σ ln(1 + n_j θ) + N (1 + ln(2πq / N))
///
/// V · A is |X′V⁻¹X|. Since dv_j/dθ = −v_j², and ỹ, x̃ and b make q and A small or stationary, with
/// e_j = ȳ_j − ỹ − b (x̄_j − x̃) and a_j = x̄_j − x̃
///
///     q′ = −Σ v_j² e_j²        q″ = 2 Σ v_j³ e_j² − 2 [(Σ v_j² e_j)² / V + (Σ v_j² e_j a_j)² / A]
///     A′ = −Σ v_j² a_j²        A″ = 2 Σ v_j³ a_j² − 2 (Σ v_j² a_j)² / V
///
/// ### Source
/// Bates, D., Mächler, M., Bolker, B., & Walker, S. (2015). Fitting linear mixed-effects models using
/// lme4. Journal of Statistical Software, 67(1), equations 34 and 42. <https://doi.org/10.18637/jss.v067.i01>
///
/// Limpoco, M. A. A., Faes, C., & Hens, N. (2025). Linear mixed modeling of federated data when only
/// the mean, covariance, and sample size are available. Statistics in Medicine.
/// <https://doi.org/10.1002/sim.10300>
struct InterceptDeviance {
  let means: ServiceMeans
  let criterion: MixedModel.Criterion

  /// N − p by REML, N by maximum likelihood.
  var denominator: Double {
    means.persons - (criterion == .reml ? Double(means.effects) : 0)
  }

  /// Everything at one θ.
  struct Point {
    var theta: Double
    /// The criterion, and its first and second derivative in θ.
    var value: Double
    var slope: Double
    var curvature: Double
    /// Σ v_j: the weight of the mean of all services.
    var weight: Double
    /// x̃ and ỹ, from the centres of the means.
    var meanX: Double
    var meanY: Double
    /// A, the information on the slope, over σ²; nil without x.
    var information: Double?
    /// b; 0 without x.
    var coefficient: Double
    /// q, its derivatives, and those of ln V + ln A.
    var residual: Double
    var residualSlope: Double
    var residualCurvature: Double
    var logSlope: Double
    var logCurvature: Double
  }

  /// The criterion and its derivatives at `theta`, which is finite and not negative.
  func point(_ theta: Double) -> Point {
    let (n, x, y) = (means.sizes, means.x, means.y)
    let v = n.map { $0 / (1 + $0 * theta) }
    let weight = v.reduce(0, +)
    let meanX = zip(v, x).reduce(0) { $0 + $1.0 * $1.1 } / weight
    let meanY = zip(v, y).reduce(0) { $0 + $1.0 * $1.1 } / weight
    var (squaresX, products, squaresY) = (means.withinX, means.withinProducts, means.withinY)
    for j in n.indices {
      let (a, c) = (x[j] - meanX, y[j] - meanY)
      squaresX += v[j] * a * a
      products += v[j] * a * c
      squaresY += v[j] * c * c
    }
    let coefficient = means.isAdjusted ? products / squaresX : 0
    let residual = squaresY - coefficient * products

    var sums = Sums()
    for j in n.indices {
      let a = x[j] - meanX
      sums.add(v[j], a, y[j] - meanY - coefficient * a)
      sums.logarithm += log1p(n[j] * theta)
    }
    let information = means.isAdjusted ? squaresX : nil
    var residualCurvature = 2 * sums.v3ee - 2 * sums.v2e * sums.v2e / weight
    // ln V, then ln A.
    var logSlope = -sums.v2 / weight
    var logCurvature = 2 * sums.v3 / weight - logSlope * logSlope
    var logarithm = log(weight)
    if let information {
      residualCurvature -= 2 * sums.v2ea * sums.v2ea / information
      let slope = -sums.v2aa / information
      logSlope += slope
      logCurvature +=
        (2 * sums.v3aa - 2 * sums.v2a * sums.v2a / weight) / information - slope * slope
      logarithm += log(information)
    }
    let isRestricted = criterion == .reml
    let m = denominator
    let relative = -sums.v2ee / residual
    return Point(
      theta: theta,
      value: sums.logarithm + m * (1 + log(2 * .pi * residual / m))
        + (isRestricted ? logarithm : 0),
      slope: weight + m * relative + (isRestricted ? logSlope : 0),
      curvature: -sums.v2 + m * (residualCurvature / residual - relative * relative)
        + (isRestricted ? logCurvature : 0),
      weight: weight, meanX: meanX, meanY: meanY, information: information,
      coefficient: coefficient, residual: residual, residualSlope: -sums.v2ee,
      residualCurvature: residualCurvature, logSlope: logSlope, logCurvature: logCurvature)
  }

  /// Sums over services of powers of v times a and e, named by what is in them.
  private struct Sums {
    var logarithm = 0.0
    var v2 = 0.0, v2a = 0.0, v2aa = 0.0, v2e = 0.0, v2ea = 0.0, v2ee = 0.0
    var v3 = 0.0, v3aa = 0.0, v3ee = 0.0

    mutating func add(_ v: Double, _ a: Double, _ e: Double) {
      let square = v * v
      v2 += square
      v2a += square * a
      v2aa += square * a * a
      v2e += square * e
      v2ea += square * e * a
      v2ee += square * e * e
      v3 += square * v
      v3aa += square * v * a * a
      v3ee += square * v * e * e
    }
  }
}
