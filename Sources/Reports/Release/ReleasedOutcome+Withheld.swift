public import Results

extension ReleasedOutcome {
  /// A part of an outcome.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// First against last score.
    case change
    /// The error of measurement.
    case error
    /// Who changed beyond error.
    case directions
    /// Setbacks.
    case setbacks
    /// Means by occasion.
    case occasions
    /// The movement over time.
    case movement
    /// Services side by side.
    case services
    /// What is expected of the people of services.
    case expected
  }

  /// The parts that are left out as a whole, and why, in the order of the report.
  public var withheld: [(part: Part, why: Withheld)] {
    let parts: [(Part, Withheld?)] = [
      (.change, Self.reason(change)), (.error, Self.reason(error)),
      (.directions, Self.reason(directions)), (.setbacks, Self.reason(setbacks)),
      (.occasions, Self.reason(occasions)), (.movement, movement.flatMap(Self.reason)),
      (.services, services.flatMap(Self.reason)),
      (.expected, (try? services?.get()).flatMap { Self.reason($0.model) }),
    ]
    return parts.compactMap { part, why in why.map { (part, $0) } }
  }

  private static func reason<Value>(_ result: Result<Value, Withheld>) -> Withheld? {
    if case .failure(let reason) = result { reason } else { nil }
  }
}

extension ReleasedOutcome.Part {
  /// What it is called in a report.
  var words: Sentence {
    switch self {
    case .change: "The change from first to last score"
    case .error: "The error of measurement"
    case .directions: "Who changed beyond error"
    case .setbacks: "Setbacks and ground regained"
    case .occasions: "Mean scores by occasion"
    case .movement: "The movement over time"
    case .services: "The comparison"
    case .expected: "The comparison with what is expected of people"
    }
  }
}
