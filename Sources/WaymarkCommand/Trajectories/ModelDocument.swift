import Documents
import Models
import Platform
import Results
import Studies

/// Everything of a model in one document, `waymark-mixed-model/1`.
struct ModelDocument {
  private let results: ModelResults

  init(_ results: ModelResults) { self.results = results }

  /// Writes it to the standard output.
  func write() throws(SystemFailure) {
    let sink = ByteSink.standardOutput
    try sink.write(Array(head.utf8))
    try ModelRows(.cases, results).write(.json, isList: true) { writer throws(SystemFailure) in
      try sink.write(writer.bytes)
    }
    try sink.write(Array(tail.utf8))
  }

  private var head: String {
    let parts: [(String, JSONValue)] = [
      ("schema", "waymark-mixed-model/1"),
      (
        "provenance",
        .object([
          .init("program", .string(Program.name)), .init("version", .string(Program.version)),
        ])
      ),
      ("options", options), ("estimates", .array(ModelTables.estimates(results.fit).objects)),
      ("summary", summary), ("varianceComponents", components), ("residual", residual),
      ("intervals", results.intervals.map { .array($0.table.objects) } ?? .null),
    ]
    return "{" + parts.map { "\"\($0.0)\":\($0.1.line),\n" }.joined() + "\"cases\":[\n"
  }

  private var tail: String {
    "],\n\"notes\":\(notes.line)}\n"
  }

  /// What to know about it.
  var notes: JSONValue {
    .array(
      results.notes.map {
        .object([.init("code", .string($0.code)), .init("message", .string($0.message))])
      })
  }

  /// How it was fitted.
  var options: JSONValue {
    let options = results.fit.options
    var members: [JSONValue.Member] = [
      .init("formula", .string(results.fit.formula.text)),
      .init("criterion", .string(options.criterion.name)),
      .init("df", .string(options.inference.rawValue)), .init("level", .number(options.level)),
      .init("within", .optional(options.within)), .init("weights", .optional(options.weights)),
      .init(
        "categories",
        .object(results.categories.map { .init($0.name, .integer($0.levels)) })),
    ]
    if results.isStreamed { members.append(.init("stream", .boolean(true))) }
    return .object(members)
  }

  /// The fit in one object.
  var summary: JSONValue {
    let fit = results.fit
    return .object([
      .init("criterion", .string(fit.options.criterion.name)),
      .init("deviance", .optional(fit.criterion.finite)),
      .init("logLik", .optional(fit.logLikelihood.finite)),
      .init("AIC", .optional(fit.aic.finite)), .init("BIC", .optional(fit.bic.finite)),
      .init("bic.n", .integer(fit.rows)), .init("npar", .integer(fit.parameterCount)),
      .init("sigma", .optional(fit.sigma.finite)), .init("nobs", .integer(fit.rows)),
      .init("groups", .object(fit.groups.map { .init($0.name, .integer($0.levels)) })),
      .init("verdict", .string(results.verdict)),
      .init("converged", .boolean(fit.convergence.certified)),
      .init("gradient", .optional(fit.convergence.gradientNorm.finite)),
      .init("evaluations", .integer(fit.convergence.evaluations)),
      .init("boundary", .array(results.boundary.map { .string($0) })),
    ])
  }

  /// What residuals have to do with each other; null where they are unrelated and of one variance.
  var residual: JSONValue {
    guard let residual = results.fit.residual else { return .null }
    let (name, column): (String, String?) =
      switch residual.structure {
      case .independent: ("independent", nil)
      case .byGroup(let column): ("by", column)
      case .ar1(let time): ("ar1", time)
      case .continuousAR1(let time): ("car1", time)
      case .unstructured(let occasion): ("unstructured", occasion)
      }
    return .object([
      .init("structure", .string(name)), .init("column", .optional(column)),
      .init("correlation", .optional(residual.correlation?.finite)),
      .init(
        "rows",
        .array(
          ResidualRow.all(results.fit).map { row in
            .object([
              .init("level", .string(row.level)),
              .init("variance", .optional(row.variance?.finite)),
              .init("with", .optional(row.with)),
              .init("correlation", .optional(row.correlation?.finite)),
            ])
          })),
    ])
  }

  /// What varies.
  var components: JSONValue {
    let fit = results.fit
    func component(
      _ group: String, _ term: String, _ variance: Double, _ sd: Double,
      _ correlations: [VarianceComponent.Correlation]
    ) -> JSONValue {
      .object([
        .init("group", .string(group)), .init("term", .string(term)),
        .init("variance", .optional(variance.finite)), .init("sd", .optional(sd.finite)),
        .init(
          "correlations",
          .object(correlations.map { .init($0.with, .optional($0.value?.finite)) })),
      ])
    }
    return .array(
      fit.varianceComponents.map {
        component($0.group, $0.term, $0.variance, $0.standardDeviation, $0.correlations)
      } + [component("Residual", "", fit.residualVariance, fit.sigma, [])])
  }
}
