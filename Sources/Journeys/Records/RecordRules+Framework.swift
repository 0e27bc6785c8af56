public import Scales

extension RecordRules {
  /// What records may say where a study is after the outcomes of a framework.
  ///
  /// - Parameters:
  ///   - framework: the framework.
  ///   - scales: the scales on which its goals are rated.
  public init(_ framework: OutcomesFramework, goalsRatedOn scales: [Scale]) {
    self.init()
    outcomes = framework.outcomes.map(\.id)
    for outcome in framework.outcomes {
      for indicator in outcome.indicators { take(indicator, of: outcome, scales) }
    }
  }

  private mutating func take(
    _ indicator: Indicator, of outcome: FrameworkOutcome, _ scales: [Scale]
  ) {
    switch indicator.record {
    case .goals(let id):
      goalRatings[outcome.id] = scales.first { $0.id == id }?.goalRatings
    case .observation(let observed):
      let view: Observation.View? =
        switch observed.by {
        case .worker: .worker
        case .person: .person
        case .both: nil
        }
      observations[indicator.id] = Observed(observed.answers.map(\.id), by: view)
    case .engagement(let engagement):
      if engagement.measure == .meaningToPerson { meaningToPerson = engagement.meaning }
      if engagement.measure == .meaningToWorker { meaningToWorker = engagement.meaning }
    case .state(let state):
      states[indicator.id] = States(
        state.states.map(\.id), holding: Set(state.states.filter(\.holds).map(\.id)))
    case .count: counts.insert(indicator.id)
    case .level(let steps): levels[indicator.id] = steps.map(\.id)
    case .score, .words: break
    }
  }
}
