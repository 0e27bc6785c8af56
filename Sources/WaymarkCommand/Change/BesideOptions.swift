import ArgumentParser
import Change
import Journeys
import Platform
import Results

/// Columns beside the scores that say how they came about. Files are read twice for them.
struct BesideOptions: ParsableArguments {
  @Option(
    help: "Column of the worker: it is told of how many people another one was there at the end.")
  var worker: String?

  @Option(help: "Column of how people were asked, such as paper or telephone; the same.")
  var mode: String?

  @Option(
    help: ArgumentHelp(
      "Column of when a person's support began, with --start-within.", valueName: "column"))
  var start: String?

  @Option(
    help: ArgumentHelp(
      "The baseline is the last score before support began or the first after it, no farther from it than "
        + "this (days where times are dates).", valueName: "length"))
  var startWithin: Double?

  @Option(
    help: ArgumentHelp(
      "Column of people's own word beside the last score, with --anchor-yes: the size of change that "
        + "they call important is then estimated.", valueName: "column"))
  var anchor: String?

  @Option(
    help: ArgumentHelp(
      "The words that mean importantly better: better,much better.", valueName: "words"))
  var anchorYes: String?

  @Option(help: "Reliability of that word, above 0, for the adjusted estimate.")
  var anchorReliability: Double?

  func validate() throws {
    if (anchor == nil) != (anchorYes == nil) || (anchor == nil && anchorReliability != nil) {
      throw ValidationError("--anchor and --anchor-yes belong together.")
    }
    if let anchorReliability, !(anchorReliability > 0 && anchorReliability <= 1) {
      throw ValidationError("--anchor-reliability is above 0 and at most 1.")
    }
    if (start == nil) != (startWithin == nil) {
      throw ValidationError("--start and --start-within belong together.")
    }
    if let startWithin, !(startWithin >= 0 && startWithin.isFinite) {
      throw ValidationError("--start-within is 0 or more.")
    }
  }

  /// The columns that are asked for.
  var columns: [String] {
    var seen: Set<String> = []
    return [worker, mode, start, anchor].compactMap(\.self).filter { seen.insert($0).inserted }
  }

  /// What a change of worker or of the way of asking means for these people.
  ///
  /// - Parameters:
  ///   - files: the files of the panel.
  ///   - columns: as they were read.
  ///   - panel: everybody's scores, from the baseline on.
  /// - Returns: notes, none where nothing changed.
  /// - Throws: `RefusedInput` when a file has no such column.
  func notes(
    _ files: [SourceFile], _ columns: ScoreColumns, _ panel: ScorePanel
  ) throws(RefusedInput) -> [Note] {
    var notes: [Note?] = []
    if let worker {
      let found = try BesideScores(worker, option: "--worker", files, columns, panel).changed
      notes.append(ChangeNotes.rater(changedFor: found.changed, of: found.known))
    }
    if let mode {
      let found = try BesideScores(mode, option: "--mode", files, columns, panel).changed
      notes.append(ChangeNotes.mode(changedFor: found.changed, of: found.known))
    }
    return notes.compactMap(\.self)
  }
}
