import Results

/// What lead and lag say in plain words.
enum LeadLagWords {
  /// Why order in time is not cause.
  static let cause =
    "That one thing goes before the other does not make it the cause: something else that changed in "
    + "people meanwhile, and is not in the data, may lie behind both. What is stable in a person, and what "
    + "changed for everybody, is allowed for."

  /// A number with two decimals, or three digits where it is small.
  static func text(_ x: Double) -> String {
    let scale = abs(x) < 0.1 ? 1000.0 : 100
    let rounded = (x * scale).rounded() / scale
    return rounded == 0
      ? "0"
      : "\(rounded)".hasSuffix(".0") && abs(rounded) < 1e15
        ? "\(Int(rounded))" : "\(rounded)"
  }

  private static func interval(_ estimate: Estimate, times scale: Double = 1) -> String {
    guard let interval = estimate.interval else { return "" }
    let percent = text(100 * interval.level)
    return
      " (\(percent) % interval \(text(scale * interval.lower)) to \(text(scale * interval.upper)))"
  }

  static func forward(_ effect: LeadLagForward.Effect) -> String {
    let what =
      switch effect.part {
      case .level:
        "after a score \(text(effect.step)) \(effect.step == 1 ? "point" : "points") higher"
      case .higher: "after a score reliably higher than the person's first"
      case .lower: "after a score reliably lower than the person's first"
      }
    let comparison = effect.part == .level ? "than otherwise" : "than after no reliable change"
    let odds =
      "In the same person, the odds of the outcome in a period were \(text(effect.oddsRatio.value)) "
      + "times as high \(what)\(interval(effect.oddsRatio))"
    let points = 100 * effect.probability.value
    let way = points < 0 ? "fewer" : "more"
    return "\(odds): in 100 such periods, about \(text(abs(points))) \(way) \(comparison)."
  }

  static func reverse(_ answer: LeadLagReverse) -> String {
    let value = answer.effect.estimate.value
    return "In the same person, the score was \(text(abs(value))) points "
      + "\(value < 0 ? "lower" : "higher") after the outcome than without it"
      + "\(interval(answer.effect.estimate))."
  }
}
