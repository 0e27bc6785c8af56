import ArgumentParser
import Benchmarking

/// How a control chart, or a run chart, is judged.
struct XmROptions: ParsableArguments {
  /// The value of `--better`.
  enum Better: String, ExpressibleByArgument, CaseIterable {
    case higher
    case lower
  }

  @Option(help: "How many points in a row make a trend or a shift: 6 or 7.")
  var rule = 7

  @Flag(
    help:
      "Set large moving ranges (3.267 averages or more) aside once before the limits are drawn, as some programs do; NHS England's workbook does not."
  )
  var screen = false

  @Option(help: "How many figures limits need before anything is judged by them: 12 or 13.")
  var fewest = 13

  @Option(help: "Fix the limits by so many first figures, 12 or more; later ones do not move them.")
  var fixAfter: Int?

  @Option(
    help: ArgumentHelp(
      "A time at which something is known to have changed: mean, limits and rules begin anew there; may be given again. What changed may stand behind '='.",
      valueName: "time[=what]"))
  var rebase: [String] = []

  @Option(parsing: .unconditional, help: "A target that was agreed, in the unit of the figures.")
  var target: Double?

  @Option(help: "Which way the figures are hoped to go.")
  var better: Better?

  @Option(
    parsing: .unconditional,
    help: "For --chart run: the centre line; otherwise the median of the figures.")
  var centre: Double?

  func validate() throws {
    guard XmRRunLength(rawValue: rule) != nil else { throw ValidationError("--rule is 6 or 7.") }
    guard XmRChart.Fewest(rawValue: fewest) != nil else {
      throw ValidationError("--fewest is 12 or 13.")
    }
    if let fixAfter, fixAfter < XmRChart.fewestFixed {
      throw ValidationError("--fix-after is \(XmRChart.fewestFixed) or more.")
    }
    if target != nil {
      guard target?.isFinite == true else { throw ValidationError("--target is a number.") }
      guard better != nil else {
        throw ValidationError("--target goes with --better higher or --better lower.")
      }
    }
    if let centre, !centre.isFinite { throw ValidationError("--centre is a number.") }
  }

  /// Looks whether these go with the chart.
  ///
  /// - Throws: `ValidationError` where one would change nothing.
  func check(_ chart: SeriesOptions.Chart) throws {
    let isPlain =
      rule == 7 && !screen && fewest == 13 && fixAfter == nil && rebase.isEmpty
      && target == nil && better == nil
    guard isPlain || chart == .xmr else {
      throw ValidationError(
        "--rule, --screen, --fewest, --fix-after, --rebase, --target and --better go with --chart xmr."
      )
    }
    guard centre == nil || chart == .run else {
      throw ValidationError("--centre goes with --chart run.")
    }
  }

  /// How the chart of a table is made.
  ///
  /// - Throws: `ValidationError` for a rebase at no period of the table, or at its first.
  func options(_ table: SeriesTable) throws -> XmRChart.Options {
    var options = XmRChart.Options()
    options.runLength = XmRRunLength(rawValue: rule) ?? .seven
    options.screening = screen ? .once : .none
    options.fewest = XmRChart.Fewest(rawValue: fewest) ?? .thirteen
    options.fixAfter = fixAfter
    options.target = target
    options.hoped = better.map { $0 == .higher ? .high : .low }
    for text in rebase {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let (time, why) = (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
      guard let row = table.row(at: time) else {
        throw ValidationError("--rebase: the table has no period '\(time)', and none after it.")
      }
      guard row > 0 else {
        throw ValidationError(
          "--rebase: '\(time)' is the first period, with which limits begin anyway.")
      }
      guard !options.rebases.contains(where: { $0.place == row }) else {
        throw ValidationError("--rebase names the period '\(table.times[row])' twice.")
      }
      options.rebases.append(XmRChart.Rebase(at: row, why: why))
    }
    return options
  }
}
