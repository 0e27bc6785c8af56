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

  /// Yuan and Bentler's test and White's errors of a fit; Satorra and Bentler's are had of ``CompleteRows``.
  ///
  /// - Parameters:
  ///   - fit: the fit.
  ///   - rows: the answers it was fitted to, by group.
  /// - Returns: the test and the errors.
  /// - Throws: `Withheld` where the model is not identified, or there are too few people for fourth moments.
  public static func estimate(
    _ fit: ConfirmatoryFit, rows: [[[Double?]]]
  ) throws(Withheld) -> RobustFit {
    precondition(rows.count == fit.model.groups, "\(rows.count) of \(fit.model.groups) groups")
    let moments = fit.moments
    guard let unrestricted = UnrestrictedMoments(moments) else { throw tooFew }
    let (free, values) = Self.unrestricted(fit.model, unrestricted)
    let (apart, apartValues) = Self.baseline(fit.model, moments)
    let whole = try Sandwich(free, moments, values, rows)
    let model = try Sandwich(fit.model, moments, fit.values, rows)
    let baseline = try Sandwich(apart, moments, apartValues, rows)
    return try scaled(
      fit, method: .yuanBentler,
      scale: { df in (whole.trace - model.trace) / df },
      baselineScale: fit.fit.baselineDegreesOfFreedom > 0
        ? (whole.trace - baseline.trace) / Double(fit.fit.baselineDegreesOfFreedom) : 1,
      covariance: model.covariance)
  }

  /// What follows from c, which is asked for where there are degrees of freedom, and from the baseline's.
  static func scaled(
    _ fit: ConfirmatoryFit, method: Method, scale: (Double) -> Double, baselineScale: Double,
    covariance: Matrix
  ) throws(Withheld) -> RobustFit {
    let df = fit.fit.degreesOfFreedom
    let own = df > 0 ? scale(Double(df)) : nil
    if let own, own <= 0 { throw tooFew }
    guard baselineScale > 0 else { throw tooFew }
    let indices = ScaledIndices(
      chiSquared: fit.fit.chiSquared / (own ?? 1), degreesOfFreedom: df,
      baseline: fit.fit.baselineChiSquared / baselineScale,
      baselineDegreesOfFreedom: fit.fit.baselineDegreesOfFreedom, groups: fit.model.groups,
      n: fit.moments.n)
    return RobustFit(
      method: method, chiSquared: indices.chiSquared, degreesOfFreedom: df, p: indices.p,
      scale: own, baselineScale: baselineScale, cfi: indices.cfi, tli: indices.tli,
      rmsea: indices.rmsea,
      standardErrors: covariance.diagonal.map { max(0, $0).squareRoot() })
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

  /// H⁻¹, H⁻¹ J H⁻¹ and tr(H⁻¹ J) of a model, H observed.
  struct Sandwich {
    let inverse: Matrix
    let covariance: Matrix
    let trace: Double

    init(
      _ model: ConfirmatoryModel, _ moments: AnswerMoments, _ x: [Double], _ rows: [[[Double?]]]
    ) throws(Withheld) {
      let likelihood = NormalLikelihood(model, moments)
      guard let point = likelihood.derivatives(x, likelihood.parameters),
        let inverse = Uncertainty(point.derivatives.observed).covariance,
        let squares = CasewiseScores(likelihood, at: x, rows: rows)?.squares
      else { throw RobustFit.tooFew }
      self.inverse = inverse
      covariance = inverse * squares * inverse
      trace = inverse.dotTransposed(squares)
    }
  }
}
