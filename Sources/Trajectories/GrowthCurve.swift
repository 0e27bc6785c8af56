public import Journeys
public import Models
public import Results
import Scoring

/// How scores move over time in a whole panel: a mixed model of every scored occasion.
///
/// Everyone with a score counts, those with a single one too. Time is what the formula names: occasions
/// as coded, or days, weeks or months since each person's first score. Missing occasions are allowed to depend on the scores that were seen, not on those that were not.
///
/// ### Source
/// Laird, N. M., & Ware, J. H. (1982). Random-effects models for longitudinal data. Biometrics,
/// 38(4), 963–974. <https://doi.org/10.2307/2529876>
public struct GrowthCurve: Sendable, Hashable {
  /// Fewest levels of a group whose variance can be said to be known at all.
  public static let fewestLevels = 5
  /// The code of the note on a group with fewer.
  public static let fewLevelsCode = "trajectory.few-levels"

  /// The fitted model with its rows: what curves are drawn from.
  public let model: GrowthModel
  /// What its time is.
  public let time: GrowthTime
  /// What to know about it, the model's own notes first.
  public let notes: [Note]

  /// The fitted model.
  public var fit: MixedModelFit { model.fit }
  /// Whether the average is a straight line over time, for everyone or in each group.
  public var isStraight: Bool {
    let moving = fit.formula.fixed.flatMap(\.variables).filter { $0.column == time.column }
    return !moving.isEmpty && moving.allSatisfy { $0.function == nil }
  }

  /// Fits a formula to a panel.
  ///
  /// - Parameters:
  ///   - formula: names the score by its id, `occasion` or one of `days`, `weeks`, `months`, `person`,
  ///     `service`, `worker`.
  ///   - panel: everybody's journeys.
  ///   - target: which number of the panel.
  ///   - options: how the model is fitted; by default REML, and Student's t with Satterthwaite's degrees
  ///     of freedom, as small studies need.
  /// - Throws: `Withheld` when the data cannot carry the model.
  public init(
    _ formula: Formula, _ panel: Panel, of target: ScoreTarget,
    options: MixedModel.Options = MixedModel.Options()
  ) throws(Withheld) {
    let time = GrowthTime(of: formula)
    var hasNoDates = false
    do throws(ModelError) {
      let rows = try PanelFrame.rows(
        panel, of: target, score: formula.outcome, time: time,
        needsWorker: formula.columns.contains("worker"))
      hasNoDates = rows.frame.rows == 0 && rows.withoutDate > 0
      let fit = try MixedModel(formula, options: options).fit(rows.frame)
      model = try GrowthModel(fit, rows.frame, time: time.column)
      notes = fit.notes + Self.notes(fit, rows)
    } catch {
      guard !hasNoDates else {
        throw Withheld(
          "trajectory.no-dates",
          "The model was not fitted: time in \(time.column) needs dates, and the scores have none.",
          help: "Name the column of dates, or use 'occasion' in the formula.")
      }
      throw Withheld(
        "trajectory.not-fitted", "The model was not fitted: \(error.message).", help: error.help)
    }
    self.time = time
    guard model.fit.convergence.certified, model.fit.isFinite else {
      throw Withheld(
        "trajectory.not-certified",
        "The search for the best fit did not end at a point that could be certified as an optimum.",
        help: "A model with fewer random effects may be certified; see that scores differ at all.")
    }
  }

  private static func notes(_ fit: MixedModelFit, _ rows: PanelFrame.Rows) -> [Note] {
    var notes: [Note] = []
    for group in fit.groups where group.levels < fewestLevels {
      notes.append(
        Note(
          fewLevelsCode,
          "There are only \(group.levels) in the data under '\(group.name)': how much they differ is "
            + "hardly known, and the variance between them should not be read as a finding."))
    }
    if rows.withoutDate > 0 {
      notes.append(
        Note(
          "trajectory.no-date",
          "\(rows.withoutDate) scored occasions have no date and are not in the model."))
    }
    if rows.withoutWorker > 0 {
      notes.append(
        Note(
          "trajectory.no-worker",
          "\(rows.withoutWorker) scored occasions name no worker and are not in the model."))
    }
    return notes
  }
}

extension MixedModelFit {
  /// Whether every estimate is a number that can be written down.
  fileprivate var isFinite: Bool {
    let effects = fixedEffects.map(\.estimate)
    let values: [Double] =
      effects.map(\.value) + effects.compactMap(\.standardError)
      + varianceComponents.map(\.variance) + [residualVariance, criterion]
    return values.allSatisfy(\.isFinite)
  }
}
