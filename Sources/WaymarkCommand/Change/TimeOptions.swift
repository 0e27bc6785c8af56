import ArgumentParser
import Journeys
import Platform
import Results

/// Where a journey begins, and when change can be looked for.
struct TimeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The time whose score is everybody's baseline, such as Baseline or 2026-01-01; earlier scores are "
        + "left out. Otherwise each person's first score.", valueName: "time"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "How long after the baseline change can be looked for, such as 28-180 (days where times are "
        + "dates): the last score is marked early, in-time or late.", valueName: "from-to"))
  var window: String?

  func validate() throws { _ = try timeWindow }

  /// The window, as it was given.
  var timeWindow: TimeWindow? {
    get throws {
      guard let window else { return nil }
      let parts = window.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      let numbers = parts.map { NumberText.value(Array($0.utf8)[...]) }
      guard let from = numbers[0], numbers.count == 1 || numbers[1] != nil,
        let found = TimeWindow(from: from, through: numbers.count == 2 ? numbers[1] : nil)
      else {
        throw ValidationError("--window is of the form 28-180, or 28 for no end.")
      }
      return found
    }
  }

  /// The scores from the baseline on.
  ///
  /// - Parameter panel: everybody's scores.
  /// - Returns: the panel, and how many people with a score have none at the baseline; nil where no
  ///   baseline was asked for.
  /// - Throws: `ValidationError` when the baseline is no time of these files.
  func begun(_ panel: ScorePanel) throws -> (panel: ScorePanel, withoutBaseline: Int)? {
    guard let baseline else { return nil }
    guard let time = panel.coding.time(baseline) else {
      throw ValidationError(
        "--baseline: '\(baseline)' is no time as the files have them: numbers, dates as yyyy-mm-dd, or "
          + "one of --waves.")
    }
    return panel.beginning(at: time)
  }
}
