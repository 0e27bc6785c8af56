public import Results

extension Funnel {
  /// A funnel of counts: shares, standardised ratios, ratios of counts, rates.
  ///
  /// - Parameters:
  ///   - rows: services, each named once.
  ///   - measure: what is compared, and by which limits.
  ///   - options: coverages, target and over-dispersion.
  /// - Throws: `Withheld` for fewer than two services that can be placed (one with a stated target), a
  ///   name given twice, no events at all, a target the value cannot have, or coverages out of order.
  public init(
    _ rows: [CountRow], as measure: CountMeasure, options: Options = Options()
  ) throws(Withheld) {
    try options.check()
    try FunnelPlan.checkNames(rows.map(\.name))
    var plan = FunnelPlan(
      rows: rows.map { row in
        FunnelPlan.Row(
          name: row.name, completion: row.completion,
          point: Result { () throws(Withheld) in
            try FunnelPoint(
              row, proportion: measure.isProportion, wholeDenominator: measure.countsBoth)
          })
      },
      target: 1, targetFromUnits: false, rule: .normal(.squareRoot), label: "", widenedLabel: "")
    plan.multiplier = measure.multiplier
    guard (1e-100...1e100).contains(plan.multiplier) else {
      throw Withheld(
        "funnel.multiplier", "The multiplier of the rate is not a number above zero.",
        help: "Give for example 1000 for a rate per thousand.")
    }
    let stated = options.target ?? measure.ownTarget
    try FunnelPlan.checkCount(plan.rows, stated: stated)
    if let stated {
      plan.target = stated / plan.multiplier
    } else {
      plan.target = try measure.overall(plan.points)
    }
    plan.targetFromUnits = stated == nil
    try measure.check(target: plan.target)
    measure.setRule(of: &plan)
    plan.setAsideOutOfRange()
    try FunnelPlan.checkCount(plan.rows, stated: stated)
    try self.init(plan, options: options)
  }

  /// A funnel of the share of people with two scores, to stand beside every funnel of outcomes.
  ///
  /// - Parameters:
  ///   - completions: services, each named once; those with nobody eligible are set aside.
  ///   - limits: by which limits.
  ///   - options: coverages, target and over-dispersion.
  /// - Returns: the funnel of paired of eligible.
  /// - Throws: `Withheld` as a funnel of counts.
  public static func completion(
    _ completions: [(name: String, completion: Completion)],
    limits: ProportionLimits = .exactInterpolated, options: Options = Options()
  ) throws(Withheld) -> Funnel {
    try Funnel(
      completions.map { name, completion in
        CountRow(
          name, Double(completion.paired), of: Double(completion.eligible), completion: completion)
      },
      as: .proportion(limits), options: options)
  }
}

extension CountMeasure {
  var isProportion: Bool {
    if case .proportion = self { true } else { false }
  }

  /// Whether the denominator is a count as well.
  var countsBoth: Bool {
    switch self {
    case .proportion, .ratioOfCounts: true
    case .standardisedRatio, .rate: false
    }
  }

  var multiplier: Double {
    if case .rate(let multiplier, _, _) = self { multiplier } else { 1 }
  }

  /// The target that needs no services: 1 for standardised ratios.
  var ownTarget: Double? {
    if case .standardisedRatio = self { 1 } else { nil }
  }

  /// Σ numerators / Σ denominators.
  func overall(_ points: [FunnelPoint]) throws(Withheld) -> Double {
    let counted = points.reduce(0) { $0 + ($1.numerator ?? 0) }
    let value = counted / points.reduce(0) { $0 + $1.denominator }
    guard value > 0, !isProportion || value < 1 else {
      throw Withheld(
        "funnel.nothing-differs", "In every service nobody is counted, or everybody.",
        help: "There is nothing to compare; say so in a sentence.")
    }
    return value
  }

  func check(target: Double) throws(Withheld) {
    guard target > 0, target <= 1e100, !isProportion || target < 1 else {
      throw Withheld(
        "funnel.target", "The target is not a value that these figures can have.",
        help: isProportion
          ? "Give a share between 0 and 1." : "Give a number above zero.")
    }
  }

  /// The rule and its words.
  func setRule(of plan: inout FunnelPlan) {
    let target = plan.target
    switch self {
    case .proportion(let limits):
      plan.label = limits.label
      plan.widenedLabel = ProportionLimits.arcsine.label + Self.widened
      switch limits {
      case .arcsine: plan.rule = .normal(.arcsine)
      case .exactInterpolated: plan.rule = .binomial(.arcsine)
      case .normal:
        plan.rule = .normal(.share(target: target))
        plan.widenedLabel = "normal limits on the share" + Self.widened
      }
    case .ratioOfCounts:
      plan.rule = .normal(.logOfCounts(target: target))
      plan.label = "normal limits on the logarithm of the ratio of the counts"
      plan.widenedLabel = plan.label + Self.widened
    case .standardisedRatio(let limits, let scale), .rate(_, let limits, let scale):
      plan.label = limits.label
      let working: WorkingScale = scale == .log ? .log(target: target) : .squareRoot
      switch limits {
      case .chiSquaredAroundExpected: plan.rule = .poisson(.aroundExpected, working)
      case .exactInterpolated: plan.rule = .poisson(.interpolated, working)
      case .exactInverted: plan.rule = .poisson(.inverted, working)
      case .log: plan.rule = .normal(.log(target: target))
      case .squareRoot: plan.rule = .normal(.squareRoot)
      }
      let isLog = limits == .log || (limits != .squareRoot && scale == .log)
      plan.widenedLabel =
        (isLog ? RatioLimits.log : RatioLimits.squareRoot).label + Self.widened
    }
  }

  static let widened = ", widened by a variance between services"
}

extension FunnelPlan {
  /// Sets aside services whose expected count at the target is beyond what can be computed with.
  mutating func setAsideOutOfRange() {
    guard case .poisson = rule else { return }
    for (index, row) in rows.enumerated() {
      guard let point = try? row.point.get(),
        !(1e-9...1e12).contains(target * point.denominator)
      else { continue }
      rows[index].point = .failure(
        Withheld(
          "funnel.denominator", "The denominator is too large or too small to compute with.",
          help: "Change the unit."))
    }
  }
}
