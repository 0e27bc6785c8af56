import Distributions
import Glibc
import LinearAlgebra
import Results

/// Fits the models of one question and says what they come to.
struct LeadLagWork {
  let table: PersonPeriods
  let options: LeadLagOptions
  private let outcome: OutcomeModel

  init(_ table: PersonPeriods, _ options: LeadLagOptions) {
    self.table = table
    self.options = options
    outcome = OutcomeModel(table, options, .level)
  }

  /// Points of the quadrature while searching, and in what is reported.
  private static let nodes = (searching: 9, reported: 25)
  /// Outcomes for each figure below which there is no answer, and below which there is a note.
  ///
  /// Vittinghoff, E., & McCulloch, C. E. (2007). Relaxing the rule of ten events per variable in logistic and
  /// Cox regression. *American Journal of Epidemiology, 165*(6), 710–718. <https://doi.org/10.1093/aje/kwk052>
  private static let outcomesPerFigure = (least: 5.0, enough: 10.0)

  /// Scores and outcomes modelled together.
  var joint: Result<JointOrder.Optimum, Withheld> {
    Result { () throws(Withheld) in
      guard !table.periods.isEmpty else { throw .noPeriods }
      let scores = LaterScoreModel(table, options)
      guard Set(scores.rows.map(\.person)).count < scores.rows.count else { throw .tooFewScores }
      return try JointOrder(
        scores: scores,
        outcomes: { [outcome, options] (own: [Double]) throws(Withheld) in
          switch options.recurrence {
          case .first:
            let columns = outcome.hazardColumns(own: own)
            _ = try Self.perFigure(outcome, columns)
            return try outcome.hazard(columns)
          case .again:
            let columns = outcome.columns(own: own)
            _ = try Self.perFigure(outcome, columns)
            return try outcome.mixed(columns, nodes: Self.nodes.searching)
          }
        }
      ).optimum()
    }
  }

  /// The outcome on what went before; `joint` is needed where outcomes come and go.
  func forward(
    _ predictor: OutcomeModel.Predictor, _ joint: JointOrder.Optimum?
  ) throws(Withheld) -> LeadLagForward {
    guard !table.periods.isEmpty else { throw .noPeriods }
    let model =
      predictor == .level ? outcome : OutcomeModel(table, options, predictor)
    guard !model.rows.isEmpty else { throw .noChange }
    var fit: OutcomeFit
    let perFigure: Double
    if options.recurrence == .first {
      let columns = model.columns(own: [])
      perFigure = try Self.perFigure(model, columns)
      fit = try model.hazard(columns)
    } else {
      guard let joint else { throw .tooFewScores }
      let columns = model.columns(own: joint.scores.own)
      perFigure = try Self.perFigure(model, columns)
      fit = try model.mixed(columns, nodes: Self.nodes.reported)
      // Flags hardly move with γ and φ: how high a score stands above a person's first says little of their
      // own level.
      if predictor == .level { fit = joint.widened(fit) }
    }
    guard fit.certified else { throw .notCertified }
    guard model.asked.contains(where: fit.names.contains) else {
      throw predictor == .change ? .noChange : .dependent
    }
    return answer(model, fit, joint, perFigure)
  }

  private func answer(
    _ model: OutcomeModel, _ fit: OutcomeFit, _ joint: JointOrder.Optimum?, _ perFigure: Double
  ) -> LeadLagForward {
    let step = self.step(joint)
    let parts: [(String, LeadLagForward.Part)] =
      model.predictor == .level
      ? [(model.asked[0], .level)] : [("higher", .higher), ("lower", .lower)]
    let within = parts.compactMap { name, part -> LeadLagForward.Effect? in
      let scale = part == .level ? step : 1
      guard let term = fit.term(name, level: options.level) else { return nil }
      let scaled = TermEstimate.wald(
        name, scale * term.estimate.value,
        variance: scale * scale * (term.estimate.standardError.map { $0 * $0 } ?? 0),
        level: options.level)
      let change = ColumnChange(
        column: name, step: scale, flag: part != .level,
        others: model.asked.filter { $0 != name })
      return LeadLagForward.Effect(
        part: part, step: scale, logOdds: scaled, oddsRatio: scaled.estimate.exponential,
        probability: fit.averageEffect(change, level: options.level))
    }
    return LeadLagForward(
      within: within, between: between(model, fit, joint, step), step: step,
      terms: fit.names.compactMap { fit.term($0, level: options.level) },
      personDeviation: fit.spread, people: Set(model.rows.map(\.person)).count,
      periods: model.rows.count, outcomes: model.outcomes.count(where: \.self),
      outcomesPerFigure: perFigure, notes: notes(model, fit, perFigure))
  }

  /// People whose scores are a step higher throughout, in log odds.
  ///
  ///     first: λ;      again: β + ψ + λ · share · (1 − φ − ψ_scores)
  private func between(
    _ model: OutcomeModel, _ fit: OutcomeFit, _ joint: JointOrder.Optimum?, _ step: Double
  ) -> TermEstimate? {
    guard model.predictor == .level else { return nil }
    var weights: [(String, Double)] = [("past", step)]
    if options.recurrence == .again {
      guard let joint else { return nil }
      let own = joint.scores.share * (1 - joint.effects.previous - joint.scores.first)
      weights = [("score", step), ("first", step), ("own", step * own)]
    }
    let found = weights.compactMap { name, weight in
      fit.names.firstIndex(of: name).map { ($0, weight) }
    }
    guard !found.isEmpty else { return nil }
    var (value, variance) = (0.0, 0.0)
    for (j, a) in found {
      value += a * fit.coefficients[j]
      for (k, b) in found { variance += a * b * fit.covariance[j, k] }
    }
    return .wald("between", value, variance: variance, level: options.level)
  }

  /// The score on the outcome before it.
  func reverse(_ joint: JointOrder.Optimum) throws(Withheld) -> LeadLagReverse {
    let scores = LaterScoreModel(table, options)
    guard scores.hasHeld else { throw .noOutcomeBefore }
    return LeadLagReverse(
      effect: .wald(
        "held", joint.effects.held, variance: joint.covariance[0, 0], level: options.level),
      carriedOver: .wald(
        "previous", joint.effects.previous, variance: joint.covariance[1, 1],
        level: options.level),
      personDeviation: joint.scores.between.squareRoot(),
      residualDeviation: joint.scores.within.squareRoot(), scores: scores.rows.count,
      scoresAfterOutcome: scores.rows.count(where: \.held),
      people: Set(scores.rows.map(\.person)).count,
      notes: outcome.servicesTogether ? [.servicesTogether] : [])
  }

  /// People needed for the effect of a step.
  func needed(_ level: LeadLagForward) throws(Withheld) -> NeededPeople {
    guard let effect = level.within.first, let error = effect.logOdds.estimate.standardError,
      let needed = NeededPeople(
        effect: options.oddsRatio.map { log($0) } ?? effect.logOdds.estimate.value,
        isStated: options.oddsRatio != nil, standardError: error, people: level.people,
        power: options.power)
    else {
      throw Withheld(
        "lead-lag.out-of-reach",
        "Not even \(NeededPeople.most) people would be enough to find the effect.",
        help: "State the smallest effect that matters, and plan for that.")
    }
    return needed
  }

  /// People needed for a stated effect, from the periods alone, where there is no model.
  func planned(_ reason: Withheld) throws(Withheld) -> NeededPeople {
    guard let oddsRatio = options.oddsRatio,
      let needed = NeededPeople(
        planned: table, step: step(nil), effect: log(oddsRatio), power: options.power)
    else { throw reason }
    return needed
  }

  /// Points that effects of the level speak of.
  private func step(_ joint: JointOrder.Optimum?) -> Double {
    if let step = options.step { return step }
    if let joint, joint.scores.within > 0 { return joint.scores.within.squareRoot() }
    let spread = SampleMoments(table.periods.map(\.deviation))?.standardDeviation ?? 0
    return spread > 0 ? spread : 1
  }

  /// The rarer kind of period for each figure.
  private static func perFigure(
    _ model: OutcomeModel, _ columns: NamedColumns
  ) throws(Withheld) -> Double {
    let yes = model.outcomes.count(where: \.self)
    let fewer = min(yes, model.outcomes.count - yes)
    let figures = max(1, columns.names.count)
    guard fewer > 0 else { throw .oneOutcome }
    let result = Double(fewer) / Double(figures)
    guard result >= outcomesPerFigure.least else {
      throw .tooFewOutcomes(fewer, parameters: figures)
    }
    return result
  }

  private func notes(_ model: OutcomeModel, _ fit: OutcomeFit, _ perFigure: Double) -> [Note] {
    var notes = fit.notes
    if perFigure < Self.outcomesPerFigure.enough { notes.append(.fewOutcomes) }
    if model.servicesTogether { notes.append(.servicesTogether) }
    if options.recurrence == .first { notes.append(.stillWaiting) }
    return notes
  }
}

extension Note {
  static let fewOutcomes = Note(
    "lead-lag.few-outcomes",
    "There are fewer than ten outcomes for each figure estimated: effects may look larger than they are."
  )
  static let servicesTogether = Note(
    "lead-lag.services-together",
    "People of several services are looked at as one: the services have too few outcomes to be told apart."
  )
  static let stillWaiting = Note(
    "lead-lag.still-waiting",
    "The odds are those of people to whom it has not yet come. Where people differ in ways that are not "
      + "recorded, effects are drawn towards none.")
}

extension Estimate {
  /// As a factor on the odds.
  var exponential: Estimate {
    Estimate(
      value: exp(value), standardError: standardError.map { exp(value) * $0 },
      interval: interval.map {
        ConfidenceInterval(
          lower: exp($0.lower), upper: exp($0.upper), level: $0.level, method: $0.method)
      })
  }
}
