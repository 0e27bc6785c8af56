import Platform
import Scales

/// Scores in words: what they are made of, and what they come to.
extension ScaleSheet {
  func score(_ position: Int, _ sheet: inout TextSheet) {
    let score = scale.scores[position]
    sheet.heading("Score \(score.id): \(score.name)")
    switch score.inputs {
    case .items(let items):
      keys(
        "\(Self.kind(score)) of \(items.count) items",
        items.map { (scale.items[$0.item].id, $0.key, $0.weight) }, &sheet)
    case .scores(let scores):
      keys(
        "\(Self.kind(score)) of \(scores.count) scores",
        scores.map { (scale.scores[$0.score].id, $0.key, $0.weight) }, &sheet)
    case .condition(let condition):
      sheet.fact("Made of", "1 where this holds, else 0: \(words(condition))")
    }
    sheet.fact("Better", score.direction == .higherIsBetter ? "higher" : "lower")
    sheet.fact(
      "Missing answers",
      "\(missing(score)) [\(score.missing.source ?? "no rule stated by the authors")]")
    for (index, metric) in score.metrics.enumerated() {
      var words = "\(Self.number(metric.lowest)) to \(Self.number(metric.highest))"
      words += Self.origin(metric, score)
      if let error = metric.standardError {
        words += "; standard error of measurement \(Self.number(error.value)) [\(error.source)]"
      }
      if index == score.reported {
        words += score.metrics.count > 1 ? "; this one is reported" : ""
      }
      sheet.fact("Number '\(metric.id)'", words)
    }
    figures(score, &sheet)
  }

  private func keys(
    _ whole: String, _ inputs: [(id: String, key: ScoreDefinition.Key, weight: Fraction)],
    _ sheet: inout TextSheet
  ) {
    sheet.fact("Made of", whole)
    func list(_ label: String, _ wanted: ScoreDefinition.Key) {
      let ids = inputs.filter { $0.key == wanted && $0.weight == .one }.map(\.id)
      if !ids.isEmpty { sheet.fact(label, ids.joined(separator: ", "), indent: 4) }
    }
    list("as they are", .forward)
    list("reversed", .reverse)
    for input in inputs {
      var parts: [String] = []
      switch input.key {
      case .forward: break
      case .reverse: parts.append("reversed")
      case .map(let values):
        let pairs = values.sorted { $0.key < $1.key }
        parts.append(
          pairs.map { "\($0.key) counts \(Self.number($0.value.value))" }.joined(separator: ", "))
      case .atLeast(let least): parts.append("1 from \(Self.number(least)) on, else 0")
      }
      if input.weight != .one { parts.append("times \(Self.number(input.weight.value))") }
      let isListed = input.weight == .one && (input.key == .forward || input.key == .reverse)
      if !isListed {
        sheet.fact(input.id, parts.joined(separator: ", "), indent: 4)
      }
    }
  }

  private static func kind(_ score: ScoreDefinition) -> String {
    switch score.kind {
    case .sum: "the sum"
    case .mean: score.times == .one ? "the mean" : "\(number(score.times.value)) times the mean"
    case .min: "the smallest"
    case .max: "the largest"
    case .count: "how many count 1"
    case .rule: "a rule"
    case .goalAttainment:
      "the T score of goal attainment, with goals correlated \(number(score.rho ?? 0)),"
    }
  }

  private func missing(_ score: ScoreDefinition) -> String {
    let required = score.missing.required.map { scale.items[$0].id }
    let must = required.isEmpty ? "" : "; \(required.joined(separator: ", ")) must be answered"
    let rounding = score.rounding == .nearest ? ", rounded to a whole number" : ""
    switch score.missing.rule {
    case .complete:
      return
        (score.kind == .rule
        ? "no score where a blank could decide it" : "no score unless everything is answered")
        + must
    case .prorate(let most):
      return "up to \(most) may be missing, the others stand for them\(rounding)" + must
    case .answered(let most):
      return "up to \(most) may be missing, only what was answered counts" + must
    case .single: return "one answer is enough" + must
    }
  }

  private static func origin(_ metric: Metric, _ score: ScoreDefinition) -> String {
    guard let from = metric.from else { return "" }
    let origin = score.metrics[from].id
    switch metric.conversion {
    case .table(let table):
      let strata = table.strata.isEmpty ? "" : ", with rows of their own for some people"
      return "; by table from '\(origin)'\(strata) [\(table.source)]"
    case .percent: return "; per cent of the range of '\(origin)'"
    case .times(let factor): return "; \(number(factor)) times '\(origin)'"
    case nil: return ""
    }
  }

  private func words(_ condition: Condition) -> String {
    func inner(_ part: Condition) -> String {
      switch part {
      case .all(let parts) where parts.count > 1, .any(let parts) where parts.count > 1:
        "(\(words(part)))"
      default: words(part)
      }
    }
    switch condition {
    case .all(let parts): return parts.map(inner).joined(separator: " and ")
    case .any(let parts): return parts.map(inner).joined(separator: " or ")
    case .not(let part): return "not \(inner(part))"
    case .item(let item, let least): return "\(scale.items[item].id) at least \(least)"
    case .score(let score, let least):
      return "'\(scale.scores[score].id)' at least \(Self.number(least))"
    case .count(let items, let least, let reaches):
      let ids = items.map { scale.items[$0].id }.joined(separator: ", ")
      return "\(reaches) or more of \(ids) at least \(least)"
    }
  }

  static func number(_ value: Double) -> String { NumberText.text(value, digits: 6) }
}
