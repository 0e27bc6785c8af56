import Documents
public import Platform
public import Results

extension OutcomesFramework {
  /// Reads a framework and holds it against the scales that it is made of.
  ///
  /// - Parameters:
  ///   - file: a file as `Scales/frameworks/framework.schema.json` describes it.
  ///   - scales: where its scales are.
  /// - Throws: `RefusedInput` with `document.…`, `framework.…`, or what is wrong with a scale's file.
  public init(reading file: SourceFile, with scales: ScaleCatalog) throws(RefusedInput) {
    let framework = try OutcomesFramework(reading: file)
    let problems = framework.problems(with: scales)
    guard problems.isEmpty else { throw RefusedInput(problems) }
    self = framework
  }

  /// The ids of the scales that its indicators name, sorted.
  public var scaleIds: [String] {
    Set(outcomes.flatMap(\.indicators).compactMap(\.scale)).sorted()
  }

  /// Indicators that name a scale, score or metric that is not there.
  public func problems(with catalog: ScaleCatalog) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var scales: [String: Scale] = [:]
    for id in scaleIds where catalog.ids.contains(id) {
      do throws(RefusedInput) {
        scales[id] = try Scale(reading: catalog.file(of: id, askedAt: place))
      } catch {
        problems += error.diagnostics
      }
    }
    for indicator in outcomes.flatMap(\.indicators) {
      guard let id = indicator.scale else { continue }
      if let scale = scales[id] {
        problems += indicator.problems(on: scale)
      } else if !catalog.ids.contains(id) {
        problems.append(indicator.unknown("scale '\(id)'", id, among: catalog.ids))
      }
    }
    return problems
  }
}

extension Indicator {
  /// The id of the scale that it names, if it names one.
  public var scale: String? {
    switch record {
    case .score(let score): score.scale
    case .goals(let scale): scale
    default: nil
    }
  }

  fileprivate func problems(on scale: Scale) -> [Diagnostic] {
    switch record {
    case .score(let wanted):
      guard let score = scale.score(wanted.score) else {
        return [
          unknown(
            "score '\(wanted.score)' of '\(scale.id)'", wanted.score, among: scale.scores.map(\.id))
        ]
      }
      let metrics = score.metrics.map(\.id)
      guard let metric = wanted.metric, !metrics.contains(metric) else { return [] }
      return [
        unknown(
          "metric '\(metric)' of the score '\(score.id)' of '\(scale.id)'", metric, among: metrics)
      ]
    case .goals where scale.goalRatings == nil:
      return [
        Diagnostic(
          .frameworkUnknownScale, at: place,
          "'\(scale.id)' is no scale of goals: nobody sets its items for themselves.",
          help: "Name a scale of goals, such as 'goal-based-outcomes' or 'goal-attainment-scaling'."
        )
      ]
    default: return []
    }
  }

  fileprivate func unknown(_ what: String, _ id: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      .frameworkUnknownScale, at: place,
      "The indicator '\(self.id)' names the \(what), which is not there.",
      help: NearestName.find(id, among: known).map { "Did you mean '\($0)'?" }
        ?? (known.count > 12 || known.isEmpty
          ? "'waymark scales list' lists the scales there are; a scale of your own can stand beside them."
          : "There: \(known.joined(separator: ", "))."))
  }
}

extension Scale {
  /// The lowest and highest rating of a goal on a scale of goals that a person sets; nil when it is none,
  /// or its goals are rated in different ways.
  public var goalRatings: ClosedRange<Double>? {
    let goals = items.filter(\.isSetByPerson)
    guard let first = goals.first, first.lowest < first.highest,
      goals.allSatisfy({ $0.lowest == first.lowest && $0.highest == first.highest })
    else { return nil }
    return Double(first.lowest)...Double(first.highest)
  }
}
