import Distributions
public import Results

/// Ways to estimate τ², the variance between services beyond the error of their estimates.
///
/// With weights w_j = 1/(v_j + τ²), Q(τ²) = Σ w_j (y_j − μ̂)², k services and p coefficients (1
/// without moderators), and Q without an argument at τ² = 0:
///
/// | | solves, or is |
/// |---|---|
/// | DL, HE, DL2, CA2 | (Q_a − tr(P_a V)) / tr(P_a), the method of moments with weights a_j |
/// | HS, HSk | (Q − k) / Σ 1/v_j, and with Q k/(k − p) in the place of Q |
/// | SJ | τ₀² Q(τ₀²) / (k − p), with τ₀² = Σ (y_j − ȳ)² / k |
/// | PM, EB, PMM | Q(τ²) = k − p, and = the median of χ² with k − p degrees of freedom |
/// | ML, REML | the highest point of the (restricted) likelihood over τ² ≥ 0 |
///
/// An estimate below zero is reported as zero. Methods differ most where services are few.
///
/// ### Source
/// Veroniki, A. A., et al. (2016). Methods to estimate the between-study variance and its uncertainty
/// in meta-analysis. *Research Synthesis Methods, 7*(1), 55–79. <https://doi.org/10.1002/jrsm.1164>
///
/// ### Agrees with
/// R `metafor::rma.uni` for every method.
public enum BetweenVariance: String, Sendable, Hashable, CaseIterable {
  /// None: services are taken to differ by error only.
  case equalEffects = "EE"
  /// DerSimonian and Laird 1986: moments, a_j = 1/v_j. <https://doi.org/10.1016/0197-2456(86)90046-2>
  case derSimonianLaird = "DL"
  /// Hedges and Olkin 1985, also Cochran's: moments, a_j = 1.
  case hedges = "HE"
  /// DerSimonian and Kacker 2007: moments, a_j = 1/(v_j + τ²_DL).
  /// <https://doi.org/10.1016/j.cct.2006.04.004>
  case twoStepDerSimonianLaird = "DL2"
  /// The same, with a_j = 1/(v_j + τ²_HE).
  case twoStepHedges = "CA2"
  /// Hunter and Schmidt 1990; too small where services are few.
  case hunterSchmidt = "HS"
  /// Hunter and Schmidt with the correction k/(k − p).
  case hunterSchmidtCorrected = "HSk"
  /// Sidik and Jonkman 2005; never zero, and too large where errors are as large as differences.
  /// <https://doi.org/10.1111/j.1467-9876.2005.00489.x>
  case sidikJonkman = "SJ"
  /// Paule and Mandel 1982. <https://doi.org/10.6028/jres.087.022>
  case pauleMandel = "PM"
  /// Morris 1983, empirical Bayes: at convergence the same number as Paule and Mandel's.
  case empiricalBayes = "EB"
  /// Paule and Mandel's equation with the median of χ² in the place of its mean.
  case medianPauleMandel = "PMM"
  /// Maximum likelihood: too small where services are few.
  case maximumLikelihood = "ML"
  /// Restricted maximum likelihood.
  case restrictedMaximumLikelihood = "REML"

  /// τ² with its standard error.
  ///
  /// The standard error is that of the quadratic form for the methods of moments, HS and SJ, and comes
  /// from the expected information for ML and REML; τ² is far from normal, so an interval is better
  /// taken from the Q profile. PM, EB and PMM have none here.
  ///
  /// - Parameter sample: two or more services.
  /// - Returns: τ² in squared units of the estimates, 0 or above, with no interval.
  /// - Throws: `Withheld` where the numbers are too large or too unlike to compute with.
  public func estimate(_ sample: EffectSample) throws(Withheld) -> Estimate {
    let result =
      switch self {
      case .equalEffects: Estimate(value: 0)
      case .derSimonianLaird, .hedges, .twoStepDerSimonianLaird, .twoStepHedges:
        try moments(sample)
      case .hunterSchmidt: try sample.hunterSchmidt(factor: 1)
      case .hunterSchmidtCorrected:
        try sample.hunterSchmidt(
          factor: Double(sample.count) / Double(sample.degreesOfFreedom))
      case .sidikJonkman: try sample.sidikJonkman()
      case .pauleMandel, .empiricalBayes:
        Estimate(value: try sample.tauSquared(whereQIs: Double(sample.degreesOfFreedom)))
      case .medianPauleMandel:
        Estimate(value: try sample.tauSquared(whereQIs: sample.chiSquared.quantile(0.5)))
      case .maximumLikelihood: try LikelihoodSearch(sample, restricted: false).run()
      case .restrictedMaximumLikelihood: try LikelihoodSearch(sample, restricted: true).run()
      }
    guard result.value.isFinite, result.standardError.map(\.isFinite) ?? true else {
      throw EffectSample.notComputable
    }
    return result
  }

  /// τ² of some estimates.
  ///
  /// - Parameters:
  ///   - estimates: one per service.
  ///   - variances: of their errors, as many.
  /// - Returns: as `estimate(_:)` of their sample.
  /// - Throws: `Withheld` for fewer than two services or unusable numbers.
  public func estimate(
    _ estimates: [Double], variances: [Double]
  ) throws(Withheld) -> Estimate {
    try estimate(try EffectSample(estimates, variances: variances))
  }

  private func moments(_ sample: EffectSample) throws(Withheld) -> Estimate {
    let weights =
      switch self {
      case .hedges: Array(repeating: 1.0, count: sample.count)
      case .twoStepDerSimonianLaird:
        sample.weights(try BetweenVariance.derSimonianLaird.estimate(sample).value)
      case .twoStepHedges: sample.weights(try BetweenVariance.hedges.estimate(sample).value)
      default: sample.weights(0)
      }
    return try sample.moments(weights: weights)
  }
}
