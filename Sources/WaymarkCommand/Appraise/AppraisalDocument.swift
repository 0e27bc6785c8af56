import Documents
import LinearAlgebra
import Platform
import Psychometrics
import Results
import Scales
import Studies

/// Everything of an appraisal in one document, `waymark-appraisal/1`.
struct AppraisalDocument {
  let scale: String
  let target: ScaleTarget
  let findings: AppraisalFindings
  let notes: [Note]

  private var appraisal: ScaleAppraisal { findings.appraisal }

  /// Writes it to the standard output.
  func write() throws(SystemFailure) {
    try ByteSink.standardOutput.write(Array(text.utf8))
  }

  private var text: String {
    let tables = AppraisalTables(findings: findings)
    func rows(_ table: ResultTable) -> JSONValue { .array(table.objects) }
    return JSONValue.object([
      .init("schema", .string("waymark-appraisal/1")),
      .init(
        "provenance",
        .object([
          .init("program", .string(Program.name)), .init("version", .string(Program.version)),
        ])),
      .init("options", options), .init("items", .array(appraisal.items.map { .string($0) })),
      .init("persons", .integer(appraisal.persons)),
      .init("complete", .integer(appraisal.complete)), .init("card", rows(tables.card)),
      .init("structure", structure), .init("coefficients", rows(tables.coefficients)),
      .init("itemFigures", rows(tables.items)), .init("factors", rows(tables.factors)),
      .init("fits", rows(tables.fits)), .init("breaking", rows(tables.breaking)),
      .init("freed", rows(tables.freed)), .init("means", rows(tables.means)),
      .init("functioning", rows(tables.functioning)), .init("steps", rows(tables.steps)),
      .init("measures", rows(tables.measures)), .init("conversionTable", conversion),
      .init("errorByScore", rows(tables.errors)), .init("components", rows(tables.components)),
      .init("expectations", rows(tables.expectations)),
      .init("adaptation", rows(tables.adaptation)),
      .init(
        "notes",
        .array(
          notes.map {
            .object([.init("code", .string($0.code)), .init("message", .string($0.message))])
          })),
    ]).line + "\n"
  }

  private var options: JSONValue {
    let options = appraisal.options
    return .object([
      .init("scale", .string(scale)), .init("score", .string(target.definition.id)),
      .init("importantChange", .optional(options.importantChange)),
      .init("retest", .boolean(options.isRetest)), .init("level", .number(options.level)),
      .init("seed", .string("\(options.seed)")),
    ])
  }

  /// How many things may be behind the items.
  private var structure: JSONValue {
    var members: [JSONValue.Member] = []
    switch appraisal.parallel {
    case .failure(let reason): members.append(.init("withheld", .string(reason.sentence)))
    case .success(let found):
      members += [
        .init("factorsBeyondChance", .integer(found.suggested)),
        .init("eigenvalues", .array(found.observed.map { .optional($0.finite) })),
        .init("eigenvaluesOfChance", .array(found.quantile.map { .optional($0.finite) })),
      ]
    }
    if case .success(let found) = findings.exploration {
      members += [
        .init("kmo", .optional(found.adequacy.overall.finite)),
        .init(
          "bartlett",
          found.sphericity.map {
            .object([
              .init("chiSquared", .optional($0.chiSquared.finite)),
              .init("df", .integer($0.degreesOfFreedom)), .init("p.value", .optional($0.p.finite)),
            ])
          } ?? .null),
        .init("averagePartials", .array(found.partials.averages.map { .optional($0.finite) })),
        .init("componentsByPartials", .integer(found.partials.suggested)),
        .init(
          "factorCorrelations",
          found.rotation.map { rotation in
            .array(
              (0..<rotation.correlations.rows).map { row in
                .array(
                  (0..<rotation.correlations.columns).map {
                    .optional(rotation.correlations[row, $0].finite)
                  })
              })
          } ?? .null),
      ]
    }
    if case .success(let found) = appraisal.oneFactor {
      members += [
        .init("certified", .boolean(found.convergence.certified)),
        .init("gradient", .optional(found.convergence.gradientNorm.finite)),
      ]
    }
    return .object(members)
  }

  /// The table from raw scores to measures as it stands in a scale file; null where there is none.
  private var conversion: JSONValue {
    guard case .success(let rows) = appraisal.conversion(findings.rasch) else { return .null }
    return .object([
      .init("from", .string(target.definition.metrics[0].id)),
      .init(
        "rows",
        .array(
          rows.map { row in
            .array(
              [row.from, row.to.value, row.to.standardError].compactMap(\.self).map {
                .number($0)
              })
          })),
    ])
  }
}
