import Scales

/// One score, prepared: what the definition says, worked out once.
struct PreparedScore: Sendable {
  private enum Source: Sendable {
    case items(ItemScore)
    case scores(CombinedScore)
    case condition(Condition, leaves: [Int])
  }

  private let source: Source
  private let metrics: [Metric]

  init(_ definition: ScoreDefinition, leaves: [Int], of scale: Scale) {
    metrics = definition.metrics
    switch definition.inputs {
    case .items(let keyed):
      guard let counted = CountedItems(keyed, of: scale.items) else {
        preconditionFailure("the numbers of the score '\(definition.id)' cannot be added exactly")
      }
      source = .items(ItemScore(definition, counted, of: scale))
    case .scores(let keyed):
      source = .scores(CombinedScore(definition, keyed, leaves, of: scale))
    case .condition(let condition): source = .condition(condition, leaves: leaves)
    }
  }

  /// The score of one person.
  ///
  /// - Parameters:
  ///   - responses: one per item, with blanks passed over by design in their place.
  ///   - scores: by position; those it is made of are there.
  ///   - person: what tables by sex or age need.
  /// - Returns: the score, or the reason why there is none.
  func score(_ responses: [Response], _ scores: [Score?], _ person: Characteristics) -> Score {
    let raw =
      switch source {
      case .items(let items): items.raw(responses)
      case .scores(let combined): combined.raw(responses, scores)
      case .condition(let condition, let leaves):
        Self.raw(condition, leaves, responses, scores)
      }
    var reason = raw.reason
    if let value = raw.value {
      if let values = values(value, person) {
        return Score(
          status: raw.status, values: values, answered: raw.answered,
          items: raw.items, unanswered: raw.unanswered)
      }
      reason = .noTableRow
    }
    return Score(
      status: .missing, values: [], answered: raw.answered, items: raw.items, reason: reason,
      unanswered: raw.unanswered)
  }

  private static func raw(
    _ condition: Condition, _ leaves: [Int], _ responses: [Response], _ scores: [Score?]
  ) -> RawScore {
    var raw = RawScore(responses, leaves)
    guard let truth = condition.truth(responses, scores) else {
      return raw.missing(
        raw.unanswered.setAside > 0
          ? .responseSetAside : raw.answered == 0 ? .nothingAnswered : .undecided)
    }
    raw.value = truth ? 1 : 0
    if raw.answered < raw.items { raw.status = .partial }
    return raw
  }

  /// The value in every metric; nil where a table has no row for it.
  private func values(_ raw: Double, _ person: Characteristics) -> [Double]? {
    if metrics.count == 1 { return [raw] }
    var values: [Double] = []
    values.reserveCapacity(metrics.count)
    for metric in metrics {
      guard let from = metric.from, let conversion = metric.conversion else {
        values.append(raw)
        continue
      }
      switch conversion {
      case .table(let table):
        guard let value = table.value(for: values[from], of: person) else { return nil }
        values.append(value)
      case .percent:
        let (lowest, highest) = (metrics[from].lowest, metrics[from].highest)
        values.append(100 * (values[from] - lowest) / (highest - lowest))
      case .times(let factor): values.append(values[from] * factor)
      }
    }
    return values
  }
}
