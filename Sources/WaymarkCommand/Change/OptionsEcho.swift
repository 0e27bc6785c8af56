import Change
import Documents
import Journeys
import Results
import Scales

/// What was chosen and what was known, echoed beside every result.
enum OptionsEcho {
  static func members(
    _ input: ChangeInput, _ change: ReliableChange, smallestImportant: Double?
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
      .init("percentage", .optional(input.percentage.map { $0.improvement * 100 })),
      .init("smallestImportant", .optional(smallestImportant)),
      .init("secondReliability", .optional(change.options.extras.secondReliability)),
      .init("referenceSecondMean", .optional(change.options.extras.referenceSecondMean)),
      .init("times", .string(times(input.panel.coding))),
      .init(
        "baseline", .string(input.beside.start == nil ? input.times.baseline ?? "first" : "start")),
      .init("startWithin", .optional(input.beside.startWithin)),
      .init("window", .optional(input.times.window)),
      .init("error", input.error.map(error) ?? .null),
    ]
    if case .retest(_, let moments) = change.options.method {
      members.append(
        .init(
          "retest",
          .array([
            .integer(moments.n), .number(moments.firstMean), .number(moments.firstDeviation),
            .number(moments.secondMean), .number(moments.secondDeviation),
            .optional(moments.correlation),
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
  private static func error(_ error: MeasurementError) -> JSONValue {
    let coefficient = error.reliability?.coefficient
    return .object([
      .init("standardError", .number(error.standardError)),
      .init("origin", .string(error.source.origin.rawValue)),
      .init("citation", .optional(error.source.citation)),
      .init("population", .optional(error.source.population)),
      .init("standardDeviation", .optional(error.standardDeviation)),
      .init("standardDeviationOf", .optional(error.source.spreadOf)),
      .init("reliability", .optional(coefficient?.value)),
      .init("reliabilityKind", .optional(error.reliability?.kind?.rawValue)),
      .init("reliabilityLow", .optional(coefficient?.interval?.lower)),
      .init("reliabilityHigh", .optional(coefficient?.interval?.upper)),
      .init("reliabilityOf", .optional(error.reliability?.source)),
      .init("n", .optional(error.reliability?.n)),
      .init("singleScores", .optional(error.conditional?.source)),
    ])
  }
}
