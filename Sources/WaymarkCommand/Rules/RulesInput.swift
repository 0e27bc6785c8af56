import ArgumentParser
import Change
import Journeys
import Platform
import Results
import Scales
import Tables

/// Everybody's scores on the measures of a rule pack, and the rules.
struct RulesInput {
  let judge: RuleJudge
  let panels: ScorePanels
  /// The scale of each measure; nil where it is not at hand.
  let scales: [Scale?]
  /// What to know of the rules.
  let notes: [Note]

  var pack: RulePack { judge.pack }
  var coding: TimeCoding { panels.panels.first?.coding ?? .numbers }
  var hasServices: Bool { panels.panels.first?.hasServices ?? false }

  /// Reads pack, scales and files.
  init(_ options: RulesInputOptions, _ account: inout PanelAccount) throws {
    let catalog = options.catalog.catalog
    var pack = try RulePack.named(options.pack, in: catalog)
    if let chosen = options.chosen {
      guard let kept = pack.keeping(chosen) else {
        let known = pack.measures.map { "'\($0.scale)'" }.joined(separator: ", ")
        throw ValidationError(
          pack.together == .pairwise
            ? "--only: the measures of '\(pack.id)' are judged together and cannot be parted."
            : "--only: '\(pack.id)' does not have all of these; its measures are \(known).")
      }
      pack = kept
    }
    scales = try pack.scales(in: catalog)
    pack = try pack.resolved(by: scales)
    do throws(Withheld) {
      judge = try RuleJudge(pack)
    } catch {
      throw ValidationError("\(error.reason) \(error.help)")
    }
    panels = try Self.panels(pack, scales, options, &account)
    notes = Self.notes(pack, scales)
  }

  /// Reads every file once for each measure: the rows of the others are passed over.
  private static func panels(
    _ pack: RulePack, _ scales: [Scale?], _ options: RulesInputOptions,
    _ account: inout PanelAccount
  ) throws -> ScorePanels {
    // What comes in once is kept for the next measure.
    let standardInput = options.files.contains("-") ? try SourceFile(whole: "-") : nil
    var panels: [ScorePanel] = []
    var absent: [Diagnostic] = []
    for (measure, scale) in zip(pack.measures, scales) {
      var columns = options.columns
      columns.choose(measure)
      columns.attainable = scale.flatMap { measure.attainable(on: $0) }
      do throws(RefusedInput) {
        var gathering = ScoreGathering(columns)
        for file in options.files {
          if file == "-", let standardInput {
            try gathering.read(try OpenedTable(standardInput, columns.table))
          } else {
            try gathering.read(try OpenedTable(reading: file, columns.table))
          }
        }
        panels.append(try gathering.panel())
      } catch {
        absent += try absence(of: measure, pack, error, file: options.files.first ?? "")
      }
    }
    guard absent.isEmpty else { throw RefusedInput(absent) }
    account.read(rows: panels.first?.rows ?? 0)
    try account.take(diagnostics(panels, pack))
    return ScorePanels(panels)
  }

  /// Why a measure has no row; another refusal is passed on with the way out of this command.
  private static func absence(
    of measure: RulePack.Measure, _ pack: RulePack, _ refusal: RefusedInput, file: String
  ) throws(RefusedInput) -> [Diagnostic] {
    guard refusal.diagnostics.map(\.code) == [.scoreNone] else {
      let choices: Set = ["scale", "score", "metric"]
      throw RefusedInput(
        refusal.diagnostics.map { diagnostic in
          var diagnostic = diagnostic
          if diagnostic.code == .csvMissingColumn, choices.contains(diagnostic.place.field ?? "") {
            diagnostic.help =
              "Give the long output of 'waymark score', which says in each row what it holds."
          }
          return diagnostic
        })
    }
    let alone = pack.together == .each && pack.measures.count > 1
    return [
      Diagnostic(
        .rulesAbsent, at: Place(file: file == "-" ? "stdin" : file),
        "No row holds \(measure.words), on which '\(pack.id)' counts.",
        help: "Score it with 'waymark score --scale \(measure.scale)' and give that file too"
          + (alone ? ", or name the measures you use with --only." : "."))
    ]
  }

  /// What was set aside and is worth knowing, once each: a row that cannot be read is met again with
  /// every measure.
  private static func diagnostics(_ panels: [ScorePanel], _ pack: RulePack) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    var all: [Diagnostic] = []
    for (panel, measure) in zip(panels, pack.measures) {
      var notes = panel.notes
      for position in notes.indices where notes[position].place.field != nil {
        notes[position].message = "In rows of \(measure.scale): " + notes[position].message
      }
      for diagnostic in panel.troubles.map({ panel.diagnostic($0) }) + notes
      where seen.insert(diagnostic).inserted {
        all.append(diagnostic)
      }
    }
    return all
  }

  private static func notes(_ pack: RulePack, _ scales: [Scale?]) -> [Note] {
    var notes = pack.notes
    for (measure, scale) in zip(pack.measures, scales) {
      guard let scale else {
        notes.append(
          Note(
            "rules.scale-not-at-hand",
            "There is no scale file of '\(measure.scale)' here, so nothing was checked against the "
              + "scores that can be had."))
        continue
      }
      guard measure.cutOff != nil else { continue }
      notes += scale.unverified.map {
        Note("rules.unverified", "Not verified of '\(scale.id)', \($0.about): \($0.note)")
      }
    }
    return notes
  }
}

extension RulePack.Measure {
  /// Scale, score and metric in words.
  var words: String { "the score '\(score)' of '\(scale)' in the metric '\(metric)'" }

  /// The scores that can be had.
  func attainable(on scale: Scale) -> ClosedRange<Double>? {
    scale.scores.first { $0.id == score }?.metrics.first { $0.id == metric }.map {
      min($0.lowest, $0.highest)...max($0.lowest, $0.highest)
    }
  }
}

extension ScoreColumns {
  /// Chooses the rows of a measure. Files say of which scale a row is; where they do not say of which
  /// score or metric, they hold one only.
  mutating func choose(_ measure: RulePack.Measure) {
    choices = [
      Choice(column: "scale", value: measure.scale, isRequired: true),
      Choice(column: "score", value: measure.score, isRequired: false),
      Choice(column: "metric", value: measure.metric, isRequired: false),
    ]
  }
}
