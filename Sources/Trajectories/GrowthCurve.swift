public import Journeys
public import Models
public import Results
import Scoring

/// How scores move over time in a whole panel: a mixed model of every scored occasion.
///
/// Everyone with a score counts, those with a single one too; occasions are taken as coded. Missing
/// occasions are allowed to depend on the scores that were seen, not on those that were not.
///
/// ### Source
/// Laird, N. M., & Ware, J. H. (1982). Random-effects models for longitudinal data. Biometrics,
/// 38(4), 963–974. <https://doi.org/10.2307/2529876>
public struct GrowthCurve: Sendable, Hashable {
  /// Fewest levels of a group whose variance can be said to be known at all.
  public static let fewestLevels = 5

  /// The fitted model.
  public let fit: MixedModelFit
  /// What to know about it, the model's own notes first.
  public let notes: [Note]

  /// Fits a formula to a panel.
  ///
  /// - Parameters:
  ///   - formula: names the score by its id, `occasion`, `person`, `service`, `worker`.
  ///   - panel: everybody's journeys.
  ///   - target: which number of the panel.
  ///   - options: how the model is fitted; by default REML, and Student's t with Satterthwaite's degrees
  ///     of freedom, as small studies need.
  /// - Throws: `Withheld` when the data cannot carry the model.
  public init(
    _ formula: Formula, _ panel: Panel, of target: ScoreTarget,
    options: MixedModel.Options = MixedModel.Options()
  ) throws(Withheld) {
    let needsWorker = formula.columns.contains("worker")
    do throws(ModelError) {
      let (frame, withoutWorker) = try PanelFrame.frame(
        panel, of: target, score: formula.outcome, needsWorker: needsWorker)
      fit = try MixedModel(formula, options: options).fit(frame)
      notes = fit.notes + Self.notes(fit, withoutWorker: withoutWorker)
    } catch {
      throw Withheld(
        "trajectory.not-fitted", "The model was not fitted: \(error.message).", help: error.help)
    }
  }

  private static func notes(_ fit: MixedModelFit, withoutWorker: Int) -> [Note] {
    var notes: [Note] = []
    for group in fit.groups where group.levels < fewestLevels {
      notes.append(
        Note(
          "trajectory.few-levels",
          "There are only \(group.levels) in the data under '\(group.name)': how much they differ is "
            + "hardly known, and the variance between them should not be read as a finding."))
    }
    if withoutWorker > 0 {
      notes.append(
        Note(
          "trajectory.no-worker",
          "\(withoutWorker) scored occasions name no worker and are not in the model."))
    }
    return notes
  }
}
