import Distributions
public import Results

/// A mean over people of several services, with an interval that counts that people of one service
/// resemble each other.
///
/// With N people, n_g of them in service g, w_g = n_g/N and e_g the sum of that service's differences
/// from the mean ȳ of all:
///
///     V  = Σ_g e_g² / (1 − w_g) / N²                      (the CR2 estimator of a mean)
///     ν  = N² / Σ_gh P_gh²,   P_gh = (n_g [g = h] − n_g n_h / N) / √((1 − w_g)(1 − w_h))
///     ȳ ± t(ν) · √V
///
/// V is unbiased, and ν exact, where people are in truth alike within services; where they are not, the
/// interval still holds approximately, and unequal services cost degrees of freedom.
///
/// ### Source
/// Bell, R. M., & McCaffrey, D. F. (2002). Bias reduction in standard errors for linear regression
/// with multi-stage samples. *Survey Methodology*, 28(2), 169–181. Its form for one mean is ours.
///
/// ### Agrees with
/// R `clubSandwich::coef_test(lm(y ~ 1), vcov = "CR2", cluster = g, test = "Satterthwaite")`.
public struct ClusteredMean: Sendable, Hashable {
  /// The mean with standard error and interval.
  public let mean: Estimate
  /// ν.
  public let degreesOfFreedom: Double
  /// Services.
  public let services: Int
  /// People.
  public let n: Int
  /// V over the variance of the mean of unrelated people; nil where nobody differs.
  public let designEffect: Double?

  /// The mean of the people of several services.
  ///
  /// - Parameters:
  ///   - groups: a list of values per service; empty ones are left out.
  ///   - level: coverage. The default is 0.95.
  /// - Throws: `Withheld` for fewer than two services with a value.
  public init(_ groups: [[Double]], level: Double = 0.95) throws(Withheld) {
    precondition(level > 0 && level < 1, "level \(level)")
    let groups = groups.filter { !$0.isEmpty }
    guard groups.count >= 2, let moments = SampleMoments(Array(groups.joined())) else {
      throw Withheld(
        "services.too-few", "An interval over services needs at least two of them.",
        help: "With one service, take the interval over its people.")
    }
    let total = Double(moments.n)
    var variance = 0.0
    for group in groups {
      let difference = group.reduce(0) { $0 + ($1 - moments.mean) }
      variance += difference * difference / (1 - Double(group.count) / total)
    }
    variance /= total * total
    let degreesOfFreedom = Self.degreesOfFreedom(groups.map { Double($0.count) }, total)
    let error = variance.squareRoot()
    let reach = StudentT(degreesOfFreedom: degreesOfFreedom).quantile((1 + level) / 2) * error
    mean = Estimate(
      value: moments.mean, standardError: error,
      interval: ConfidenceInterval(
        lower: moments.mean - reach, upper: moments.mean + reach, level: level,
        method: "cr2-satterthwaite"))
    self.degreesOfFreedom = degreesOfFreedom
    services = groups.count
    n = moments.n
    let unrelated = moments.standardError.map { $0 * $0 } ?? 0
    designEffect = unrelated > 0 ? variance / unrelated : nil
  }

  // Σ_gh P_gh² without its G² terms: with a_g = n_g²/(1 − w_g) and P_gh² = a_g a_h / N² off the
  // diagonal, and P_gg = n_g.
  private static func degreesOfFreedom(_ sizes: [Double], _ total: Double) -> Double {
    let parts = sizes.map { $0 * $0 / (1 - $0 / total) }
    let sum = parts.reduce(0, +)
    let squares = parts.reduce(0) { $0 + $1 * $1 }
    let diagonal = sizes.reduce(0) { $0 + $1 * $1 }
    return total * total / (diagonal + max(0, sum * sum - squares) / (total * total))
  }
}
