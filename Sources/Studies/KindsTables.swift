import Documents
import Models
import Reports
import Results
import Trajectories

/// What `trajectories.json` says of kinds of journey: tables that bind, and nothing of any one person.
struct KindsTables {
  private var kinds: [JSONValue] = []
  private var models: [JSONValue] = []
  private var landscape: [JSONValue] = []
  private var estimates: [JSONValue] = []
  private var profiles: [JSONValue] = []

  /// Its members of the file; none where no outcome asks for kinds.
  var members: [JSONValue.Member] {
    guard !kinds.isEmpty else { return [] }
    return [
      .init("kinds", .array(kinds)), .init("kindModels", .array(models)),
      .init("kindLandscape", .array(landscape)), .init("kindEstimates", .array(estimates)),
      .init("kindProfiles", .array(profiles)),
    ]
  }

  mutating func add(_ found: KindsOfJourney, _ key: [JSONValue.Member]) {
    let classes = found.classes
    kinds.append(
      .object(
        key + [
          .init("formula", .string(classes.formula.text)),
          .init("verdict", .string(classes.choice.verdict.rawValue)),
          .init("classes", classes.choice.classes.map { .integer($0) } ?? .null),
          .init("message", .string(classes.choice.message)),
          .init("oneKindBIC", .optional(Self.finite(classes.degreeBIC))),
          .init("persons", .integer(classes.labels.count)), .init("rows", .integer(classes.rows)),
          .init("classEffects", .string(classes.options.randomEffects.rawValue)),
          .init("classResidual", .string(classes.options.residual.rawValue)),
          .init("starts", .integer(classes.options.starts)),
          .init("hits", .integer(classes.options.hits)),
          .init("seed", .string("\(classes.options.seed)")),
          .init("level", .number(classes.options.level)),
          .init(
            "unfitted",
            .array(
              classes.unfitted.map {
                .object([
                  .init("classes", .integer($0.classes)), .init("code", .string($0.reason.code)),
                  .init("reason", .string($0.reason.reason)),
                ])
              })),
          .init("notes", .array(found.notes.map { .string($0.message) })),
        ]))
    for model in classes.models {
      add(model, key)
    }
    for own in found.profiles { add(own, key) }
  }

  private static func finite(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? $0 : nil }
  }

  private static func numbers(_ values: [Double?]) -> JSONValue {
    .array(values.map { .optional(finite($0)) })
  }

  private mutating func add(_ model: LatentClassFit, _ key: [JSONValue.Member]) {
    let indices = model.indices
    let own = key + [.init("classes", .integer(model.classes))]
    models.append(
      .object(
        own + [
          .init("logLik", .optional(Self.finite(model.logLikelihood))),
          .init("npar", .integer(indices.parameterCount)),
          .init("AIC", .optional(Self.finite(indices.aic))),
          .init("BIC", .optional(Self.finite(indices.bic))),
          .init("SABIC", .optional(Self.finite(indices.sabic))),
          .init("ICL", .optional(Self.finite(indices.icl))),
          .init("entropy", .optional(Self.finite(indices.entropy))),
          .init("shares", Self.numbers(indices.shares)),
          .init("certainty", Self.numbers(indices.certainties)),
          .init("hits", .integer(model.landscape[model.chosen].hits)),
          .init("starts", .integer(model.starts)),
          .init("certified", .boolean(model.convergence.certified)),
          .init("defects", .array(model.defects.map { .string($0.rawValue) })),
        ]))
    landscape += model.landscape.enumerated().map { place, optimum in
      .object(
        own + [
          .init("optimum", .integer(place + 1)),
          .init("logLik", .optional(Self.finite(optimum.logLikelihood))),
          .init("hits", .integer(optimum.hits)), .init("shares", Self.numbers(optimum.shares)),
          .init("told", .boolean(place == model.chosen)),
          .init("defects", .array(optimum.defects.map { .string($0.rawValue) })),
        ])
    }
    estimates += model.estimates.map { row in
      .object(
        own + [
          .init("part", .string(row.part.rawValue)),
          .init("class", row.classNumber.map { .integer($0) } ?? .null),
          .init("term", .string(row.term)), .init("with", .optional(row.with)),
          .init("estimate", .optional(Self.finite(row.estimate.value))),
          .init("std.error", .optional(Self.finite(row.estimate.standardError))),
          .init("statistic", .optional(Self.finite(row.statistic))),
          .init("p.value", .optional(Self.finite(row.pValue))),
          .init("conf.low", .optional(Self.finite(row.estimate.interval?.lower))),
          .init("conf.high", .optional(Self.finite(row.estimate.interval?.upper))),
        ])
    }
  }

  private mutating func add(_ found: ClassProfiles, _ key: [JSONValue.Member]) {
    for profile in found.profiles {
      profiles += profile.points.map { point in
        .object(
          key + [
            .init("classes", .integer(found.classes)),
            .init("class", .integer(profile.classNumber)),
            .init("share", .optional(Self.finite(profile.share.value))),
            .init("time", .number(point.time)),
            .init("estimate", .optional(Self.finite(point.typical.value))),
            .init("std.error", .optional(Self.finite(point.typical.standardError))),
            .init("conf.low", .optional(Self.finite(point.typical.interval?.lower))),
            .init("conf.high", .optional(Self.finite(point.typical.interval?.upper))),
            .init("composite", .optional(Self.finite(point.composite))),
            .init("composite.sd", .optional(Self.finite(point.deviation))),
            .init("shape", .optional(profile.shape?.words)),
          ])
      }
    }
  }
}
