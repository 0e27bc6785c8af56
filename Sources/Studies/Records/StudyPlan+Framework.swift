import Journeys
import Platform
import Results
import Scales

extension StudyPlan {
  /// The outcomes framework of a study, with the scales on which its goals are rated.
  struct Framework {
    var framework: OutcomesFramework
    var file: SourceFile
    var goalScales: [Definition]

    /// An outcome, only described where the framework marks what it stands for as outside the service's hands.
    func describing(_ outcome: Outcome) -> Outcome {
      var outcome = outcome
      for listed in framework.outcomes where listed.control == .outside {
        let isOfIt = listed.indicators.contains { indicator in
          guard case .score(let score) = indicator.record else { return false }
          return score.scale == outcome.scale.id && score.score == outcome.definition.id
        }
        if isOfIt { outcome.describeOnly = true }
      }
      return outcome
    }

    /// What records may say.
    var rules: RecordRules { RecordRules(framework, goalsRatedOn: goalScales.map(\.scale)) }
  }

  /// Finds the framework that a study names; nil where it names none, or there is no such one.
  static func framework(
    _ study: Study, _ catalog: ScaleCatalog, _ problems: inout [Diagnostic]
  ) -> Framework? {
    do throws(RefusedInput) {
      return try framework(study, catalog)
    } catch {
      problems += error.diagnostics
      return nil
    }
  }

  private static func framework(
    _ study: Study, _ catalog: ScaleCatalog
  ) throws(RefusedInput) -> Framework? {
    guard let use = study.framework else {
      if let records = study.records, records.files.contains(where: { $0.kind.needsFramework }) {
        throw RefusedInput([
          Diagnostic(
            .studyReference, at: records.place,
            "The records name outcomes, and the study no framework that says which there are.",
            help: "Write 'framework: ID'; 'waymark frameworks list' shows them.")
        ])
      }
      return nil
    }
    let frameworks = catalog.frameworks
    let file = try frameworks.file(of: use.id, askedAt: use.place)
    let framework = try frameworks.framework(use.id, askedAt: use.place)
    let rated = framework.outcomes.flatMap(\.indicators).compactMap { indicator -> String? in
      if case .goals(let scale) = indicator.record { scale } else { nil }
    }
    var scales: [Definition] = []
    for id in Set(rated).sorted() { scales.append(try definition(id, use.place, catalog)) }
    return Framework(framework: framework, file: file, goalScales: scales)
  }
}

extension RecordFile.Kind {
  /// Whether its rows name indicators of a framework.
  fileprivate var needsFramework: Bool { self == .outcomes || self == .observations }
}
