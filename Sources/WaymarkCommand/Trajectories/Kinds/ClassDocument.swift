import Documents
import LinearAlgebra
import Models
import Platform
import Results
import Studies

/// Everything of kinds of journey in one document, `waymark-latent-classes/1`.
struct ClassDocument {
  let classes: LatentClasses
  let notes: [Note]
  let profiles: ResultTable
  let checklist: ResultTable
  let relations: ResultTable

  /// Writes it to the standard output.
  func write() throws(SystemFailure) {
    let tables = ClassTables(classes: classes)
    let parts: [(String, JSONValue)] = [
      ("schema", .string("waymark-latent-classes/1")),
      (
        "provenance",
        .object([
          .init("program", .string(Program.name)), .init("version", .string(Program.version)),
        ])
      ),
      ("options", options), ("recommendation", recommendation),
      ("models", .array(classes.models.map(model))), ("unfitted", unfitted),
      ("landscape", .array(classes.models.flatMap(landscape))),
      ("estimates", .array(tables.estimates.objects)),
      ("profiles", .array(profiles.objects)), ("grolts", .array(checklist.objects)),
      ("relations", .array(relations.objects)),
    ]
    let sink = ByteSink.standardOutput
    let head = "{" + parts.map { "\"\($0.0)\":\($0.1.line),\n" }.joined() + "\"cases\":[\n"
    try sink.write(Array(head.utf8))
    let count = classes.models.count * classes.labels.count
    var written = 0
    for model in classes.models {
      var lines = ""
      for person in classes.labels.indices {
        written += 1
        lines += caseOf(model, person).line + (written < count ? ",\n" : "\n")
      }
      try sink.write(Array(lines.utf8))
    }
    let told = JSONValue.array(
      notes.map {
        .object([.init("code", .string($0.code)), .init("message", .string($0.message))])
      })
    try sink.write(Array("],\n\"notes\":\(told.line)}\n".utf8))
  }

  private var options: JSONValue {
    let options = classes.options
    return .object([
      .init("formula", .string(classes.formula.text)),
      .init("outcome", .string(options.outcome.rawValue)),
      .init("classColumns", .array(classes.classColumns.map { .string($0) })),
      .init(
        "membership",
        .array(options.membership.filter { !$0.variables.isEmpty }.map { .string($0.name) })),
      .init("within", .optional(options.within)), .init("knownClass", .optional(options.known)),
      .init("services", .optional(options.services)),
      .init("cluster", .optional(options.cluster)),
      .init(
        "leaving",
        options.leaving.map {
          .array($0.filter { !$0.variables.isEmpty }.map { .string($0.name) })
        } ?? .null),
      .init("classEffects", .string(options.randomEffects.rawValue)),
      .init("classResidual", .string(options.residual.rawValue)),
      .init("starts", .integer(options.starts)), .init("hits", .integer(options.hits)),
      .init("bootstrap", .integer(options.replicates)),
      .init("splitHalf", .integer(options.splits)),
      .init("seed", .string("\(options.seed)")), .init("level", .number(options.level)),
    ])
  }

  private var recommendation: JSONValue {
    let choice = classes.choice
    return .object([
      .init("verdict", .string(choice.verdict.rawValue)),
      .init("classes", choice.classes.map { .integer($0) } ?? .null),
      .init("message", .string(choice.message)),
      .init("oneKindBIC", .optional(classes.degreeBIC?.finite)),
    ])
  }

  private var unfitted: JSONValue {
    .array(
      classes.unfitted.map {
        .object([
          .init("classes", .integer($0.classes)), .init("code", .string($0.reason.code)),
          .init("message", .string($0.reason.reason)), .init("help", .string($0.reason.help)),
        ])
      })
  }

  private func numbers(_ values: [Double?]) -> JSONValue {
    .array(values.map { .optional($0?.finite) })
  }

  private func model(_ model: LatentClassFit) -> JSONValue {
    let indices = model.indices
    let alternative: JSONValue =
      model.alternative.map {
        .object([
          .init("heaps", .optional($0.heaps.finite)),
          .init("oneHeap", .optional($0.oneHeap.finite)),
          .init("advantage", .optional($0.advantage.finite)),
          .init("atEnd", .optional($0.atEnd.finite)),
        ])
      } ?? .null
    let test: JSONValue =
      model.test.map {
        .object([
          .init("statistic", .optional($0.statistic.finite)), .init("draws", .integer($0.draws)),
          .init("failed", .integer($0.failed)), .init("p.value", .number($0.pValue)),
        ])
      } ?? .null
    let stability: JSONValue =
      model.stability.map {
        .object([
          .init("splits", .integer($0.splits)), .init("failed", .integer($0.failed)),
          .init("agreement", .number($0.agreement)), .init("lowest", .number($0.lowest)),
        ])
      } ?? .null
    return .object([
      .init("classes", .integer(model.classes)),
      .init("logLik", .optional(model.logLikelihood.finite)),
      .init("npar", .integer(indices.parameterCount)),
      .init("AIC", .optional(indices.aic.finite)), .init("BIC", .optional(indices.bic.finite)),
      .init("SABIC", .optional(indices.sabic.finite)),
      .init("ICL", .optional(indices.icl.finite)),
      .init("entropy", .optional(indices.entropy?.finite)),
      .init("sizes", .array(indices.sizes.map { .integer($0) })),
      .init("shares", numbers(indices.shares)), .init("certainty", numbers(indices.certainties)),
      .init("odds", numbers(indices.odds)),
      .init("hits", .integer(model.landscape[model.chosen].hits)),
      .init("starts", .integer(model.starts)), .init("failed", .integer(model.failedStarts)),
      .init("searched", .integer(model.searchedPersons)),
      .init("passes", .integer(model.passes)),
      .init("verdict", .string(model.verdict)),
      .init("converged", .boolean(model.convergence.certified)),
      .init("gradient", .optional(model.convergence.gradientNorm.finite)),
      .init("defects", .array(model.defects.map { .string($0.rawValue) })),
      .init("heaps", alternative), .init("bootstrapTest", test),
      .init("splitHalf", stability),
    ])
  }

  private func landscape(_ model: LatentClassFit) -> [JSONValue] {
    model.landscape.enumerated().map { place, optimum in
      .object([
        .init("classes", .integer(model.classes)), .init("optimum", .integer(place + 1)),
        .init("logLik", .optional(optimum.logLikelihood.finite)),
        .init("hits", .integer(optimum.hits)), .init("shares", numbers(optimum.shares)),
        .init("smallest", .optional(optimum.smallest.finite)),
        .init("settled", .boolean(optimum.isSettled)),
        .init("told", .boolean(place == model.chosen)),
        .init("defects", .array(optimum.defects.map { .string($0.rawValue) })),
      ])
    }
  }

  private func caseOf(_ model: LatentClassFit, _ person: Int) -> JSONValue {
    .object([
      .init("classes", .integer(model.classes)), .init("group", .string(classes.group)),
      .init("level", .string(classes.labels[person])),
      .init("posteriors", numbers((0..<model.classes).map { model.posteriors[person, $0] })),
      .init(
        "std.errors",
        model.posteriorErrors.map { errors in
          numbers((0..<model.classes).map { errors[person, $0] })
        } ?? .null),
    ])
  }
}
