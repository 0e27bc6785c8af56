import Results

/// A service whose figures can be placed in a funnel.
struct FunnelPoint {
  var name: String
  var completion: Completion?
  /// The count, or nil for means and estimates.
  var numerator: Double?
  /// People, expected events, exposure, or 1 / variance for estimates.
  var denominator: Double
  /// What is plotted, before any multiplier.
  var value: Double
  /// The service's own standard deviation, where it has one.
  var deviation: Double?
}

extension FunnelPoint {
  init(_ row: CountRow, proportion: Bool, wholeDenominator: Bool) throws(Withheld) {
    guard row.denominator.isFinite, row.denominator > 0 else {
      throw Self.refusal(
        "denominator", "There is nobody, or nothing, to divide by.", "Leave the service out.")
    }
    guard (1e-9...1e12).contains(row.denominator) else {
      throw Self.refusal(
        "denominator", "The denominator is too large or too small to compute with.",
        "Change the unit.")
    }
    guard row.numerator >= 0, row.numerator <= 1e12, row.numerator == row.numerator.rounded() else {
      throw Self.refusal(
        "numerator", "The numerator is not a count.", "Give whole numbers of zero or more.")
    }
    guard !wholeDenominator || row.denominator == row.denominator.rounded() else {
      throw Self.refusal(
        "denominator", "The denominator is not a count.", "Give whole numbers above zero.")
    }
    guard !proportion || row.numerator <= row.denominator else {
      throw Self.refusal(
        "numerator-above-denominator", "More people are counted than there are.",
        "Count each person once, and everybody in the denominator.")
    }
    self.init(
      name: row.name, completion: row.completion, numerator: row.numerator,
      denominator: row.denominator, value: row.numerator / row.denominator, deviation: nil)
  }

  init(_ row: MeanRow, ownDeviation: Bool) throws(Withheld) {
    guard row.n > 0 else {
      throw Self.refusal("denominator", "Nobody is in it.", "Leave the service out.")
    }
    guard row.mean.magnitude <= 1e100 else {
      throw Self.refusal(
        "value", "The mean is not a finite number.", "Look at how it was computed.")
    }
    if let deviation = row.standardDeviation, !(deviation >= 0 && deviation <= 1e100) {
      throw Self.refusal(
        "deviation", "The standard deviation is not a number of zero or more.",
        "Look at how it was computed.")
    }
    if ownDeviation {
      guard row.n > 1, let deviation = row.standardDeviation, deviation > 0 else {
        throw Self.refusal(
          "deviation", "It has no spread of its own to measure by.",
          "Use one standard deviation for all services.")
      }
    }
    self.init(
      name: row.name, completion: row.completion, numerator: nil, denominator: Double(row.n),
      value: row.mean, deviation: row.standardDeviation)
  }

  init(_ row: EstimateRow) throws(Withheld) {
    guard row.estimate.magnitude <= 1e100 else {
      throw Self.refusal(
        "value", "The estimate is not a finite number.", "Look at how it was computed.")
    }
    guard (1e-50...1e50).contains(row.standardError) else {
      throw Self.refusal(
        "standard-error", "The standard error is not a number above zero.",
        "Leave the service out, or give its standard error.")
    }
    self.init(
      name: row.name, completion: row.completion, numerator: nil,
      denominator: 1 / (row.standardError * row.standardError), value: row.estimate,
      deviation: nil)
  }

  private static func refusal(_ code: String, _ reason: String, _ help: String) -> Withheld {
    Withheld("funnel.\(code)", reason, help: help)
  }
}

extension FunnelPoint {
  /// The place of the service on a rule's scale, and the error of it; no place for a zero under a
  /// logarithm.
  ///
  /// A ratio of counts has ½ added to both, and its error from its own counts:
  /// s² = O/(O + ½)² + E/(E + ½)².
  func placed(
    by rule: LimitRule, zero: Funnel.ZeroNumerators
  ) throws(Withheld) -> (y: Double, s: Double) {
    if case .student = rule { return (value, (deviation ?? 0) / denominator.squareRoot()) }
    let scale = rule.scale
    switch scale {
    case .logOfCounts:
      let (o, e) = ((numerator ?? 0) + 0.5, denominator + 0.5)
      let s = ((o - 0.5) / (o * o) + (e - 0.5) / (e * e)).squareRoot()
      return (scale.place(of: o / e), s)
    case .log where numerator == 0:
      switch zero {
      case .halfAdded: return (scale.place(of: 0.5 / denominator), scale.error(at: denominator))
      case .withheld:
        throw Self.refusal(
          "zero-numerator", "Nothing was counted, and a count of zero has no logarithm.",
          "Compare on the square-root scale, or state that ½ is added to zeros.")
      }
    default: return (scale.place(of: value), scale.error(at: denominator))
    }
  }
}
