import Documents
import Journeys
import Models
import Platform
import Results
import Scales
import Scoring
import Trajectories

/// A study file with everything it refers to found and checked: scales, columns, scores, formulas.
struct StudyPlan {
  /// A scale and the file that defines it.
  struct Definition {
    var scale: Scale
    var file: SourceFile
    /// The scale that was asked, where this one is scored from its answers, and its file.
    var asked: Asked?

    struct Asked {
      var scale: Scale
      var file: SourceFile
    }
  }

  /// A score to follow, with its formula read.
  struct Outcome {
    var definition: ScoreDefinition
    var scale: Scale
    var target: ScoreTarget
    var formula: Formula?
    var kinds: ClosedRange<Int>?
    var benchmark: Bool
    var describeOnly: Bool
    var errorByScore: Bool
  }

  var study: Study
  var file: SourceFile
  var definitions: [Definition]
  var mapping: SurveyMapping
  var outcomes: [Outcome]
  var rules: [Rules]
  /// Which outcomes the study is after; nil where it names no framework.
  var framework: Framework?

  /// Finds what a study file refers to.
  ///
  /// - Throws: `RefusedInput` with `scale.…`, `study.…`, `rules.…`; all of them at once.
  init(
    _ study: Study, _ file: SourceFile, catalog: ScaleCatalog,
    labelFiles: [String: SourceFile] = [:]
  ) throws(RefusedInput) {
    var problems: [Diagnostic] = []
    var definitions: [Definition] = []
    for use in study.scales {
      do throws(RefusedInput) {
        var definition = try Self.definition(use.scale, use.place, catalog)
        if let from = use.from, from != use.scale {
          let asked = try Self.definition(from, use.place, catalog)
          definition.asked = Definition.Asked(scale: asked.scale, file: asked.file)
        }
        definitions.append(definition)
      } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
    var answers = study.answers
    for use in study.scales {
      guard let file = use.labelFile.flatMap({ labelFiles[$0] }) else { continue }
      do throws(RefusedInput) {
        answers.labels += try LabelFile.labels(file, scale: use.asked)
      } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
    // What is read by is the definition with what the study says of its answers.
    let read = try answers.applied(to: definitions.map { $0.asked?.scale ?? $0.scale })
    let scales = zip(study.scales, zip(definitions, read)).compactMap { use, scales in
      use.mapped(to: scales.0.scale, asked: scales.1, &problems)
    }
    guard scales.count == definitions.count else { throw RefusedInput(problems) }
    let mapping = SurveyMapping(study, scales: scales)
    problems += StudyAudit.problems(of: study, mapping, in: file.name)
    let outcomes = study.outcomes.compactMap {
      Outcome($0, definitions.map(\.scale), mapping, &problems)
    }
    let rules = Self.rules(study, definitions, catalog, &problems)
    let framework = Self.framework(study, catalog, &problems)
    guard problems.isEmpty else { throw RefusedInput(problems) }
    self.study = study
    self.file = file
    self.definitions = definitions
    self.mapping = mapping
    self.outcomes = outcomes.map { framework?.describing($0) ?? $0 }
    self.rules = rules
    self.framework = framework
  }

  static func definition(
    _ id: String, _ place: Place, _ catalog: ScaleCatalog
  ) throws(RefusedInput) -> Definition {
    let source = try catalog.file(of: id, askedAt: place)
    let scale = try Scale(reading: source)
    let problems = WorkedExampleCheck.problems(of: scale, in: source.name)
    guard problems.isEmpty else { throw RefusedInput(problems) }
    guard scale.id == id else {
      throw RefusedInput([
        Diagnostic(
          .scaleUnknownReference, at: Place(file: source.name, field: "/id"),
          "The file is called \(source.name) and the scale in it '\(scale.id)'.",
          help: "Call both the same.")
      ])
    }
    return Definition(scale: scale, file: source)
  }
}

extension SurveyMapping {
  fileprivate init(_ study: Study, scales: [ScaleColumns]) {
    self.init(
      person: study.person, idsUniqueIn: study.idsUniqueIn, service: study.service,
      occasion: study.occasion, occasions: study.occasions, worker: study.worker, scales: scales,
      missingCodes: study.missingCodes)
  }
}

extension Study.ScaleUse {
  /// The scale with the column of each item; nil when it cannot be scored from the one that was asked.
  fileprivate func mapped(
    to scale: Scale, asked: Scale, _ problems: inout [Diagnostic]
  ) -> SurveyMapping.ScaleColumns? {
    let columns = SurveyMapping.ScaleColumns(scale: asked, columns: columns(of: asked, &problems))
    do throws(RefusedInput) {
      return try columns.answering(scale, askedAt: place)
    } catch {
      problems += error.diagnostics
      return nil
    }
  }

  /// The column of each item: named for it, made from the pattern, or called as the item is.
  private func columns(
    of scale: Scale, _ problems: inout [Diagnostic]
  ) -> [String] {
    let ids = scale.items.map(\.id)
    for item in columns.keys.sorted() where !ids.contains(item) {
      problems.append(
        Diagnostic(
          .scaleUnknownItem, at: place, "The scale '\(scale.id)' has no item '\(item)'.",
          help: NearestName.find(item, among: ids).map { "Did you mean '\($0)'?" }
            ?? "Its items are: \(ids.joined(separator: ", "))."))
    }
    let order = order(of: scale, &problems)
    let byPosition = pattern.map { pattern in
      let names = ids.indices.map { pattern.replacing("{n}", with: "\($0 + 1)") }
      return order?.byItem(names) ?? names
    }
    let named = ids.enumerated().map { position, id in
      columns[id] ?? byPosition?[position] ?? id
    }
    for (position, column) in named.enumerated() where named[..<position].contains(column) {
      problems.append(
        Diagnostic(
          .studyReference, at: place,
          "The column '\(column)' stands for two items of the scale '\(scale.id)'.",
          help: "Give each item a column of its own."))
    }
    return named
  }

  /// The order by which the pattern counts; nil for the scale file's own.
  private func order(of scale: Scale, _ problems: inout [Diagnostic]) -> ItemOrder? {
    guard let order else { return nil }
    if let found = scale.itemOrders.first(where: { $0.id == order }) { return found }
    let known = scale.itemOrders.map(\.id)
    problems.append(
      Diagnostic(
        .studyReference, at: place, "The scale '\(scale.id)' names no order '\(order)'.",
        help: known.isEmpty
          ? "Its file names no order but its own; leave 'order' out."
          : "It names: \(known.joined(separator: ", "))."))
    return nil
  }
}

extension StudyPlan.Outcome {
  /// The columns that every model has beside its outcome.
  private static let reserved = PanelFrame.columns(score: "", hasService: true, hasWorker: true)

  fileprivate init?(
    _ outcome: Study.Outcome, _ scales: [Scale], _ mapping: SurveyMapping,
    _ problems: inout [Diagnostic]
  ) {
    guard let scale = scales.firstIndex(where: { $0.id == outcome.scale }) else { return nil }
    let definitions = scales[scale].scores
    guard let score = definitions.firstIndex(where: { $0.id == outcome.score }) else {
      problems.append(
        Diagnostic(
          .studyReference, at: outcome.place,
          "The scale '\(outcome.scale)' has no score '\(outcome.score)'.",
          help: "Its scores are: \(definitions.map(\.id).joined(separator: ", "))."))
      return nil
    }
    if outcome.trajectory != nil && Self.reserved.contains(outcome.score) {
      problems.append(
        Diagnostic(
          .studyReference, at: outcome.place,
          "A model cannot have an outcome called '\(outcome.score)', which is a column of its own.",
          help: "Leave out its trajectory, or give the score another id."))
      return nil
    }
    definition = definitions[score]
    self.scale = scales[scale]
    target = ScoreTarget(scale: scale, score: score, metric: definition.reported)
    benchmark = outcome.benchmark && mapping.service != nil
    describeOnly = outcome.describeOnly
    errorByScore = outcome.errorByScore
    kinds = outcome.kinds
    guard let text = outcome.trajectory, let place = outcome.trajectoryPlace else { return }
    let columns = PanelFrame.columns(
      score: outcome.score, hasService: mapping.service != nil, hasWorker: mapping.worker != nil,
      hasDates: mapping.hasDates)
    do throws(FormulaError) {
      let read = try Formula(text)
      formula = read
      for column in read.columns where !columns.contains(column) {
        problems.append(
          Diagnostic(
            .studyFormula, at: place,
            "The formula '\(text)' names '\(column)', which is no column.",
            help: "It can name: \(columns.joined(separator: ", "))."))
      }
      if read.outcome != outcome.score {
        problems.append(
          Diagnostic(
            .studyFormula, at: place,
            "The formula '\(text)' must have the score '\(outcome.score)' on its left.",
            help: "Write '\(outcome.score) ~ …'."))
      }
    } catch {
      var spot = place
      spot.column = place.column.map { $0 + error.column - 1 }
      problems.append(
        Diagnostic(
          .studyFormula, at: spot, "The formula '\(text)' cannot be read: \(error.message).",
          help: error.help))
    }
  }
}

extension SurveyMapping {
  /// Whether occasions are dates.
  fileprivate var hasDates: Bool {
    if case .dated = occasions { return true }
    return false
  }
}
