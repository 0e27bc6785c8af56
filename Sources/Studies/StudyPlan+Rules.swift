import Change
import Documents
import Journeys
import Platform
import Results
import Scales

extension StudyPlan {
  /// A rule pack with the number of the panel that each of its measures is.
  struct Rules {
    var judge: RuleJudge
    var file: SourceFile
    var scales: [Scale]
    var targets: [ScoreTarget]
  }

  /// Finds the rule packs that a study names, and their measures among its scales.
  static func rules(
    _ study: Study, _ definitions: [Definition], _ catalog: ScaleCatalog,
    _ problems: inout [Diagnostic]
  ) -> [Rules] {
    var seen: Set<String> = []
    return study.rules.compactMap { use in
      guard seen.insert(use.pack).inserted else {
        problems.append(
          Diagnostic(
            .studyReference, at: use.place, "The rule pack '\(use.pack)' is listed twice.",
            help: "List it once; 'only' takes several scales."))
        return nil
      }
      do throws(RefusedInput) {
        return try Rules(use, definitions.map(\.scale), catalog)
      } catch {
        problems += error.diagnostics
        return nil
      }
    }
  }
}

extension StudyPlan.Rules {
  fileprivate init(
    _ use: Study.RuleUse, _ known: [Scale], _ catalog: ScaleCatalog
  ) throws(RefusedInput) {
    file = try catalog.rulePacks.file(of: use.pack, askedAt: use.place)
    var pack = try RulePack(reading: file)
    guard pack.id == use.pack else {
      throw RefusedInput([
        Diagnostic(
          .scaleUnknownReference, at: Place(file: file.name, field: "/id"),
          "The file is called \(file.name) and the rule pack in it '\(pack.id)'.",
          help: "Call both the same.")
      ])
    }
    if let only = use.only { pack = try Self.keeping(only, of: pack, use) }
    var scales: [Scale] = []
    var absent: [Diagnostic] = []
    for measure in pack.measures {
      if let scale = known.first(where: { $0.id == measure.scale }) {
        scales.append(scale)
      } else {
        absent.append(Self.absent(measure, pack, use))
      }
    }
    guard absent.isEmpty else { throw RefusedInput(absent) }
    pack = try pack.resolved(by: scales)
    targets = zip(pack.measures, scales).compactMap { measure, scale in
      guard let position = known.firstIndex(where: { $0.id == scale.id }),
        let score = scale.scores.firstIndex(where: { $0.id == measure.score }),
        let metric = scale.scores[score].metrics.firstIndex(where: { $0.id == measure.metric })
      else { return nil }
      return ScoreTarget(scale: position, score: score, metric: metric)
    }
    self.scales = scales
    do throws(Withheld) {
      judge = try RuleJudge(pack)
    } catch {
      throw RefusedInput([
        Diagnostic(.rulesMeasure, at: use.place, error.reason, help: error.help)
      ])
    }
  }

  private static func keeping(
    _ only: [String], of pack: RulePack, _ use: Study.RuleUse
  ) throws(RefusedInput) -> RulePack {
    if let kept = pack.keeping(only) { return kept }
    throw RefusedInput([
      Diagnostic(
        .studyReference, at: use.place,
        pack.together == .pairwise
          ? "The measures of the rule pack '\(pack.id)' are judged together and cannot be parted."
          : "The rule pack '\(pack.id)' does not have all the measures that 'only' names.",
        help: pack.together == .pairwise
          ? "Leave 'only' out."
          : "Its measures are: \(pack.measures.map(\.scale).joined(separator: ", ")).")
    ])
  }

  private static func absent(
    _ measure: RulePack.Measure, _ pack: RulePack, _ use: Study.RuleUse
  ) -> Diagnostic {
    Diagnostic(
      .rulesAbsent, at: use.place,
      "The rule pack '\(pack.id)' counts on '\(measure.scale)', which is not listed under 'scales'.",
      help: pack.together == .each
        ? "List it there, or write {pack: \(pack.id), only: [...]} with the measures you use."
        : "List it there, with its columns; without it nobody can be counted.")
  }
}
