import Documents
import Models
import Reports
import Results
import Scales
import Trajectories

/// `trajectories.json`: the mixed models of a run as tables that bind, a model's rows marked by its
/// scale and score.
struct TrajectoryTables {
  private var estimates: [JSONValue] = []
  private var summary: [JSONValue] = []
  private var components: [JSONValue] = []
  private var notes: [JSONValue] = []
  private var options: [JSONValue] = []
  private var withheld: [JSONValue] = []
  private var kinds = KindsTables()

  init(_ findings: [OutcomeFindings]) {
    for found in findings {
      let key = found.jsonKey
      switch found.growth {
      case .success(let growth): add(growth, key)
      case .failure(let reason): withhold(reason, key)
      case nil: break
      }
      switch found.kinds {
      case .success(let found): kinds.add(found, key)
      case .failure(let reason): withhold(reason, key)
      case nil: break
      }
    }
  }

  /// The whole file.
  var json: JSONValue {
    .object(
      [
        .init("schema", .string("waymark-trajectories/1")),
        .init(
          "provenance",
          .object([
            .init("program", .string(Program.name)), .init("version", .string(Program.version)),
          ])),
        .init("estimates", .array(estimates)), .init("summary", .array(summary)),
        .init("varianceComponents", .array(components)), .init("notes", .array(notes)),
        .init("options", .array(options)), .init("withheld", .array(withheld)),
      ] + kinds.members)
  }

  private mutating func withhold(_ reason: Withheld, _ key: [JSONValue.Member]) {
    withheld.append(
      .object(
        key + [
          .init("code", .string(reason.code)), .init("reason", .string(reason.reason)),
          .init("help", .string(reason.help)),
        ]))
  }

  private mutating func add(_ growth: GrowthCurve, _ key: [JSONValue.Member]) {
    let fit = growth.fit
    estimates += fit.fixedEffects.map { term in
      .object(
        key + [
          .init("term", .string(term.term)), .init("estimate", .number(term.estimate.value)),
          .init("std.error", .optional(term.estimate.standardError)),
          .init("statistic", .optional(term.statistic)),
          .init("df", .optional(term.degreesOfFreedom)), .init("p.value", .optional(term.pValue)),
          .init("conf.low", .optional(term.estimate.interval?.lower)),
          .init("conf.high", .optional(term.estimate.interval?.upper)),
        ])
    }
    summary.append(
      .object(
        key + [
          .init("nobs", .integer(fit.rows)),
          .init(
            "groups",
            .object(fit.groups.map { .init($0.name, .integer($0.levels)) })),
          .init("criterion", .string(fit.options.criterion.rawValue)),
          .init("deviance", .number(fit.criterion)), .init("logLik", .number(fit.logLikelihood)),
          .init("AIC", .number(fit.aic)), .init("BIC", .number(fit.bic)),
          .init("sigma", .number(fit.sigma)),
          .init("certified", .boolean(fit.convergence.certified)),
          .init("gradient.norm", .number(fit.convergence.gradientNorm)),
          .init("evaluations", .integer(fit.convergence.evaluations)),
        ]))
    components += fit.varianceComponents.map { component in
      .object(
        key + [
          .init("group", .string(component.group)), .init("term", .string(component.term)),
          .init("variance", .number(component.variance)),
          .init("std.dev", .number(component.standardDeviation)),
          .init(
            "correlations",
            .object(component.correlations.map { .init($0.with, .optional($0.value)) })),
        ])
    }
    components.append(
      .object(
        key + [
          .init("group", .string("Residual")), .init("term", .string("")),
          .init("variance", .number(fit.residualVariance)), .init("std.dev", .number(fit.sigma)),
          .init("correlations", .object([])),
        ]))
    notes += growth.notes.map { note in
      .object(key + [.init("code", .string(note.code)), .init("message", .string(note.message))])
    }
    options.append(
      .object(
        key + [
          .init("formula", .string(fit.formula.text)),
          .init("criterion", .string(fit.options.criterion.rawValue)),
          .init("inference", .string(fit.options.inference.rawValue)),
          .init("level", .number(fit.options.level)),
        ]))
  }
}

extension OutcomeFindings {
  /// Which number of which scale it is about.
  var jsonKey: [JSONValue.Member] {
    [
      .init("scale", .string(scale.id)), .init("score", .string(definition.id)),
      .init("metric", .string(metric.id)),
    ]
  }
}
