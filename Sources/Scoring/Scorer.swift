public import Scales

/// Scores responses by the rules of one scale. Nothing is taken from the data but the answers.
///
/// With keyed codes `x_j` of the `m` items answered out of `k`:
///
///     sum  = Σ x_j                 when m = k
///     sum  = k/m · Σ x_j           prorated, when k − m items may be missing
///     mean = 1/m · Σ x_j
///
/// A metric with a table is looked up by its exact row; nothing is interpolated.
public struct Scorer: Sendable {
  /// The scale.
  public let scale: Scale

  /// Prepares to score by a scale.
  public init(_ scale: Scale) {
    self.scale = scale
  }

  /// The scores of one person on one occasion.
  ///
  /// - Parameter responses: one per item of the scale, in its order.
  /// - Returns: one score per definition, in the order of the scale.
  public func scores(_ responses: [Response]) -> [Score] {
    precondition(
      responses.count == scale.items.count,
      "\(responses.count) responses to \(scale.items.count) items")
    return scale.scores.map { score($0, responses) }
  }

  private func score(_ definition: ScoreDefinition, _ responses: [Response]) -> Score {
    var sum = 0
    var answered = 0
    var setAside = false
    for keyed in definition.items {
      switch responses[keyed.item] {
      case .answered(let code):
        sum += scale.items[keyed.item].keyed(code, keyed.key)
        answered += 1
      case .missing: break
      case .setAside: setAside = true
      }
    }
    let k = definition.items.count
    func missing(_ reason: MissingReason) -> Score {
      Score(status: .missing, values: [], answered: answered, items: k, reason: reason)
    }
    if setAside { return missing(.responseSetAside) }
    if answered == 0 { return missing(.nothingAnswered) }
    let needed = k - definition.missing.maxMissing
    if answered < needed { return missing(.tooFewAnswered(answered: answered, needed: needed)) }
    let raw =
      switch definition.kind {
      case .sum: answered == k ? Double(sum) : Double(sum) * Double(k) / Double(answered)
      case .mean: Double(sum) / Double(answered)
      }
    var values: [Double] = []
    for metric in definition.metrics {
      guard let value = metric.table.map({ $0.value(for: raw) }) ?? raw else {
        return missing(.noTableRow)
      }
      values.append(value)
    }
    return Score(
      status: answered == k ? .scored : .prorated, values: values, answered: answered, items: k)
  }
}
