import Distributions
import LinearAlgebra
public import Results

/// A factor model's test and errors for answers that are not normal, as few are.
///
///     Cov(θ̂) = H⁻¹ J H⁻¹,   J = Σ s_i s_iᵀ,   χ²_scaled = χ² / c
///
///     MLR   H observed, s_i about the model,    c = [tr(H₁⁻¹ J₁) − tr(H₀⁻¹ J₀)] / df
///     MLM   H expected, s_i about the sample,   c = tr(UΓ) / df = [tr(VΓ) − tr(H₀⁻¹ J₀)] / df
///
/// with ₀ the model and ₁ no model, s_i the slope of person i's log-likelihood and Γ the fourth moments. Numbers
/// found are those of maximum likelihood. MLR takes missing answers; MLM does not.
///
/// ### Source
/// Satorra, A., & Bentler, P. M. (1994). Corrections to test statistics and standard errors in covariance structure
/// analysis. In A. von Eye & C. C. Clogg (Eds.), *Latent variables analysis* (pp. 399–419). Sage (MLM).
/// Yuan, K.-H., & Bentler, P. M. (2000). Three likelihood-based methods for mean and covariance structure analysis
/// with nonnormal missing data. *Sociological Methodology, 30*(1), 165–200. White, H. (1982). Maximum likelihood
/// estimation of misspecified models. *Econometrica, 50*(1), 1–25.
///
/// ### Agrees with
/// R `lavaan::cfa(estimator = "MLR")` (`yuan.bentler.mplus`) and `estimator = "MLM"`.
public struct RobustFit: Sendable, Hashable, Codable {
  /// Which test and errors.
  public enum Method: String, Sendable, Hashable, Codable {
    /// Yuan and Bentler's test, White's errors: MLR.
    case yuanBentler
    /// Satorra and Bentler's test and errors, for complete answers: MLM.
    case satorraBentler
  }

  /// Which test and errors.
  public let method: Method
  /// χ² over `scale`.
  public let chiSquared: Double
  /// Its degrees of freedom.
  public let degreesOfFreedom: Int
  /// Probability of a larger one were the model true; nil for no degrees of freedom.
  public let p: Double?
  /// c; nil for no degrees of freedom.
  public let scale: Double?
  /// The baseline's c.
  public let baselineScale: Double
  /// CFI of the scaled χ².
  public let cfi: Double
  /// TLI of the scaled χ²; nil as for `FitIndices`.
  public let tli: Double?
  /// RMSEA of the scaled χ² with its 90 % interval, for which the scaled χ² is noncentral with `degreesOfFreedom` (lavaan
  /// 0.6 takes χ² for noncentral with c · df, which is narrower where c is above 1); nil for no degrees of freedom.
  public let rmsea: Estimate?
  /// Standard errors, in the order of the fit's parameters.
  public let standardErrors: [Double]

  /// The robust test and errors of a fit.
  ///
  /// - Parameters:
  ///   - fit: the fit.
  ///   - rows: the answers it was fitted to, by group.
  ///   - method: which; the default is Yuan and Bentler's.
  /// - Returns: the test and the errors.
  /// - Throws: `Withheld` where the model is not identified, or there are too few people for fourth moments.
  public static func estimate(
    _ fit: ConfirmatoryFit, rows: [[[Double?]]], method: Method = .yuanBentler
  ) throws(Withheld) -> RobustFit {
    precondition(rows.count == fit.model.groups, "\(rows.count) of \(fit.model.groups) groups")
    let moments = fit.moments
    precondition(method == .yuanBentler || moments.isComplete, "MLM of incomplete answers")
    guard let unrestricted = UnrestrictedMoments(moments) else { throw tooFew }
    var whole: Double?
    if method == .yuanBentler {
      let (free, values) = Self.unrestricted(fit.model, unrestricted)
      whole = try Sandwich(free, moments, values, rows, method).trace
    }
    let model = try Sandwich(fit.model, moments, fit.values, rows, method)
    let (apart, apartValues) = Self.baseline(fit.model, moments)
    let baseline = try Sandwich(apart, moments, apartValues, rows, method)
    let (df, baselineDf) = (fit.fit.degreesOfFreedom, fit.fit.baselineDegreesOfFreedom)
    let scale = df > 0 ? ((whole ?? model.spread) - model.trace) / Double(df) : nil
    let baselineScale =
      baselineDf > 0 ? ((whole ?? baseline.spread) - baseline.trace) / Double(baselineDf) : 1
    if let scale, scale <= 0 { throw tooFew }
    guard baselineScale > 0 else { throw tooFew }
    let indices = ScaledIndices(
      chiSquared: fit.fit.chiSquared / (scale ?? 1), degreesOfFreedom: df,
      baseline: fit.fit.baselineChiSquared / baselineScale, baselineDegreesOfFreedom: baselineDf,
      groups: fit.model.groups, n: moments.n)
    return RobustFit(
      method: method, chiSquared: indices.chiSquared, degreesOfFreedom: df, p: indices.p,
      scale: scale,
      baselineScale: baselineScale, cfi: indices.cfi, tli: indices.tli, rmsea: indices.rmsea,
      standardErrors: model.covariance.diagonal.map { max(0, $0).squareRoot() })
  }

  /// Whether holding more the same costs more than chance, from two scaled tests.
  ///
  ///     T = (χ²₀ − χ²₁) / c_d,   c_d = (df₀ c₀ − df₁ c₁) / (df₀ − df₁)
  ///
  /// ### Source
  /// Satorra, A., & Bentler, P. M. (2001). A scaled difference chi-square test statistic for moment structure
  /// analysis. *Psychometrika, 66*(4), 507–514.
  ///
  /// - Parameters:
  ///   - loose: the fit that holds less, with its robust test.
  ///   - held: the fit that holds more.
  /// - Returns: the statistic with its degrees of freedom and probability; nil where c_d is not above 0, as it
  ///   may be in small samples.
  public static func difference(
    from loose: (fit: FitIndices, robust: RobustFit), to held: (fit: FitIndices, robust: RobustFit)
  ) -> (statistic: Double, degreesOfFreedom: Int, p: Double)? {
    let df = held.fit.degreesOfFreedom - loose.fit.degreesOfFreedom
    guard df > 0, let above = held.robust.scale else { return nil }
    let below = loose.robust.scale ?? 0
    let scale =
      (Double(held.fit.degreesOfFreedom) * above - Double(loose.fit.degreesOfFreedom) * below)
      / Double(df)
    guard scale > 0 else { return nil }
    let statistic = max(0, held.fit.chiSquared - loose.fit.chiSquared) / scale
    return (statistic, df, ChiSquared(degreesOfFreedom: Double(df)).upperTail(statistic))
  }

  static let tooFew = Withheld(
    "confirmatory.too-few-for-robust",
    "There are too few people to see how far their answers are from normal ones.",
    help: "Collect more people, or use the test and errors of normal answers.")

  /// The model that fixes nothing, with its numbers.
  static func unrestricted(
    _ model: ConfirmatoryModel, _ moments: UnrestrictedMoments
  ) -> (ConfirmatoryModel, [Double]) {
    var free = ConfirmatoryModel(
      items: model.items, factors: [], groups: model.groups, hasMeans: model.hasMeans)
    for one in 0..<model.items {
      for other in 0..<one { free.correlateResiduals(one, other) }
    }
    let values = free.parameters.map { places in
      let place = places[0]
      return place.kind == .intercept
        ? moments.means[place.group][place.row]
        : moments.covariances[place.group][place.row, place.column]
    }
    return (free, values)
  }

  /// The model in which no two items go together, with its numbers.
  static func baseline(
    _ model: ConfirmatoryModel, _ moments: AnswerMoments
  ) -> (ConfirmatoryModel, [Double]) {
    let apart = ConfirmatoryModel(
      items: model.items, factors: [], groups: model.groups, hasMeans: model.hasMeans)
    let singles = (0..<model.groups).map { moments.singles(group: $0) }
    let values = apart.parameters.map { places in
      let single = singles[places[0].group][places[0].row]
      return (places[0].kind == .intercept ? single?.mean : single?.variance) ?? 0
    }
    return (apart, values)
  }

  /// H⁻¹, H⁻¹ J H⁻¹ and tr(H⁻¹ J) of a model.
  struct Sandwich {
    let inverse: Matrix
    let covariance: Matrix
    let trace: Double
    /// tr(VΓ) about the sample.
    let spread: Double

    init(
      _ model: ConfirmatoryModel, _ moments: AnswerMoments, _ x: [Double], _ rows: [[[Double?]]],
      _ method: Method
    ) throws(Withheld) {
      let likelihood = NormalLikelihood(model, moments)
      guard let point = likelihood.derivatives(x, likelihood.parameters),
        let inverse = Uncertainty(
          method == .yuanBentler ? point.derivatives.observed : point.derivatives.expected
        ).covariance,
        let scores = CasewiseScores(
          likelihood, at: x, rows: rows, about: method == .yuanBentler ? .model : .sample)
      else { throw RobustFit.tooFew }
      self.inverse = inverse
      covariance = inverse * scores.squares * inverse
      trace = inverse.dotTransposed(scores.squares)
      spread = scores.spread
    }
  }
}
