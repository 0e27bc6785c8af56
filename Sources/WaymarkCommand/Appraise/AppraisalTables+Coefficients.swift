import Psychometrics
import Results

extension AppraisalTables {
  /// A row for each coefficient and interval, each under a name that belongs to no other.
  var coefficients: ResultTable {
    var rows = CoefficientRows()
    consistency(&rows)
    occasions(&rows)
    change(&rows)
    ordered(&rows)
    services(&rows)
    return ResultTable(
      columns: [
        "id", "n", "estimate", "std.error", "conf.low", "conf.high", "method", "reason",
      ], rows: rows.rows)
  }

  private func consistency(_ rows: inout CoefficientRows) {
    switch appraisal.consistency {
    case .failure(let reason): rows.withhold("alpha.raw", reason)
    case .success(let found):
      for coefficient in found.coefficients {
        guard let estimate = coefficient.estimate else {
          if let reason = coefficient.withheld { rows.withhold(coefficient.id, reason) }
          continue
        }
        rows.add(coefficient.id, found.n, estimate, reason: coefficient.intervalWithheld)
        for interval in coefficient.furtherIntervals {
          rows.add(
            coefficient.id, found.n, Estimate(value: estimate.value, interval: interval))
        }
      }
      if let mean = found.meanCorrelation {
        rows.add("correlation.mean", found.n, Estimate(value: mean))
      }
      rows.add("sem.one-occasion", found.n, found.measurementError.standardError)
      rows.add("sdc.individual.one-occasion", found.n, found.measurementError.individual)
      rows.add("sdc.group.one-occasion", found.n, found.measurementError.group)
    }
    switch appraisal.everybodysAlpha {
    case nil: break
    case .failure(let reason)?: rows.withhold("alpha.raw.everybody", reason)
    case .success(let found)?: rows.add("alpha.raw.everybody", found.n, found.alpha)
    }
    switch appraisal.omega {
    case .failure(let reason): rows.withhold("omega.cfa.model", reason)
    case .success(let omega):
      rows.add("omega.cfa.model", appraisal.complete, omega.model)
      if let wald = omega.wald {
        rows.add(
          "omega.cfa.model", appraisal.complete,
          Estimate(value: omega.model.value, interval: wald))
      }
      rows.add("omega.cfa.observed", appraisal.complete, omega.observedEstimate)
    }
    if appraisal.complete < appraisal.persons, case .success(let fit) = findings.everybody,
      fit.verdicts.isEmpty, let omega = try? fit.omega(factor: 0, level: appraisal.options.level)
    {
      rows.add("omega.cfa.model.everybody", fit.moments.n, omega.model)
    }
  }

  private func occasions(_ rows: inout CoefficientRows) {
    switch appraisal.retest {
    case .failure(let reason): rows.withhold("icc", reason)
    case .success(let found):
      for correlation in found.correlations {
        rows.add(correlation.form.rawValue, found.n, correlation.estimate)
      }
      if case .success(let all) = findings.everybodysRetest, all.n > found.n {
        for correlation in all.correlations {
          rows.add("\(correlation.form.rawValue).everybody", all.n, correlation.estimate)
        }
      }
      rows.add("sem.agreement", found.n, found.agreementError.standardError)
      rows.add("sem.consistency", found.n, found.consistencyError.standardError)
      rows.add("sdc.individual.agreement", found.n, found.agreementError.individual)
      rows.add("sdc.group.agreement", found.n, found.agreementError.group)
    }
  }

  private func change(_ rows: inout CoefficientRows) {
    switch appraisal.change {
    case .failure(let reason): rows.withhold("change.reliability", reason)
    case .success(let found): rows.add("change.reliability", found.n, found.coefficient)
    }
    switch findings.components {
    case .failure(let reason):
      rows.withhold(GeneralizabilityStudy.Coefficient.change.rawValue, reason)
    case .success(let found):
      for coefficient in GeneralizabilityStudy.Coefficient.allCases {
        if let estimate = found[coefficient] {
          rows.add(coefficient.rawValue, found.n, estimate)
        }
      }
    }
    switch findings.nestedComponents {
    case .failure(let reason): rows.withhold("generalizability.change.nested", reason)
    case .success(let found):
      rows.add("generalizability.between.nested", found.n, found.between)
      rows.add("generalizability.change.nested", found.n, found.change)
    }
    if case .success(let area) = appraisal.better {
      rows.add("change.concordance", area.better + area.others, area.area)
    }
  }

  /// What rests on answers as ordered categories.
  private func ordered(_ rows: inout CoefficientRows) {
    switch findings.ordinal {
    case .failure(let reason): rows.withhold("omega.categorical.greenYang", reason)
    case .success(let fit):
      guard fit.verdicts.isEmpty else {
        rows.withhold("omega.categorical.greenYang", Self.noFactor)
        break
      }
      let omega = fit.reliability(level: appraisal.options.level)
      rows.add(
        "omega.categorical.greenYang", fit.answers.n, omega.sumEstimate,
        reason: omega.intervalWithheld)
      rows.add(
        "omega.ordinal.latent", fit.answers.n, omega.latentEstimate, reason: omega.intervalWithheld)
    }
    switch findings.scalability {
    case .failure(let reason): rows.withhold("scalability.mokken", reason)
    case .success(let found): rows.add("scalability.mokken", found.n, found.scale)
    }
    switch findings.rasch {
    case .failure(let reason): rows.withhold("separation.weighted", reason)
    case .success(let found):
      rows.add(
        "separation.weighted", found.reliability.n,
        Estimate(value: found.reliability.coefficient))
    }
  }

  /// The same figures over services.
  private func services(_ rows: inout CoefficientRows) {
    guard case .success(let figures)? = appraisal.services else { return }
    for row in figures.rows {
      if let estimate = row.estimate {
        rows.add(row.id, nil, estimate)
        if let effect = row.designEffect {
          rows.add("design-effect.\(row.id)", nil, Estimate(value: effect))
        }
      } else if let reason = row.withheld {
        rows.withhold(row.id, reason)
      }
    }
  }

  static let noFactor = Withheld(
    "appraisal.no-factor", "One factor beneath the answers comes to no possible solution here.",
    help: "Look at the items that run against the others, and collect more answers.")
}

/// The rows of the table of coefficients.
private struct CoefficientRows {
  var rows: [[ResultTable.Cell]] = []

  /// A figure, and why it has no interval where it has none.
  mutating func add(_ id: String, _ n: Int?, _ estimate: Estimate, reason: Withheld? = nil) {
    rows.append([
      .text(id), .integer(n), .number(estimate.value.finite),
      .number(estimate.standardError?.finite), .number(estimate.interval?.lower.finite),
      .number(estimate.interval?.upper.finite), .text(estimate.interval?.method),
      .text(reason?.sentence),
    ])
  }

  mutating func withhold(_ id: String, _ reason: Withheld) {
    rows.append([
      .text(id), .missing, .missing, .missing, .missing, .missing, .missing,
      .text(reason.sentence),
    ])
  }
}
