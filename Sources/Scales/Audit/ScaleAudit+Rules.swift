import Results

/// Missing rules and keys, held against what a score is made of.
extension ScaleAudit {
  func missingRule(of score: ScoreDefinition) -> [Diagnostic] {
    let rule = score.missing
    var problems: [Diagnostic] = []
    func refuse(_ message: String, _ help: String) {
      problems.append(Diagnostic(.scaleMissingRule, at: rule.place, message, help: help))
    }
    let inputs = inputCount(of: score)
    switch rule.rule {
    case .complete: break
    case .prorate(let maxMissing), .answered(let maxMissing):
      if maxMissing < 1 || maxMissing >= inputs {
        refuse(
          "A score of \(inputs) items cannot allow \(maxMissing) to be missing.",
          inputs > 1 ? "Allow at most \(inputs - 1), or say 'complete'." : "Say 'complete'.")
      }
    case .single: break
    }
    switch (rule.rule, score.kind) {
    case (.prorate, .min), (.prorate, .max), (.prorate, .goalAttainment):
      refuse(
        "Nothing can stand for a missing answer in a score of the kind '\(score.kind.rawValue)'.",
        "Say 'complete', or 'answered' to leave it out.")
    case (.single, .sum), (.single, .count):
      refuse(
        "The rule 'single' is for means: a sum of one answer is no sum of \(inputs).",
        "Say 'prorate', 'answered' or 'complete'.")
    case (.prorate, .rule), (.answered, .rule), (.single, .rule):
      refuse(
        "A rule is decided by what was answered, or missing: its missing rule is 'complete'.",
        "Say 'complete': the score is then missing only where a blank could change it.")
    default: break
    }
    let items = Set(score.items.map(\.item))
    for item in rule.required where !items.contains(item) {
      refuse(
        "'\(scale.items[item].id)' must be answered for a score that it does not enter.",
        "'require' names items of the score itself.")
    }
    if score.rounding == .nearest {
      if case .prorate = rule.rule {
        let ends = [score.metrics[0].lowest, score.metrics[0].highest]
        if ends.contains(where: { $0 != $0.rounded() }) {
          refuse(
            "Rounding could leave the range of '\(score.id)'.",
            "Round only scores whose lowest and highest value are whole numbers.")
        }
      } else {
        refuse(
          "Only prorated values are rounded, and '\(score.id)' is not prorated.",
          "Leave 'round' out, or give the rule 'prorate'.")
      }
    }
    return problems
  }

  private func inputCount(of score: ScoreDefinition) -> Int {
    switch score.inputs {
    case .items(let items): items.count
    case .scores(let scores): scores.count
    case .condition: 0
    }
  }

  func keys(of score: ScoreDefinition) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    func refuse(_ message: String, _ help: String) {
      problems.append(Diagnostic(.scaleKey, at: score.place, message, help: help))
    }
    if case .prorate = score.missing.rule, weights(of: score).contains(where: { $0 < 0 }) {
      refuse(
        "A score with a negative weight cannot be prorated: nothing stands for what is taken away.",
        "Reverse the item instead, or say 'complete'.")
    }
    if case .condition(let condition) = score.inputs {
      for (input, least) in condition.thresholds {
        guard let values = attainable[input] else { continue }
        if least <= values.lowest || least > values.highest {
          refuse(
            "'\(scale.scores[input].id)' lies between \(words(values.lowest)) and "
              + "\(words(values.highest)): at least \(words(least)) is "
              + "\(least > values.highest ? "never" : "always") true.",
            "Give a threshold above its lowest value and not above its highest.")
        }
      }
    }
    guard case .scores(let inputs) = score.inputs else { return problems }
    for input in inputs {
      let other = scale.scores[input.score]
      guard let values = attainable[input.score] else { continue }
      switch input.key {
      case .forward, .reverse: break
      case .atLeast(let least):
        if least <= values.lowest || least > values.highest {
          refuse(
            "Every value of '\(other.id)' would count the same in '\(score.id)'.",
            "'atLeast' lies above its lowest value and not above its highest.")
        }
      case .map(let map):
        let known = Set(map.keys.map(Double.init))
        if values.values.map({ Set($0) != known }) ?? true {
          refuse(
            "The map of '\(other.id)' must have each of its values once, and they must be whole.",
            "List every value from \(words(values.lowest)) to \(words(values.highest)).")
        }
      }
    }
    return problems
  }

  private func weights(of score: ScoreDefinition) -> [Double] {
    switch score.inputs {
    case .items(let items): items.map(\.weight.value)
    case .scores(let scores): scores.map(\.weight.value)
    case .condition: []
    }
  }
}

extension Condition {
  /// Every comparison of a score.
  fileprivate var thresholds: [(score: Int, atLeast: Double)] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.thresholds)
    case .not(let part): part.thresholds
    case .score(let score, let least): [(score, least)]
    case .item, .count: []
    }
  }
}
