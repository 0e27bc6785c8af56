/// Between which limits a ratio of observed to expected lies when a service does not differ.
///
/// The five are drawn side by side in the field as "95 % Poisson limits", and are not the same: with
/// E = 5 the upper one lies between 1.88 and 2.40. θ is the target, E the expected count, α half of
/// what lies outside.
public enum RatioLimits: String, Sendable, Hashable, CaseIterable {
  /// χ²⁻¹(α; 2E) / 2E and χ²⁻¹(1 − α; 2E + 2) / 2E: the exact interval of a count of E, as though E had
  /// been observed. Both ends lie higher than those of the others. FunnelPlotR's.
  case chiSquaredAroundExpected = "chi-squared-around-expected"
  /// (r − a) / E with r the quantile of the Poisson distribution and
  /// a = (F(r) − p) / (F(r) − F(r − 1)), at p = α and p = 1 − α. As published; a count of r is outside
  /// above although it is rarer than α only by interpolation.
  ///
  /// Spiegelhalter, D. J. (2005). *Statistics in Medicine, 24*(8), 1185–1202, A.1.1.
  /// <https://doi.org/10.1002/sim.1970>
  case exactInterpolated = "exact-interpolated"
  /// The O / E at which the exact (Garwood) interval of O just reaches E: outside if and only if that
  /// interval leaves E out. The default; public health in England draws these.
  case exactInverted = "exact-inverted"
  /// θ exp(± z / √(θE)). NHS England draws these, widened, for its hospital mortality indicator.
  case log
  /// (√θ ± z / (2√E))², 0 where the bracket is below 0. The Care Quality Commission's, squared back.
  case squareRoot = "square-root"

  /// What is drawn, in words for the foot of a chart.
  public var label: String {
    switch self {
    case .chiSquaredAroundExpected: "the exact interval of a count equal to the expected one"
    case .exactInterpolated: "exact Poisson limits, interpolated between counts"
    case .exactInverted:
      "exact Poisson limits: where the interval of the count reaches the expected"
    case .log: "normal limits on the logarithm of the ratio"
    case .squareRoot: "normal limits on the square root of the ratio"
    }
  }
}

/// The scale on which ratios are compared, for z and where limits are widened.
public enum RatioScale: String, Sendable, Hashable, CaseIterable {
  /// log(O/E): it has no place for an O of zero.
  case log
  /// √(O/E).
  case squareRoot = "square-root"
}

/// Between which limits a share lies when a service does not differ: θ the target, n its people.
public enum ProportionLimits: String, Sendable, Hashable, CaseIterable {
  /// sin²(asin √θ ± z / (2√n)).
  case arcsine
  /// (r − a) / n below, with r the quantile of the binomial distribution and
  /// a = (F(r) − p) / (F(r) − F(r − 1)) at p = α; above the same, counting those who did not. A service
  /// is outside if and only if its count, or one farther out, has a chance of less than α. The default.
  ///
  /// Spiegelhalter, D. J. (2005). *Statistics in Medicine, 24*(8), 1185–1202, A.1.1.
  /// <https://doi.org/10.1002/sim.1970>
  case exactInterpolated = "exact-interpolated"
  /// θ ± z √(θ (1 − θ) / n), within 0 to 1: where Wilson's interval of the share reaches θ.
  case normal

  /// What is drawn, in words for the foot of a chart.
  public var label: String {
    switch self {
    case .arcsine: "normal limits on the arcsine of the root of the share"
    case .exactInterpolated: "exact binomial limits, interpolated between counts"
    case .normal: "normal limits: where Wilson's interval of the share reaches the target"
    }
  }
}

/// Between which limits a mean lies when a service does not differ.
public enum MeanLimits: Sendable, Hashable {
  /// target ± z σ / √n, with one σ for all: the one given, or √(Σ (n_j − 1) s_j² / Σ (n_j − 1)).
  case knownDeviation(Double? = nil)
  /// target ± t s_j / √n_j with n_j − 1 degrees of freedom: each service by its own spread.
  case ownDeviation

  /// What is drawn, in words for the foot of a chart.
  public var label: String {
    switch self {
    case .knownDeviation(nil): "normal limits with the spread within all services"
    case .knownDeviation: "normal limits with a stated spread"
    case .ownDeviation: "Student's t limits with each service's own spread"
    }
  }
}

/// What a funnel of counts compares.
public enum CountMeasure: Sendable, Hashable {
  /// People who did, of all: numerator / denominator, both people.
  case proportion(ProportionLimits = .exactInterpolated)
  /// Observed / expected events; the target is 1 unless stated.
  case standardisedRatio(RatioLimits = .exactInverted, scale: RatioScale = .squareRoot)
  /// One count / another, both subject to chance, for example contacts per referral.
  case ratioOfCounts
  /// Events / exposure, times a multiplier.
  case rate(per: Double = 1, RatioLimits = .exactInverted, scale: RatioScale = .squareRoot)
}
