import Scales

extension FrameworkFindings.Subject {
  /// The outcome and what stands for it, told once where both are called the same.
  var name: Sentence {
    outcome.name == indicator.name
      ? "\(given: outcome.name)" : "\(given: outcome.name): \(given: indicator.name)"
  }

  /// When a state holds and when it does not, in the framework's own words; nil where it is no state.
  ///
  /// The name of a state alone does not say which is the good one: "contact with the justice system" holds while
  /// there is none.
  var whenItHolds: Sentence? {
    guard case .state(let state) = indicator.record else { return nil }
    func names(_ holds: Bool) -> Sentence {
      .choice(state.states.filter { $0.holds == holds }.map { "“\(given: $0.name)”" })
    }
    return """
      It holds while the record says \(names(true)), and does not while it says \(names(false)).
      """
  }

  /// That a state lies outside the service's hands, where the framework says so.
  var outsideNote: Sentence? {
    guard outcome.control == .outside else { return nil }
    return """
      The framework marks this as outside the service's hands: it is described here, and nobody is ranked \
      by it.
      """
  }
}

extension Sentence {
  /// A choice in words: "a, b or c".
  static func choice(_ items: [Sentence]) -> Sentence {
    guard items.count > 1, let last = items.last else { return items.first ?? Sentence() }
    return joined([joined(Array(items.dropLast()), by: ", "), last], by: " or ")
  }
}
