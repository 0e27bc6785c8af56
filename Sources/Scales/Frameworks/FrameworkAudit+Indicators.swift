import Results

extension Indicator {
  /// What can be proven of an indicator by itself.
  var problems: [Diagnostic] {
    switch record {
    case .score, .goals, .count, .words: []
    case .observation(let observation):
      steps(observation.answers.map(\.id), "answer")
    case .level(let levels): steps(levels.map(\.id), "level") + reserved(levels.map(\.id))
    case .engagement(let engagement): meaning(engagement)
    case .state(let state): states(state) + reserved(state.states.map(\.id)) + sustained(state)
    }
  }

  private func problem(_ code: DiagnosticCode, _ message: String, _ help: String) -> Diagnostic {
    Diagnostic(code, at: place, message, help: help)
  }

  private func steps(_ ids: [String], _ what: String) -> [Diagnostic] {
    let few =
      ids.count >= 2
      ? []
      : [
        problem(
          .frameworkSteps,
          "'\(id)' has fewer than two \(what)s, so everybody stands at the same one.",
          "Name at least two, the one that is least far along first.")
      ]
    return few + FrameworkAudit.repeated(ids.map { ($0, place) }, what)
  }

  private func reserved(_ ids: [String]) -> [Diagnostic] {
    ids.filter(StateIndicator.reserved.contains).map {
      problem(
        .frameworkStates, "'\($0)' is not a state of '\(id)': every record may say so anyway.",
        "Leave it out; what is unknown and what does not apply are kept apart from every state.")
    }
  }

  private func meaning(_ engagement: EngagementIndicator) -> [Diagnostic] {
    guard let meaning = engagement.meaning else { return [] }
    guard
      meaning.lowerBound >= meaning.upperBound || meaning.upperBound > 1000
        || meaning.lowerBound < -1000
    else { return [] }
    return [
      problem(
        .frameworkMeaning, "The ratings of '\(id)' do not go from a lowest to a highest.",
        "Write the lowest as 'low' and the highest as 'high', such as 1 and 5.")
    ]
  }

  private func states(_ state: StateIndicator) -> [Diagnostic] {
    let holding = state.states.count { $0.holds }
    let one =
      (1..<max(1, state.states.count)) ~= holding
      ? []
      : [
        problem(
          .frameworkStates,
          holding == 0
            ? "No state of '\(id)' is one in which the outcome holds."
            : "Every state of '\(id)' is one in which the outcome holds.",
          "Name at least one state with \"holds\": true and one with \"holds\": false.")
      ]
    return one + FrameworkAudit.repeated(state.states.map { ($0.id, place) }, "state")
  }

  private func sustained(_ state: StateIndicator) -> [Diagnostic] {
    let months = state.sustainedMonths
    let ordered = zip(months, months.dropFirst()).allSatisfy { $0 < $1 }
    guard !ordered || months.contains(where: { $0 < 1 || $0 > Int(FrameworkAudit.longestMonths) })
    else { return [] }
    return [
      problem(
        .frameworkMonths,
        "'sustainedMonths' of '\(id)' are not whole months in order, from 1 up.",
        "Write them from the smallest, each once, such as [3, 6].")
    ]
  }
}
