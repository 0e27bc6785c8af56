import Distributions
import LinearAlgebra
public import Results

/// Whether something about services goes with how they do.
///
///     y_j = x_j β + u_j + e_j,      β̂ = (XᵀWX)⁻¹ XᵀWy
///     R² = max(0, (τ²₀ − τ²) / τ²₀),      τ²₀ without the moderators, by the same method
///
/// What goes together need not cause each other, and what holds between services need not hold for people.
///
/// ### Source
/// Thompson, S. G., & Higgins, J. P. T. (2002). How should meta-regression analyses be undertaken and
/// interpreted? *Statistics in Medicine, 21*(11), 1559–1573. <https://doi.org/10.1002/sim.1187>
/// Raudenbush, S. W. (2009), in *The handbook of research synthesis and meta-analysis* (R²).
///
/// ### Agrees with
/// R `metafor::rma.uni` with `mods`.
public struct MetaRegression: Sendable, Hashable {
  /// The test that no moderator matters.
  public struct Omnibus: Sendable, Hashable {
    /// χ² for the normal test, F for the others.
    public let statistic: Double
    /// Moderators.
    public let degreesOfFreedom: Int
    /// Those of F's denominator; nil for χ².
    public let denominator: Double?
    /// The probability of a statistic at least as large were there nothing.
    public let pValue: Double
  }

  /// The intercept and the moderators, with their tests.
  public let terms: [TermEstimate]
  /// τ² that the moderators leave, with its Q-profile interval.
  public let between: Estimate
  /// τ² without moderators.
  public let betweenAlone: Double
  /// R², in [0, 1]; nil where there is nothing to explain.
  public let rSquared: Double?
  /// I² of what is left.
  public let iSquared: Double
  /// Q of what is left, at τ² = 0.
  public let q: Double
  /// Its degrees of freedom: k − p.
  public let qDegreesOfFreedom: Int
  /// Its probability were nothing left.
  public let qPValue: Double
  /// The test of all moderators together; nil without an error to test by.
  public let omnibus: Omnibus?
  /// Each service drawn towards what its moderators let expect.
  public let services: [ShrunkenEstimate]
  /// How it was done.
  public let options: PoolingOptions
  /// What to know about the answer.
  public let notes: [Note]

  /// Regresses services on their moderators.
  ///
  /// - Parameters:
  ///   - sample: three or more services with one moderator or more.
  ///   - options: how.
  /// - Throws: `Withheld` for too few services or unusable numbers.
  public init(
    _ sample: EffectSample, options: PoolingOptions = PoolingOptions()
  ) throws(Withheld) {
    precondition(sample.terms.count > 1, "a sample without moderators")
    let fit = try RandomEffectsFit(sample, options)
    terms = sample.terms.indices.map(fit.term)
    between = fit.between
    betweenAlone = try options.between.estimate(sample.withoutModerators).value
    rSquared =
      betweenAlone > 0 ? max(0, (betweenAlone - fit.between.value) / betweenAlone) : nil
    iSquared = fit.iSquared
    q = fit.q
    qDegreesOfFreedom = sample.degreesOfFreedom
    qPValue = fit.qPValue
    omnibus = Self.omnibus(fit)
    services = ShrunkenEstimate.all(fit)
    self.options = options
    let moderators = sample.terms.count - 1
    notes =
      fit.notes
      + (sample.count < 10 * moderators
        ? [
          Note(
            "pooling.few-services-per-moderator",
            "There are fewer than ten services for each moderator, so one of them may fit by luck.")
        ] : [])
  }

  /// bᵀ V⁻¹ b over the moderators, as χ², or divided by their number as F.
  private static func omnibus(_ fit: RandomEffectsFit) -> Omnibus? {
    let p = fit.sample.terms.count
    let b = Array(fit.fit.coefficients[1..<p])
    guard fit.scale > 0, let cholesky = try? Cholesky(fit.covariance.block(1..<p, 1..<p)) else {
      return nil
    }
    let form = zip(b, cholesky.solve(b)).reduce(0) { $0 + $1.0 * $1.1 } / fit.scale
    guard let df = fit.testDegreesOfFreedom else {
      return Omnibus(
        statistic: form, degreesOfFreedom: p - 1, denominator: nil,
        pValue: ChiSquared(degreesOfFreedom: Double(p - 1)).upperTail(form))
    }
    let f = form / Double(p - 1)
    return Omnibus(
      statistic: f, degreesOfFreedom: p - 1, denominator: df,
      pValue: FisherF(numerator: Double(p - 1), denominator: df).upperTail(f))
  }
}
