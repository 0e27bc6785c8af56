import Change
import Documents
import Journeys
import Results
import Scales

/// What was chosen and what was known, echoed beside every result.
enum OptionsEcho {
  static func members(
    _ input: ChangeInput, _ change: PairedChange, smallestImportant: Double?
  ) -> [JSONValue.Member] {
    let rule = change.options.rule
    var members: [JSONValue.Member] = [
      .init("direction", .string(input.direction == .higherIsBetter ? "higher" : "lower")),
      .init("method", .string(change.options.method.name)),
      .init("level", .number(rule.level)),
      .init("boundary", .string(rule.boundary.rawValue)),
      .init("critical", .number(change.criticalValue)),
      .init("criticalIsFixed", .boolean(rule.critical != .quantile)),
      .init("oneSided", .boolean(rule.isOneSided)),
      .init("recoveryNeedsStart", .boolean(rule.recoveryNeedsStartInRange)),
      .init("cutOff", rule.range.map(range) ?? .null),
      .init(
        "attainable",
        input.attainable.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null),
      .init("smallestImportant", number(smallestImportant)),
      .init("secondReliability", number(change.options.extras.secondReliability)),
      .init("referenceSecondMean", number(change.options.extras.referenceSecondMean)),
      .init("times", .string(times(input.panel.coding))),
      .init("error", input.error.map(error) ?? .null),
    ]
    if case .retest(_, let moments) = change.options.method {
      members.append(
        .init(
          "retest",
          .array([
            .integer(moments.n), .number(moments.firstMean), .number(moments.firstDeviation),
            .number(moments.secondMean), .number(moments.secondDeviation),
            number(moments.correlation),
          ])))
    }
    if let target = input.target {
      members.append(
        .init(
          "scale",
          .object([
            .init("id", .string(target.scale.id)), .init("version", .string(target.scale.version)),
            .init("score", .string(target.definition.id)),
            .init("metric", .string(target.metric.id)),
          ])))
    }
    return members
  }

  static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

  private static func times(_ coding: TimeCoding) -> String {
    switch coding {
    case .numbers: "numbers"
    case .dates: "dates"
    case .waves(let names): "waves: \(names.joined(separator: ", "))"
    }
  }

  private static func range(_ range: ChangeRule.Range) -> JSONValue {
    .object([
      .init("value", .number(range.cutOff)), .init("boundary", .string(range.boundary.rawValue)),
      .init("source", .string(range.source)),
    ])
  }

  /// The error of measurement with where it comes from.
  private static func error(_ error: ErrorBasis) -> JSONValue {
    .object([
      .init("standardError", .number(error.standardError)),
      .init("origin", .string(error.origin.rawValue)), .init("source", .string(error.source)),
      .init("reliability", number(error.reliability?.value)),
      .init("reliabilityKind", error.kind.map { .string($0.rawValue) } ?? .null),
      .init("reliabilityLow", number(error.reliability?.interval?.lower)),
      .init("reliabilityHigh", number(error.reliability?.interval?.upper)),
      .init("standardDeviation", number(error.standardDeviation)),
      .init("n", error.persons.map { .integer($0) } ?? .null),
    ])
  }
}
