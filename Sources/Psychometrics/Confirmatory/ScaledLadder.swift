public import Results

/// A ladder of models with more and more held the same, tested as answers to few categories need: each level by
/// Satorra and Bentler's scaled test, each step by their scaled difference.
///
/// It ends where a level cannot be had, with the reason; a level whose numbers are those of nobody keeps its verdicts
/// and the ladder goes on.
///
/// ### Source
/// Meredith (1993), as in `ConfirmatoryModel.invariant`; Satorra and Bentler (1994, 2001, 2010), as in `RobustFit` and
/// `ScaledDifference`.
///
/// ### Agrees with
/// R `lavaan::cfa(group = , group.equal = , estimator = "MLM")` and `lavaan::lavTestLRT`.
public struct ScaledLadder: Sendable, Hashable, Codable {
  /// A level with its fit, its scaled test and what it cost.
  public struct Step: Sendable, Hashable, Codable {
    /// What is held the same.
    public let level: ConfirmatoryModel.Invariance
    /// The fit, with verdicts where it is not to be believed.
    public let fit: ConfirmatoryFit
    /// Its scaled test, indices and errors.
    public let robust: RobustFit
    /// The step from the level before; nil for the first.
    public let change: Change?
  }

  /// What a step costs.
  public struct Change: Sendable, Hashable, Codable {
    /// The scaled test; nil where nothing more is held or no scale could be had.
    public let difference: ScaledDifference?
    /// Δ of the scaled CFI: below 0 where the fit is worse.
    public let cfi: Double
    /// Δ of the scaled RMSEA: above 0 where the fit is worse; nil where either has none.
    public let rmsea: Double?
    /// ΔSRMR: above 0 where the fit is worse.
    public let srmr: Double

    /// What it costs to hold `held` rather than `loose`.
    public init(
      from loose: (fit: ConfirmatoryFit, robust: RobustFit),
      to held: (fit: ConfirmatoryFit, robust: RobustFit), _ rows: CompleteRows
    ) {
      difference = ScaledDifference.of(from: loose, to: held, rows)
      cfi = held.robust.cfi - loose.robust.cfi
      rmsea = held.robust.rmsea.flatMap { after in
        loose.robust.rmsea.map { after.value - $0.value }
      }
      srmr = held.fit.fit.srmr - loose.fit.fit.srmr
    }
  }

  /// Where a ladder ended before its top.
  public struct End: Sendable, Hashable, Codable {
    /// The level that could not be had.
    public let level: ConfirmatoryModel.Invariance
    /// Why.
    public let reason: Withheld
  }

  /// The steps, from the least held to the most.
  public let steps: [Step]
  /// Where and why it ended before the level asked for; nil where it did not.
  public let ended: End?

  /// Fits and tests a model at every level up to `highest`.
  ///
  /// - Parameters:
  ///   - rows: of the items of all groups, or of one group on all occasions.
  ///   - highest: where to stop. The default is strict.
  ///   - model: the model of a level, with means.
  /// - Returns: the ladder, of one step at least.
  /// - Throws: `Withheld` where a group has no more people than items, an item is answered alike by all of a group, or
  ///   the first level cannot be had.
  public static func climb(
    _ rows: CompleteRows, upTo highest: ConfirmatoryModel.Invariance = .strict,
    _ model: (ConfirmatoryModel.Invariance) -> ConfirmatoryModel
  ) throws(Withheld) -> ScaledLadder {
    if let shortage = rows.shortage { throw shortage }
    let baseline = try RobustFit.baselineScale(rows, hasMeans: true)
    var steps: [Step] = []
    for level in ConfirmatoryModel.Invariance.allCases where level.rawValue <= highest.rawValue {
      do throws(Withheld) {
        let (fit, robust) = try Self.fit(model(level), rows, baseline)
        let change = steps.last.map {
          Change(from: ($0.fit, $0.robust), to: (fit, robust), rows)
        }
        steps.append(Step(level: level, fit: fit, robust: robust, change: change))
      } catch {
        if steps.isEmpty { throw error }
        return ScaledLadder(steps: steps, ended: End(level: level, reason: error))
      }
    }
    return ScaledLadder(steps: steps, ended: nil)
  }

  /// A model's fit and its scaled test, where the fit has settled.
  static func fit(
    _ model: ConfirmatoryModel, _ rows: CompleteRows, _ baselineScale: Double
  ) throws(Withheld) -> (fit: ConfirmatoryFit, robust: RobustFit) {
    precondition(model.hasMeans, "invariance is of a model with means")
    let fit = try ConfirmatoryFit.estimate(model, rows.moments)
    if fit.verdicts.contains(.notAtOptimum) || fit.verdicts.contains(.notIdentified) {
      throw InvarianceWords.notSettled
    }
    return (fit, try RobustFit.estimate(fit, rows, baselineScale: baselineScale))
  }

  /// The same ladder with the tests of normal answers.
  public var plain: InvarianceLadder {
    var plain: [InvarianceLadder.Step] = []
    for step in steps {
      let change = plain.last.map {
        InvarianceLadder.Change(from: $0.fit.fit, to: step.fit.fit)
      }
      plain.append(InvarianceLadder.Step(level: step.level, fit: step.fit, change: change))
    }
    return InvarianceLadder(steps: plain)
  }
}
