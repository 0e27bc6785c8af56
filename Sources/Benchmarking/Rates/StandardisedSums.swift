import Results

/// The sums over strata: of weights, of weighted rates and their variances, and of events.
struct StandardisedSums {
  var weights = 0.0
  var rates = 0.0
  var variances = 0.0
  var events = 0.0

  /// Adds a stratum with Σ f m_f events and Σ f² m_f for its variance.
  mutating func add(
    _ name: String, events: Double, squares: Double, people: Double, weight: Double
  ) throws(Withheld) {
    guard weight >= 0, weight <= 1e100 else {
      throw Withheld(
        "rate.weight", "The weight of '\(name)' is not a number of zero or more.",
        help: "Give the stratum's people in the standard population.")
    }
    // A stratum the standard population does not have adds nothing, its events neither.
    guard weight > 0 else { return }
    try RateRefusal.checkExposure(people, "number of people in '\(name)'")
    weights += weight
    rates += weight * events / people
    variances += weight * weight * squares / (people * people)
    self.events += events
  }

  func rate(per multiplier: Double, level: Double) throws(Withheld) -> Estimate {
    try RateRefusal.checkExposure(multiplier, "multiplier")
    guard weights > 0 else {
      throw Withheld(
        "rate.weight", "No stratum has a weight.",
        help: "Give each stratum's people in the standard population.")
    }
    guard let count = Int(exactly: events), count <= 1 << 50 else {
      throw Withheld(
        "rate.out-of-range", "There are more events than can be computed with.",
        help: "Look at how they were counted.")
    }
    guard count >= 10 else { throw RateRefusal.tooFewEvents }
    let rate = rates / weights
    let error = variances.squareRoot() / weights
    let interval = CountInterval.of(count, level: level)
    let unit = error / events.squareRoot()
    return Estimate(
      value: rate * multiplier, standardError: error * multiplier,
      interval: ConfidenceInterval(
        lower: max(0, rate + unit * (interval.range.lowerBound - events)) * multiplier,
        upper: (rate + unit * (interval.range.upperBound - events)) * multiplier,
        level: level, method: "dobson-1991"))
  }
}
