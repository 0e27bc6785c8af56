import Documents
import Platform
import Psychometrics
import Results
import Studies

/// Everything of an appraisal in one document, `waymark-appraisal/1`.
struct AppraisalDocument {
  let scale: String
  let score: String
  let appraisal: ScaleAppraisal
  let notes: [Note]

  /// Writes it to the standard output.
  func write() throws(SystemFailure) {
    try ByteSink.standardOutput.write(Array(text.utf8))
  }

  private var text: String {
    let tables = AppraisalTables(appraisal: appraisal)
    return JSONValue.object([
      .init("schema", .string("waymark-appraisal/1")),
      .init(
        "provenance",
        .object([
          .init("program", .string(Program.name)), .init("version", .string(Program.version)),
        ])),
      .init("options", options), .init("items", .array(appraisal.items.map { .string($0) })),
      .init("persons", .integer(appraisal.persons)),
      .init("complete", .integer(appraisal.complete)),
      .init("card", .array(tables.card.objects)), .init("structure", structure),
      .init("coefficients", .array(tables.coefficients.objects)),
      .init("itemFigures", .array(tables.items.objects)),
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
      .init("scale", .string(scale)), .init("score", .string(score)),
      .init("importantChange", .optional(options.importantChange)),
      .init("retest", .boolean(options.isRetest)), .init("level", .number(options.level)),
      .init("seed", .string("\(options.seed)")),
    ])
  }

  /// The fit of one factor, or why there is none.
  private var structure: JSONValue {
    switch appraisal.oneFactor {
    case .failure(let reason):
      return .object([
        .init("code", .string(reason.code)), .init("reason", .string(reason.reason)),
        .init("help", .string(reason.help)),
      ])
    case .success(let found):
      let fit = found.fit
      return .object([
        .init("chiSquared", .optional(fit.chiSquared.finite)),
        .init("df", .integer(fit.degreesOfFreedom)), .init("p.value", .optional(fit.p?.finite)),
        .init("cfi", .optional(fit.cfi.finite)), .init("tli", .optional(fit.tli?.finite)),
        .init("rmsea", .optional(fit.rmsea?.value.finite)),
        .init("rmsea.low", .optional(fit.rmsea?.interval?.lower.finite)),
        .init("rmsea.high", .optional(fit.rmsea?.interval?.upper.finite)),
        .init("srmr", .optional(fit.srmr.finite)), .init("n", .integer(fit.n)),
        .init("trouble", .boolean(!found.verdicts.isEmpty)),
        .init("certified", .boolean(found.convergence.certified)),
        .init("gradient", .optional(found.convergence.gradientNorm.finite)),
        .init("factorsBeyondChance", factors),
      ])
    }
  }

  private var factors: JSONValue {
    if case .success(let found) = appraisal.parallel { .integer(found.suggested) } else { .null }
  }
}
