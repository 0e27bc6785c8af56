import Change
import Documents
import Journeys
import Results
import Scales

/// The rules and choices behind a result, echoed beside it.
enum RulesEcho {
  static func members(_ input: RulesInput, level: Double) -> [JSONValue.Member] {
    let pack = input.pack
    return [
      .init("pack", .string(pack.id)), .init("name", .string(pack.name)),
      .init("version", .string(pack.version)), .init("together", .string(pack.together.rawValue)),
      .init("measures", .array(zip(pack.measures, input.scales).map(measure))),
      .init("rates", .array(pack.rates.map(rate))),
      .init("sources", .array(pack.sources.map(source))),
      .init("pair", .string("first and last score of each measure")),
      .init("times", .string(times(input.coding))), .init("level", .number(level)),
    ]
  }

  private static func measure(_ measure: RulePack.Measure, _ scale: Scale?) -> JSONValue {
    .object([
      .init("scale", .string(measure.scale)), .init("score", .string(measure.score)),
      .init("metric", .string(measure.metric)),
      .init("scaleVersion", scale.map { .string($0.version) } ?? .null),
      .init("cutOffOfScale", measure.cutOff.map { .string($0) } ?? .null),
      .init(
        "range",
        measure.range.map { range in
          .object([
            .init("value", .number(range.value)), .init("side", .string(range.side.rawValue)),
            .init("starts", .string(range.starts.rawValue)),
            .init("ends", .string(range.ends.rawValue)), .init("source", .string(range.source)),
          ])
        } ?? .null),
      .init(
        "change",
        measure.change.map { change in
          .object([
            .init("value", .number(change.value)),
            .init("boundary", .string(change.boundary.rawValue)),
            .init("source", .string(change.source)),
          ])
        } ?? .null),
    ])
  }

  private static func rate(_ rate: RulePack.Rate) -> JSONValue {
    .object([
      .init("id", .string(rate.id)), .init("name", .string(rate.name)),
      .init("of", .string(rate.of.rawValue)),
      .init("counts", .array(rate.counts.map { .string($0.rawValue) })),
      .init("source", .string(rate.source)),
    ])
  }

  private static func source(_ source: Citation) -> JSONValue {
    .object([
      .init("id", .string(source.id)), .init("text", .string(source.text)),
      .init("url", source.url.map { .string($0) } ?? .null),
    ])
  }

  private static func times(_ coding: TimeCoding) -> String {
    switch coding {
    case .numbers: "numbers"
    case .dates: "dates"
    case .waves(let names): "waves: \(names.joined(separator: ", "))"
    }
  }
}
