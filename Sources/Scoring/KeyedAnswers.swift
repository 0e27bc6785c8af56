public import Scales

/// What each answer adds to a sum or mean of items: the numbers beneath a score.
///
///     score of complete answers = Σ_j values_j
///
/// with blanks that are passed over by design in their place.
public struct KeyedAnswers: Sendable {
  private let items: ItemSteps
  private let structural: StructuralAnswers
  private let factor: Double
  /// Number of items.
  public let k: Int

  /// Prepares a score; nil when it is not a sum or mean of items.
  public init?(_ definition: ScoreDefinition, of scale: Scale) {
    guard definition.kind == .sum || definition.kind == .mean, !definition.items.isEmpty,
      let counted = CountedItems(definition.items, of: scale.items)
    else { return nil }
    items = ItemSteps(counted, required: [])
    structural = StructuralAnswers(scale)
    k = items.steps.count
    factor = Self.factor(definition, counted)
  }

  /// Points of the score to a unit of what an answer adds.
  static func factor(_ definition: ScoreDefinition, _ counted: CountedItems) -> Double {
    let weight = Double(counted.entries.reduce(0) { $0 + $1.weight })
    return definition.kind == .sum
      ? 1 / Double(counted.denominator)
      : definition.times.value / (weight * Double(counted.valueDenominator))
  }

  /// What each item adds; nil where it has no answer. Nil for everything when an answer was set
  /// aside: what the person meant is not known to be missing.
  public func values(_ responses: [Response]) -> [Double?]? {
    var values: [Double?] = []
    values.reserveCapacity(k)
    let responses = structural.completing(responses)
    for step in items.steps {
      switch responses[step.item] {
      case .answered(let code):
        let value = items.value(code, step)
        if value == ItemSteps.noCode { return nil }
        values.append(Double(value) * factor)
      case .setAside: return nil
      case .missing, .skipped, .declined, .refused, .notApplicable: values.append(nil)
      }
    }
    return values
  }
}
