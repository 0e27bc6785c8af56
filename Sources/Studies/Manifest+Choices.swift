import Benchmarking
import Change
import Disclosure
import Documents
import Models
import Reports
import Results
import Scales

/// The choices behind each finding, echoed.
extension Manifest {
  func change(_ found: OutcomeFindings) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("method", .string(found.change.options.method.name)),
      .init("pair", .string("first and last scored occasion")),
      .init("level", .number(found.change.options.rule.level)),
      .init("critical_value", .number(found.change.criticalValue)),
      .init("boundary", .string(found.change.options.rule.boundary.rawValue)),
      .init("cut_off", .string("none")),
    ]
    switch found.error {
    case .success(let error):
      members.append(
        .init(
          "error_of_measurement",
          .object(
            [
              .init("sem", .number(error.standardError)),
              .init("from", .string(error.source.origin.rawValue)),
              .init("citation", .optional(error.source.citation)),
              .init("population", .optional(error.source.population)),
              .init("sd", .optional(error.standardDeviation)),
              .init("sd_metric", .optional(error.standardDeviation.map { _ in found.metric.id })),
              .init("sd_of", .optional(error.source.spreadOf)),
            ] + reliability(error, found)
              + [.init("single_scores", .optional(error.conditional?.source))])))
    case .failure(let reason): members.append(.init("error_of_measurement", withheld(reason)))
    }
    members.append(.init("threshold", .optional(found.change.threshold)))
    members.append(
      .init(
        "journeys",
        .object([
          .init("threshold_method", .string("studentized-range")),
          .init("occasions_planned", .integer(found.plannedOccasions)),
          .init("threshold", .optional(found.journeyThreshold)),
          .init("attained", attained(found)),
        ])))
    return .object(members)
  }

  private func attained(_ found: OutcomeFindings) -> JSONValue {
    guard let attained = found.attained else { return .null }
    return .object([
      .init("any_pair", .number(attained.anyPair)),
      .init("first_to_last", .number(attained.firstToLast)),
      .init("std.error", .number(attained.standardError)),
      .init("draws", .integer(attained.draws)), .init("seed", .integer(Int(attained.seed))),
      .init("model", .string(AttainedRate.model)),
    ])
  }

  private func reliability(
    _ error: MeasurementError, _ found: OutcomeFindings
  ) -> [JSONValue.Member] {
    guard let reliability = error.reliability else { return [.init("reliability", .null)] }
    // Alpha is of the sum of the items; what was published is of the metric it stands beside.
    let metric = error.source.origin == .sample ? found.definition.metrics[0] : found.metric
    return [
      .init("reliability", .number(reliability.coefficient.value)),
      .init("reliability_low", .optional(reliability.coefficient.interval?.lower)),
      .init("reliability_high", .optional(reliability.coefficient.interval?.upper)),
      .init("reliability_interval", .optional(reliability.coefficient.interval?.method)),
      .init("reliability_metric", .string(metric.id)),
      .init("reliability_kind", .optional(reliability.kind?.rawValue)),
      .init("reliability_n", reliability.n.map { .integer($0) } ?? .null),
      .init("reliability_of", .string(reliability.source)),
    ]
  }

  func benchmark(_ comparison: ServiceComparison) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("n", .integer(comparison.n)),
      .init("interval", .string("student-t, the service's own spread")),
      .init("level", .number(comparison.options.level)),
      .init("fewest_persons", .integer(comparison.rule.fewestPersons)),
      .init("funnel_centre", .number(comparison.unadjusted.target)),
      .init("funnel_sigma", .optional(comparison.unadjusted.spread)),
      .init("described_only", .boolean(comparison.options.isDescribedOnly)),
      .init("services", .string(comparison.few.rawValue)),
      .init("marked", .boolean(comparison.isMarked)),
    ]
    switch comparison.shrinkage {
    case .success(let shrinkage):
      members.append(
        .init(
          "shrinkage",
          .object([
            .init("formula", .string("change ~ 1 + (1 | service)")),
            .init("criterion", .string("reml")),
            .init("intercept", .number(shrinkage.intercept.estimate.value)),
            .init("std.error", .optional(shrinkage.intercept.estimate.standardError)),
            .init("variance_between", .number(shrinkage.between)),
            .init("variance_within", .number(shrinkage.within)),
            .init("certified", .boolean(shrinkage.convergence.certified)),
            .init("notes", .array(shrinkage.notes.map { .string($0.code) })),
          ])))
    case .failure(let reason): members.append(.init("shrinkage", withheld(reason)))
    }
    switch comparison.adjusted {
    case .success(let adjusted):
      members.append(.init("expected", expected(comparison, adjusted)))
    case .failure(let reason): members.append(.init("expected", withheld(reason)))
    }
    return .object(members)
  }

  /// What is expected of people, and the limits around it.
  private func expected(
    _ comparison: ServiceComparison, _ adjusted: CaseMixComparison
  ) -> JSONValue {
    let (fit, funnel) = (adjusted.fit, adjusted.funnel)
    let effects = try? adjusted.effects.get()
    let over = funnel.dispersion.flatMap { try? $0.get() }
    let flags = comparison.falseFlags
    let model: [JSONValue.Member] = [
      .init("formula", .string(fit.formula.text)),
      .init("criterion", .string(fit.options.criterion.rawValue)),
      .init(
        "coefficients",
        .object(
          fit.fixedEffects.map { .init($0.term, .number($0.estimate.value)) })),
      .init("variance_between", .optional(effects?.between)),
      .init("variance_within", .number(fit.residualVariance)),
      .init("icc", .optional(effects?.reliability.icc)),
      .init("certified", .boolean(fit.convergence.certified)),
    ]
    let limits: [JSONValue.Member] = [
      .init("limits", .string(funnel.label)),
      .init("limits_spread", .optional(funnel.spread)),
      .init("limits_widening", .number(funnel.widening)),
      .init("over_dispersion", .string(over?.estimator.rawValue ?? "not estimated")),
      .init("phi", .optional(over?.phi)),
      .init("expected_false_worth_a_look", .number(flags.worthALook)),
      .init("expected_false_signals", .number(flags.signals)),
      .init("rank_draws", .integer(comparison.options.ranks.draws)),
      .init("rank_seed", .integer(Int(clamping: comparison.options.ranks.seed))),
      .init(
        "notes",
        .array((comparison.notes + fit.notes + funnel.notes).map { .string($0.code) })),
    ]
    return .object(model + limits)
  }

  func withheld(_ reason: Withheld) -> JSONValue {
    .object([
      .init("withheld", .string(reason.code)), .init("reason", .string(reason.reason)),
      .init("help", .string(reason.help)),
    ])
  }
}
