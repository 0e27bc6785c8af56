import LinearAlgebra
import Psychometrics
import Results

extension AppraisalTables {
  /// A row for each item.
  var items: ResultTable {
    var rows: [[ResultTable.Cell]] = []
    if case .success(let found) = appraisal.consistency {
      let loadings = loadings
      let order = order
      let fits = fits(of: findings.rasch)
      rows = found.items.map { item in
        let scalability = order.coefficients[item.item]
        return [
          .text(findings.items[item.item]), .integer(found.n),
          .number(item.standardDeviation.finite), .number(item.itemRest?.value.finite),
          .number(item.itemRest?.interval?.lower.finite),
          .number(item.itemRest?.interval?.upper.finite), .number(item.alphaWithout?.finite),
          .number(item.squaredMultipleCorrelation?.finite), .number(loadings[item.item]?.finite),
          .number(scalability?.value.finite), .number(scalability?.interval?.lower.finite),
          .number(scalability?.interval?.upper.finite), .integer(order.against[item.item]),
          .number(fits[item.item]?.infit.finite), .number(fits[item.item]?.outfit.finite),
        ]
      }
    }
    return ResultTable(
      columns: [
        "item", "n", "sd", "item.rest", "conf.low", "conf.high", "alpha.without", "smc", "loading",
        "scalability", "scalability.low", "scalability.high", "steps.against", "infit", "outfit",
      ], rows: rows)
  }

  /// By item its loading on the one factor, in points.
  private var loadings: [Double?] {
    guard case .success(let fit) = appraisal.oneFactor, fit.verdicts.isEmpty else {
      return findings.items.map { _ in nil }
    }
    return findings.items.indices.map { fit.value(.loading($0, on: 0)) }
  }

  /// By item H_j, and how many steps are passed less often by people with more of the rest, beyond chance.
  private var order: (coefficients: [Estimate?], against: [Int?]) {
    var coefficients: [Estimate?] = findings.items.map { _ in nil }
    var against: [Int?] = findings.items.map { _ in nil }
    if case .success(let found) = findings.scalability {
      for item in found.items { coefficients[item.item] = item.coefficient }
    }
    if case .success(let found) = findings.monotonicity {
      for item in found.items where item.withheld == nil {
        against[item.item] = Set(item.violations.filter(\.isSignificant).map(\.step)).count
      }
    }
    return (coefficients, against)
  }

  private func fits(of rasch: Result<RaschAppraisal, Withheld>) -> [RaschItemFit?] {
    var fits: [RaschItemFit?] = findings.items.map { _ in nil }
    if case .success(let found) = rasch {
      for fit in found.items { fits[fit.item] = fit }
    }
    return fits
  }

  /// A row for each item: what is left to it, and how it goes with each factor that chance would not give.
  var factors: ResultTable {
    guard case .success(let found) = findings.exploration else {
      return ResultTable(
        columns: ["item", "reason"],
        rows: [[.missing, .text(Self.told(findings.exploration).1)]])
    }
    let loadings = found.loadings
    return ResultTable(
      columns: ["item", "adequacy", "uniqueness"]
        + (0..<loadings.columns).map { "factor.\($0 + 1)" },
      rows: findings.items.indices.map { item in
        [
          .text(findings.items[item]), .number(found.adequacy.items[item].finite),
          .number(found.solution.uniquenesses[item].finite),
        ] + (0..<loadings.columns).map { .number(loadings[item, $0].finite) }
      })
  }
}
