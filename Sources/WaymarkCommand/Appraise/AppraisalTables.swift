import Platform
import Psychometrics
import Results

/// The tables of an appraisal.
struct AppraisalTables {
  let appraisal: ScaleAppraisal

  /// The table of this name.
  func table(_ name: AppraiseTable) -> ResultTable {
    switch name {
    case .card: card
    case .coefficients: coefficients
    case .items: items
    }
  }

  /// A row for each property.
  var card: ResultTable {
    ResultTable(
      columns: ["property", "grade", "people", "evidence", "sentence", "next"],
      rows: appraisal.card.map { row in
        [
          .text(row.property.rawValue), .text(row.grade.rawValue), .integer(row.people),
          row.evidence.isEmpty ? .missing : .text(row.evidence), .text(row.sentence),
          .text(row.next),
        ]
      })
  }

  /// A row for each coefficient and interval.
  var coefficients: ResultTable {
    var rows: [[ResultTable.Cell]] = []
    func add(_ id: String, _ n: Int, _ estimate: Estimate) {
      rows.append([
        .text(id), .integer(n), .number(estimate.value.finite),
        .number(estimate.standardError?.finite), .number(estimate.interval?.lower.finite),
        .number(estimate.interval?.upper.finite), .text(estimate.interval?.method), .missing,
      ])
    }
    func withhold(_ id: String, _ reason: Withheld) {
      rows.append([
        .text(id), .missing, .missing, .missing, .missing, .missing, .missing,
        .text("\(reason.reason) \(reason.help)"),
      ])
    }
    switch appraisal.consistency {
    case .failure(let reason): withhold("alpha.raw", reason)
    case .success(let found):
      for coefficient in found.coefficients {
        guard let estimate = coefficient.estimate else {
          if let reason = coefficient.withheld { withhold(coefficient.id, reason) }
          continue
        }
        add(coefficient.id, found.n, estimate)
        for interval in coefficient.furtherIntervals {
          add(coefficient.id, found.n, Estimate(value: estimate.value, interval: interval))
        }
      }
      add("sem.one-occasion", found.n, found.measurementError.standardError)
      add("sdc.individual.one-occasion", found.n, found.measurementError.individual)
      add("sdc.group.one-occasion", found.n, found.measurementError.group)
    }
    switch appraisal.omega {
    case .failure(let reason): withhold("omega.cfa.model", reason)
    case .success(let omega):
      add("omega.cfa.model", appraisal.complete, omega.model)
      add("omega.cfa.observed", appraisal.complete, Estimate(value: omega.observed))
    }
    switch appraisal.retest {
    case .failure(let reason): withhold("icc", reason)
    case .success(let found):
      for correlation in found.correlations {
        add(correlation.form.rawValue, found.n, correlation.estimate)
      }
      add("sem.agreement", found.n, found.agreementError.standardError)
      add("sem.consistency", found.n, found.consistencyError.standardError)
      add("sdc.individual.agreement", found.n, found.agreementError.individual)
      add("sdc.group.agreement", found.n, found.agreementError.group)
    }
    switch appraisal.change {
    case .failure(let reason): withhold("change.reliability", reason)
    case .success(let found): add("change.reliability", found.n, found.coefficient)
    }
    return ResultTable(
      columns: [
        "id", "n", "estimate", "std.error", "conf.low", "conf.high", "method", "reason",
      ], rows: rows)
  }

  /// A row for each item.
  var items: ResultTable {
    var rows: [[ResultTable.Cell]] = []
    if case .success(let found) = appraisal.consistency {
      var loadings: [Double?] = appraisal.items.map { _ in nil }
      if case .success(let fit) = appraisal.oneFactor, fit.verdicts.isEmpty {
        loadings = appraisal.items.indices.map { fit.value(.loading($0, on: 0)) }
      }
      rows = found.items.map { item in
        [
          .text(appraisal.items[item.item]), .integer(found.n),
          .number(item.standardDeviation.finite), .number(item.itemRest?.value.finite),
          .number(item.itemRest?.interval?.lower.finite),
          .number(item.itemRest?.interval?.upper.finite), .number(item.alphaWithout?.finite),
          .number(item.squaredMultipleCorrelation?.finite), .number(loadings[item.item]?.finite),
        ]
      }
    }
    return ResultTable(
      columns: [
        "item", "n", "sd", "item.rest", "conf.low", "conf.high", "alpha.without", "smc", "loading",
      ], rows: rows)
  }
}
