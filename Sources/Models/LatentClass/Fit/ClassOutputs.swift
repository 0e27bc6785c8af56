import Distributions
import Glibc
import LinearAlgebra
import Results

/// The parameters of a mixture in the units of the table, with standard errors by the delta method:
///
///     Var(h(x̂)) = J I⁻¹ Jᵀ,      J = ∂h/∂x by central differences
struct ClassOutputs {
  let design: ClassDesign
  let layout: ClassLayout
  let level: Double

  private typealias Row = (part: ClassEstimate.Part, g: Int?, term: String, with: String?)

  /// All of them.
  ///
  /// - Parameters:
  ///   - x: the optimum.
  ///   - covariance: of x; nil where there is none.
  /// - Returns: estimates; those at a place without curvature have no standard error.
  func estimates(_ x: [Double], _ covariance: Matrix?) -> [ClassEstimate] {
    let (values, rows) = (values(x), rows)
    let jacobian = covariance == nil ? [] : jacobian(x)
    return rows.enumerated().map { place, row in
      var error: Double?
      if let covariance {
        let along = (0..<x.count).map { jacobian[$0][place] }
        let moved = covariance * along
        let variance = zip(along, moved).reduce(0) { $0 + $1.0 * $1.1 }
        if variance > 0, variance.isFinite { error = variance.squareRoot() }
      }
      return estimate(row, values[place], error)
    }
  }

  private func estimate(_ row: Row, _ value: Double, _ error: Double?) -> ClassEstimate {
    let normal = Normal()
    let z = normal.quantile(0.5 + level / 2)
    var interval: ConfidenceInterval?
    if let error, row.part == .share, value > 0, value < 1 {
      interval = LogOddsInterval.of(share: value, reach: z * error, level: level)
    } else if let error {
      // Variances and ratios are positive: on the scale of logarithms.
      let isPositive =
        row.part == .residual || row.part == .ratio || (row.part == .random && row.with == nil)
      let reach = z * error
      let ends =
        isPositive && value > 0
        ? (value * exp(-reach / value), value * exp(reach / value))
        : (value - reach, value + reach)
      if ends.0.isFinite, ends.1.isFinite {
        interval = ConfidenceInterval(
          lower: ends.0, upper: ends.1, level: level, method: "Wald")
      }
    }
    let isTested = row.part == .membership || row.part == .fixed || row.part == .leaving
    let statistic = isTested ? error.map { value / $0 } : nil
    return ClassEstimate(
      part: row.part, classNumber: row.g.map { $0 + 1 }, term: row.term, with: row.with,
      estimate: Estimate(value: value, standardError: error, interval: interval),
      statistic: statistic, pValue: statistic.map { normal.twoSided($0) })
  }

  private var rows: [Row] {
    var rows: [Row] = []
    let classes = layout.classes
    if classes > 1 {
      for g in 0..<classes - 1 {
        rows += design.covariates.names.map { (.membership, g, $0, nil) }
      }
      rows += (0..<classes).map { (.share, $0, "", nil) }
    }
    for g in 0..<classes {
      rows += design.names.prefix(layout.own).map { (.fixed, classes > 1 ? g : nil, $0, nil) }
    }
    rows += design.names.dropFirst(layout.own).map { (.fixed, nil, $0, nil) }
    for g in 0..<layout.factorCount {
      for i in 0..<layout.random {
        for j in 0...i where isFree(i, j) {
          rows.append(
            (
              .random, layout.factorCount > 1 ? g : nil, design.effectNames[j],
              i == j ? nil : design.effectNames[i]
            ))
        }
      }
    }
    if !layout.ratioPlaces.isEmpty {
      rows += (0..<classes - 1).map { (.ratio, $0, "", nil) }
    }
    rows += (0..<layout.varianceCount).map {
      (.residual, layout.varianceCount > 1 ? $0 : nil, "", nil)
    }
    rows += zip(thresholdCategories, thresholdCategories.dropFirst()).map {
      (.threshold, nil, "\($0)|\($1)", nil)
    }
    for g in 0..<classes {
      rows += (design.hazard?.names ?? []).map { (.leaving, classes > 1 ? g : nil, $0, nil) }
    }
    rows += (0..<layout.loadingPlaces.count).map { (.services, $0, "", nil) }
    return rows
  }

  /// The categories with thresholds between them.
  private var thresholdCategories: [String] {
    layout.outcome == .ordinal ? design.categories : []
  }

  private func isFree(_ i: Int, _ j: Int) -> Bool {
    layout.free.contains(j * layout.random + i)
  }

  /// The same, as numbers.
  private func values(_ x: [Double]) -> [Double] {
    let p = layout.unpacked(x)
    var result: [Double] = []
    if layout.classes > 1 {
      for g in 0..<layout.classes - 1 { result += design.covariates.outward(p.logits[g]) }
      result += shares(p)
    }
    let solved = (0..<layout.classes).map { g in
      zip(design.leastSquares, design.back * (p.own[g] + p.common)).map {
        $0 + design.scale * $1
      }
    }
    for g in 0..<layout.classes { result += solved[g].prefix(layout.own) }
    // The common columns come after those of classes, which are the only ones that reach over.
    result += solved[0].dropFirst(layout.own)
    let q = layout.random
    for g in 0..<layout.factorCount where q > 0 {
      let t = Matrix(rows: q, columns: q, elements: p.factors[g])
      let b = design.scale * design.scale * design.effects.outward(t * t.transposed)
      for i in 0..<q {
        for j in 0...i where isFree(i, j) { result.append(b[i, j]) }
      }
    }
    if !layout.ratioPlaces.isEmpty { result += p.ratios.dropLast() }
    if layout.varianceCount > 0 {
      result += p.variances.map { design.scale * $0.squareRoot() }
    }
    result += design.persons.pieces?.thresholds(p.gaps) ?? []
    if let hazard = design.hazard { result += p.hazards.flatMap(hazard.outward) }
    return result + p.loadings.dropLast()
  }

  /// The mean of everybody's odds of a class, as shares; over all services where classes vary.
  private func shares(_ p: ClassParameters) -> [Double] {
    let (persons, c) = (design.persons, layout.covariates)
    var sums = Array(repeating: 0.0, count: layout.classes)
    var own = sums
    let count = c == 1 ? 1 : persons.count
    for person in 0..<count {
      let logits = p.logits.map { logits in
        (0..<c).reduce(0.0) { $0 + logits[$1] * persons.covariates[person * c + $1] }
      }
      for (u, weight) in services(p) {
        var whole = 0.0
        let here =
          p.loadings.isEmpty ? logits : zip(logits, p.loadings).map { $0 + u * $1 }
        let top = here.max() ?? 0
        for g in own.indices {
          own[g] = exp(here[g] - top)
          whole += own[g]
        }
        for g in own.indices { sums[g] += weight * own[g] / whole }
      }
    }
    return sums.map { $0 / Double(count) }
  }

  /// Services as points of the normal distribution with their weights; one where classes do not vary over them.
  private func services(_ p: ClassParameters) -> [(u: Double, weight: Double)] {
    guard !p.loadings.isEmpty else { return [(0, 1)] }
    let rule = GaussHermite(31)
    return zip(rule.nodes, rule.weights).map { ($0, $1) }
  }

  private func jacobian(_ x: [Double]) -> [[Double]] {
    x.indices.map { k in
      let width = 1e-5 * max(1, abs(x[k]))
      var (above, below) = (x, x)
      above[k] += width
      below[k] -= width
      return zip(values(above), values(below)).map { ($0 - $1) / (above[k] - below[k]) }
    }
  }
}
