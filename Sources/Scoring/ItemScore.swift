import Scales

/// A score of items. With keyed values `x` and weights `w` of the `m` answered out of `k`:
///
///     sum    = Σ w x                          count  = Σ x, each x being 1 or 0
///     mean   = Σ w x / Σ w · times            min, max = the smallest, the largest w x
///     prorated sum = Σ_k w / Σ_m w · Σ w x    T      = see ``GoalAttainment``
///
/// All of it is added in whole units, so a complete score is rounded once at most.
struct ItemScore: Sendable {
  private let items: ItemSteps
  private let ids: [String]
  private let kind: ScoreDefinition.Kind
  private let rule: MissingRule.Rule
  private let rounds: Bool
  private let times: Fraction
  private let rho: Double
  private let needed: Int
  private let totalWeight: Int

  init(_ definition: ScoreDefinition, _ counted: CountedItems, of scale: Scale) {
    items = ItemSteps(counted, required: definition.missing.required)
    ids = scale.items.map(\.id)
    kind = definition.kind
    rule = definition.missing.rule
    rounds = definition.rounding == .nearest
    times = definition.times
    rho = definition.rho ?? 0
    needed = counted.entries.count - definition.missing.maxMissing(of: counted.entries.count)
    totalWeight = counted.entries.reduce(0) { $0 + $1.weight }
  }

  /// The raw value, or why there is none.
  func raw(_ responses: [Response]) -> RawScore {
    let tally = ItemTally(responses, items)
    let k = items.steps.count
    var raw = RawScore(answered: tally.answered, items: k, unanswered: tally.unanswered)
    if tally.answered < k {
      if tally.unanswered.setAside > 0 { return raw.missing(.responseSetAside) }
      if tally.answered == 0 { return raw.missing(.nothingAnswered) }
      if let item = tally.requiredItem { return raw.missing(.requiredItem(ids[item])) }
      if tally.answered < needed {
        return raw.missing(.tooFewAnswered(answered: tally.answered, needed: needed))
      }
      raw.status = if case .prorate = rule { .prorated } else { .partial }
    }
    raw.value = value(tally, responses, isComplete: tally.answered == k)
    return raw
  }

  private func value(_ tally: ItemTally, _ responses: [Response], isComplete: Bool) -> Double {
    let unit = Double(items.counted.denominator)
    switch kind {
    case .sum, .count, .rule:
      guard !isComplete, case .prorate = rule else { return Double(tally.sum) / unit }
      let prorated = Double(tally.sum) * Double(totalWeight) / Double(tally.weight) / unit
      return rounds ? prorated.rounded() : prorated
    case .mean:
      let weights = Double(tally.weight) * Double(items.counted.valueDenominator)
      let mean =
        Double(tally.sum) * Double(times.numerator) / (weights * Double(times.denominator))
      guard rounds, !isComplete, case .prorate = rule else { return mean }
      return mean.rounded()
    case .min: return Double(tally.smallest) / unit
    case .max: return Double(tally.largest) / unit
    case .goalAttainment: return goals(tally, responses)
    }
  }

  private func goals(_ tally: ItemTally, _ responses: [Response]) -> Double {
    let unit = Double(items.counted.weightDenominator)
    let squares = items.steps.reduce(0.0) { sum, step in
      let weight = Double(step.weight) / unit
      return responses[step.item].code == nil ? sum : sum + weight * weight
    }
    return GoalAttainment.score(
      weighted: Double(tally.sum) / Double(items.counted.denominator),
      weights: Double(tally.weight) / unit, squares: squares, rho: rho)
  }
}

/// A score before its metrics.
struct RawScore {
  /// The first metric's value; nil when there is none.
  var value: Double?
  /// How the value came about, where there is one.
  var status = Score.Status.scored
  var answered: Int
  var items: Int
  var unanswered: Unanswered
  var reason: MissingReason?

  init(answered: Int, items: Int, unanswered: Unanswered) {
    self.answered = answered
    self.items = items
    self.unanswered = unanswered
  }

  /// The same with the reason why there is no value.
  func missing(_ reason: MissingReason) -> RawScore {
    var raw = self
    raw.reason = reason
    return raw
  }
}
