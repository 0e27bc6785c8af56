import Scales

/// What a reader has to know of a scale: from its definition, nothing added.
struct ScaleFacts: Sendable {
  private let outcome: Outcome

  init(_ outcome: Outcome) { self.outcome = outcome }

  /// The facts as a table.
  var markup: Markup {
    let scale = outcome.found.scale
    let score = outcome.found.definition
    var table = ReportTable(
      outcome.id("scale"), "\(outcome.name): the scale and its score",
      columns: ["What", "As defined"])
    func add(_ head: Sentence, _ text: String) { table.add(.words(head), [.given(text)]) }
    func say(_ head: Sentence, _ words: Sentence) { table.add(.words(head), [.words(words)]) }
    add("Scale", scale.name)
    say("Definition", "\(code: scale.id), version \(given: scale.version)")
    add("Status", scale.status.rawValue)
    add("Score", score.name)
    table.add(.words("Items"), [.count(score.items.count)])
    table.add(
      .words("Items that count the other way round"),
      [.count(score.items.count { $0.key == .reverse })])
    say("How items make the score", Self.kind(score.kind))
    say("Number that is reported", "\(code: outcome.found.metric.id)")
    table.add(.words("Lowest score"), [.edge(outcome.range.lowerBound)])
    table.add(.words("Highest score"), [.edge(outcome.range.upperBound)])
    say("Direction", outcome.higherIsBetter ? "Higher is better" : "Lower is better")
    say("When answers are missing", Self.rule(score.missing))
    let inputs = max(score.items.count, score.scores.count)
    if score.missing.maxMissing(of: inputs) > 0 {
      table.add(
        .words("Most items that may be missing"), [.count(score.missing.maxMissing(of: inputs))])
    }
    say("Source of that rule", score.missing.source.map { "\(code: $0)" } ?? "Not stated")
    say("Who answers", scale.respondent == .itself ? "The person" : "Someone who knows the person")
    add("Time the questions ask about", scale.timeFrame.recall)
    say(
      "Over what time change is realistic",
      scale.timeFrame.realisticChange.map { "\(given: $0)" } ?? "Not stated")
    say(
      "Who agreed it",
      scale.agreement.map { "\(given: $0.by.joined(separator: ", "))" } ?? "Not stated")
    if let review = scale.agreement?.review { add("To be looked at again", review) }
    add("Rights", scale.licence.holder)
    add("Terms", scale.licence.terms)
    return table.markup
  }

  private static func kind(_ kind: ScoreDefinition.Kind) -> Sentence {
    switch kind {
    case .sum: "Their sum"
    case .mean: "Their mean"
    case .min: "The smallest of them"
    case .max: "The largest of them"
    case .count: "How many of them reach a set answer"
    case .rule: "1 where a rule about them holds, 0 where it does not"
    case .goalAttainment: "The T score of goal attainment (Kiresuk & Sherman 1968)"
    }
  }

  private static func rule(_ rule: MissingRule) -> Sentence {
    switch rule.rule {
    case .complete: "No score: every item must be answered"
    case .prorate:
      "The items answered stand for the others, up to the number below; beyond it, no score"
    case .answered:
      "Only what was answered counts, up to the number below; beyond it, no score"
    case .single: "One answer is enough; the others are left out"
    }
  }
}
