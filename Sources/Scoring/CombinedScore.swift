import Scales

/// A score of scores, by the same formulas as ``ItemScore``, with the first metric of each as its
/// value.
struct CombinedScore: Sendable {
  private struct Input: Sendable {
    var score: Int
    var id: String
    var key: ScoreDefinition.Key
    var weight: Double
    /// Lowest + highest value, from which a reversed one is taken.
    var ends: Double
  }

  private let inputs: [Input]
  private let kind: ScoreDefinition.Kind
  private let rule: MissingRule.Rule
  private let rounds: Bool
  private let times: Double
  private let needed: Int
  private let totalWeight: Double
  private let leaves: [Int]

  init(
    _ definition: ScoreDefinition, _ keyed: [ScoreDefinition.KeyedScore], _ leaves: [Int],
    of scale: Scale
  ) {
    inputs = keyed.map { input in
      let score = scale.scores[input.score]
      return Input(
        score: input.score, id: score.id, key: input.key, weight: input.weight.value,
        ends: score.metrics[0].lowest + score.metrics[0].highest)
    }
    kind = definition.kind
    rule = definition.missing.rule
    rounds = definition.rounding == .nearest
    times = definition.times.value
    needed = keyed.count - definition.missing.maxMissing(of: keyed.count)
    totalWeight = inputs.reduce(0) { $0 + $1.weight }
    self.leaves = leaves
  }

  /// The raw value, or why there is none.
  ///
  /// - Parameters:
  ///   - responses: one per item of the scale.
  ///   - scores: by position; those it is made of are there.
  /// - Returns: the raw value, or the reason why there is none.
  func raw(_ responses: [Response], _ scores: [Score?]) -> RawScore {
    var raw = RawScore(responses, leaves)
    var values: [Double] = []
    var weight = 0.0
    var status = Score.Status.scored
    var reason: MissingReason?
    for input in inputs {
      guard let score = scores[input.score] else { continue }
      switch score.status {
      case .prorated: status = .prorated
      case .partial where status == .scored: status = .partial
      case .scored, .partial, .missing: break
      }
      if let value = score.value(metric: 0).flatMap({ keyed($0, input) }) {
        values.append(value * input.weight)
        weight += input.weight
      } else if score.reason == .responseSetAside {
        return raw.missing(.responseSetAside)
      } else if reason == nil {
        reason = .scoreMissing(input.id)
      }
    }
    if values.isEmpty || values.count < needed {
      return raw.missing(raw.answered == 0 ? .nothingAnswered : reason ?? .nothingAnswered)
    }
    if values.count < inputs.count {
      if case .prorate = rule { status = .prorated } else if status == .scored { status = .partial }
    }
    raw.status = status
    raw.value = value(values, weight)
    return raw
  }

  private func value(_ values: [Double], _ weight: Double) -> Double {
    let sum = values.reduce(0, +)
    let isProrated = if case .prorate = rule { values.count < inputs.count } else { false }
    let value =
      switch kind {
      case .mean: sum / weight * times
      case .min: values.min() ?? 0
      case .max: values.max() ?? 0
      case .sum, .count, .rule, .goalAttainment: isProrated ? sum * totalWeight / weight : sum
      }
    return isProrated && rounds ? value.rounded() : value
  }

  private func keyed(_ value: Double, _ input: Input) -> Double? {
    switch input.key {
    case .forward: value
    case .reverse: input.ends - value
    case .atLeast(let least): value >= least ? 1 : 0
    case .map(let map): Int(exactly: value).flatMap { map[$0]?.value }
    }
  }
}

extension RawScore {
  /// Counts what was answered of the items beneath a score.
  init(_ responses: [Response], _ leaves: [Int]) {
    var unanswered = Unanswered.none
    var answered = 0
    for item in leaves {
      if responses[item].code != nil { answered += 1 } else { unanswered.add(responses[item]) }
    }
    self.init(answered: answered, items: leaves.count, unanswered: unanswered)
  }
}
