import Distributions
public import Results

/// A model fitted with more and more held the same in every group or on every occasion, and what each step
/// costs.
///
///     Δχ² = χ²(more held) − χ²(less held),   Δdf likewise
///
/// The tests are those of normal answers; for answers to few categories there is ``ScaledLadder``.
///
/// ### Source
/// Meredith (1993), as in `ConfirmatoryModel.invariant`. Steiger, J. H., Shapiro, A., & Browne, M. W. (1985). On the
/// multivariate asymptotic distribution of sequential chi-square statistics. *Psychometrika, 50*(3), 253–263
/// (the test of a step).
///
/// ### Agrees with
/// R `lavaan::lavTestLRT`.
public struct InvarianceLadder: Sendable, Hashable, Codable {
  /// A level with its fit and what it cost.
  public struct Step: Sendable, Hashable, Codable {
    /// What is held the same.
    public let level: ConfirmatoryModel.Invariance
    /// The fit.
    public let fit: ConfirmatoryFit
    /// The step from the level before; nil for the first.
    public let change: Change?
  }

  /// What a step costs.
  public struct Change: Sendable, Hashable, Codable {
    /// Δχ², 0 or more.
    public let chiSquared: Double
    /// Δdf.
    public let degreesOfFreedom: Int
    /// Probability of a larger Δχ² were the same what is held the same; nil for no degrees of freedom.
    public let p: Double?
    /// ΔCFI: below 0 where the fit is worse.
    public let cfi: Double
    /// ΔRMSEA: above 0 where the fit is worse; nil where either has none.
    public let rmsea: Double?
    /// ΔSRMR: above 0 where the fit is worse.
    public let srmr: Double

    /// What it costs to hold `held` rather than `loose`.
    public init(from loose: FitIndices, to held: FitIndices) {
      let df = held.degreesOfFreedom - loose.degreesOfFreedom
      chiSquared = max(0, held.chiSquared - loose.chiSquared)
      degreesOfFreedom = df
      p = df > 0 ? ChiSquared(degreesOfFreedom: Double(df)).upperTail(chiSquared) : nil
      cfi = held.cfi - loose.cfi
      rmsea = held.rmsea.flatMap { after in loose.rmsea.map { after.value - $0.value } }
      srmr = held.srmr - loose.srmr
    }
  }

  /// The steps, from the least held to the most.
  public let steps: [Step]

  /// Fits a model at every level up to `highest`.
  ///
  /// - Parameters:
  ///   - moments: of the items of all groups, or of one group on all occasions.
  ///   - highest: where to stop. The default is strict.
  ///   - model: the model of a level.
  /// - Returns: the ladder.
  /// - Throws: what fitting throws.
  public static func climb(
    _ moments: AnswerMoments, upTo highest: ConfirmatoryModel.Invariance = .strict,
    _ model: (ConfirmatoryModel.Invariance) -> ConfirmatoryModel
  ) throws(Withheld) -> InvarianceLadder {
    var steps: [Step] = []
    for level in ConfirmatoryModel.Invariance.allCases where level.rawValue <= highest.rawValue {
      let fit = try ConfirmatoryFit.estimate(model(level), moments)
      let change = steps.last.map { Change(from: $0.fit.fit, to: fit.fit) }
      steps.append(Step(level: level, fit: fit, change: change))
    }
    return InvarianceLadder(steps: steps)
  }
}
