public import LinearAlgebra
import Optimization
public import Results

/// A factor model of the normal variables beneath ordered answers, by diagonally weighted least squares.
///
///     F(θ) = Σ_{i<j} (r_ij − ρ_ij(θ))² / γ_ij,     ρ(θ) = off the diagonal of Λ Φ Λᵀ + Θ
///     χ²   = (N − 1) · F
///
/// with r the polychoric correlations, γ / (N − 1) their variances, and every variable of variance 1: what is left of an item
/// is 1 less what the factors explain. The test is scaled and shifted to the mean and variance of a χ²,
///
///     T = a χ² + df − a tr(UΓ),   a = √(df / tr[(UΓ)²]),   U = W − WΔ(ΔᵀWΔ)⁻¹ΔᵀW
///
/// and the errors are those of the sandwich (ΔᵀWΔ)⁻¹ ΔᵀWΓWΔ (ΔᵀWΔ)⁻¹ / (N − 1).
///
/// ### Source
/// Muthén, B., du Toit, S. H. C., & Spisic, D. (1997). *Robust inference using weighted least squares and quadratic
/// estimating equations in latent variable modeling with categorical and continuous outcomes*. Asparouhov, T., &
/// Muthén, B. (2010). *Simple second order chi-square correction* (scaled and shifted).
///
/// ### Agrees with
/// R `lavaan::cfa(ordered = TRUE, estimator = "WLSMV")`.
public struct OrdinalFit: Sendable, Hashable, Codable {
  /// A χ² with what follows from it.
  public struct Test: Sendable, Hashable, Codable {
    /// χ².
    public let chiSquared: Double
    /// Its degrees of freedom.
    public let degreesOfFreedom: Int
    /// Probability of a larger one; nil for no degrees of freedom, and where it is not that of a χ².
    public let p: Double?
    /// CFI.
    public let cfi: Double
    /// TLI; nil as for `FitIndices`.
    public let tli: Double?
    /// RMSEA with its 90 % interval; nil for no degrees of freedom.
    public let rmsea: Estimate?

    init(_ indices: ScaledIndices, _ degreesOfFreedom: Int, isScaled: Bool) {
      chiSquared = indices.chiSquared
      self.degreesOfFreedom = degreesOfFreedom
      p = isScaled ? indices.p : nil
      cfi = indices.cfi
      tli = indices.tli
      rmsea = indices.rmsea
    }
  }

  /// The model.
  public let model: ConfirmatoryModel
  /// What it was fitted to.
  public let answers: OrdinalAnswers
  /// The numbers found: loadings, factor covariances and covariances of residuals.
  public let parameters: [ConfirmatoryFit.Parameter]
  /// The test as it is, which is not that of a χ².
  public let unscaled: Test
  /// The test scaled and shifted.
  public let scaled: Test
  /// a; nil for no degrees of freedom.
  public let scale: Double?
  /// Root of the mean squared residual correlation, an item's with itself (0) counted in, as in `FitIndices`.
  public let srmr: Double
  /// What to know before believing it; empty is well.
  public let verdicts: [ConfirmatoryFit.Verdict]
  /// How the search ended.
  public let convergence: Convergence

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - model: of one group, without means.
  ///   - answers: of the same items.
  /// - Returns: the fit, with verdicts where it is not to be believed.
  /// - Throws: `Withheld` where the model has more numbers than there are correlations, or they cannot be told
  ///   apart.
  public static func estimate(
    _ model: ConfirmatoryModel, _ answers: OrdinalAnswers
  ) throws(Withheld) -> OrdinalFit {
    precondition(model.groups == 1 && !model.hasMeans, "a model of one group without means")
    precondition(model.items == answers.k, "a model of \(model.items) items for \(answers.k)")
    let squares = OrdinalSquares(model, answers)
    let df = squares.correlations.count - squares.parameters.count
    guard df >= 0 else {
      throw Withheld(
        "confirmatory.too-few-items", "The model asks for more numbers than the items can tell.",
        help: "Give each factor three items or more, or correlate fewer residuals.")
    }
    guard let minimum = squares.minimum, let spread = squares.spread(minimum.parameters) else {
      throw Withheld(
        "confirmatory.not-identified", "Some numbers of the model cannot be told apart.",
        help: "Give each factor three items or more, or let factors correlate.")
    }
    // One less than there are people, as lavaan counts them for least squares.
    let n = Double(answers.n - 1)
    let chiSquared = n * minimum.value
    let baseline = n * squares.value(residuals: squares.correlations)
    let baselineDf = squares.correlations.count
    func test(_ chi: Double, _ baseline: Double, isScaled: Bool) -> Test {
      Test(
        ScaledIndices(
          chiSquared: chi, degreesOfFreedom: df, baseline: baseline,
          baselineDegreesOfFreedom: baselineDf, groups: 1, n: answers.n - 1), df,
        isScaled: isScaled)
    }
    let own = OrdinalShift(trace: spread.trace, squared: spread.squaredTrace, df: df)
    let apart = squares.baselineSpread
    let other = OrdinalShift(trace: apart.trace, squared: apart.squaredTrace, df: baselineDf)
    let residuals = squares.residuals(minimum.parameters)
    return OrdinalFit(
      model: model, answers: answers,
      parameters: squares.parameters.indices.map { a in
        ConfirmatoryFit.Parameter(
          places: squares.parameters[a],
          estimate: Estimate(
            value: minimum.parameters[a],
            standardError: (max(0, spread.covariance[a, a]) / n).squareRoot()))
      },
      unscaled: test(chiSquared, baseline, isScaled: false),
      scaled: test(own.applied(chiSquared), other.applied(baseline), isScaled: true),
      scale: df > 0 ? own.scale : nil,
      srmr: (residuals.reduce(0) { $0 + $1 * $1 } / Double(residuals.count + answers.k))
        .squareRoot(),
      verdicts: squares.verdicts(minimum), convergence: minimum.convergence)
  }

  /// The matrices at the numbers found, with what is left of each item on the diagonal of Θ.
  var matrices: ModelMatrices {
    OrdinalSquares(model, answers).matrices(parameters.map(\.estimate.value))
  }

  /// The number in a place: found, fixed, or 0 where the model does not mention it; what is left of an item is
  /// 1 less what the factors explain.
  public func value(_ place: ModelPlace) -> Double { matrices[place] }

  /// The correlations that the model implies beneath the answers.
  public var impliedCorrelations: Matrix { matrices.covariance }
}
