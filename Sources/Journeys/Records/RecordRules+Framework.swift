public import Scales

extension RecordRules {
  /// What records may say by a framework.
  ///
  /// - Parameters:
  ///   - framework: the framework of the study.
  ///   - scales: the scales that its goals are rated on; others are not looked at.
  public init(_ framework: OutcomesFramework, goalsRatedOn scales: [Scale]) {
    self.init()
    outcomes = framework.outcomes.map(\.id)
    for outcome in framework.outcomes {
      for indicator in outcome.indicators { take(indicator, of: outcome.id, scales) }
    }
  }

  private mutating func take(_ indicator: Indicator, of outcome: String, _ scales: [Scale]) {
    switch indicator.record {
    case .score, .words: break
    case .goals(let id):
      guard let range = scales.first(where: { $0.id == id })?.goalRatings else { return }
      goalRatings[outcome] = Self.hull(goalRatings[outcome], range)
    case .observation(let observed):
      let by: Observation.View? =
        switch observed.by {
        case .worker: .worker
        case .person: .person
        case .both: nil
        }
      observations[indicator.id] = Observed(observed.answers.map(\.id), by: by)
    case .engagement(let engagement):
      guard let range = engagement.meaning else { return }
      switch engagement.measure {
      case .meaningToPerson: meaningToPerson = Self.hull(meaningToPerson, range)
      case .meaningToWorker: meaningToWorker = Self.hull(meaningToWorker, range)
      case .kept, .startedByPerson: break
      }
    case .state(let state):
      states[indicator.id] = States(
        state.states.map(\.id), holding: Set(state.states.filter(\.holds).map(\.id)))
    case .count: counts.insert(indicator.id)
    case .level(let list): levels[indicator.id] = list.map(\.id)
    }
  }

  /// The smallest range that holds both.
  private static func hull(
    _ one: ClosedRange<Double>?, _ other: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    guard let one else { return other }
    return min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
  }
}
