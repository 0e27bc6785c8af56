import LinearAlgebra

/// Prediction errors of a model with several groups, nested or crossed.
///
/// With the leading group swept out, M_i and B_i its block and its products with the other columns
/// U = [Z₂ … Z_k Q], and T = Λ S⁻¹ Λᵀ what is left of Henderson's inverse:
///
///     variance = σ² [zᵀM_iz + (u − B_iᵀM_iz)ᵀ T (u − B_iᵀM_iz)]
///
/// with z in the leading group's columns and u in the others.
struct SeveralGroupErrors: PredictionErrors {
  private let deviance: ProfiledDeviance
  private let lambda: [Double]
  private let residualVariance: Double
  private let t: Matrix

  init(
    _ deviance: ProfiledDeviance, _ solution: ProfiledDeviance.Solution,
    _ residualVariance: Double
  ) {
    self.deviance = deviance
    self.residualVariance = residualVariance
    lambda = solution.factors[0].factor
    let count = deviance.products.randomCount + deviance.products.fixedCount
    t = deviance.scaled(solution.cholesky.leading(count).inverse, by: solution.factors)
  }

  /// Of parts that are fitted one by one: Henderson's inverse joins them through the fixed effects, so they are
  /// taken together once.
  ///
  /// - Throws: `ModelError.tooManyTrailingEffects` where that would be too large.
  init(whole fit: MixedModelFit) throws(ModelError) {
    var model = fit.source.model
    model.path = .links
    let (deviance, _) = try model.profiledDeviance(fit.source.frame, fit.source.fixed)
    guard let solution = deviance.solve(fit.source.theta) else { throw .notEvaluable }
    self.init(deviance, solution, fit.residualVariance)
  }

  func variance(_ x: [Double], _ z: [[Double]], _ levels: [Int?]) -> Double {
    let (products, groups) = (deviance.products, deviance.random.groups)
    var entries: [Int: Double] = [:]
    for (index, group) in groups.enumerated().dropFirst() {
      guard let level = levels[index] else { continue }
      for (k, value) in group.effects.inward(z[index]).enumerated() {
        entries[products.offsets[index] + level * group.size + k] = value
      }
    }
    let q = deviance.fixed.toCoefficients.transposed * x
    for (k, value) in q.enumerated() { entries[products.randomCount + k] = value }
    var sum = 0.0
    if let level = levels[0] {
      let own = deviance.level(level)
      let size = groups[0].size
      let scaled = groups[0].effects.inward(z[0])
      guard let block = LeadingBlocks(own.a, counts: [1], lambda: lambda, q: size) else {
        return .nan
      }
      let side = Matrix(rows: size, columns: size, elements: block.m) * scaled
      sum += innerProduct(scaled, side)
      for (position, column) in own.columns.enumerated() where column < t.columns {
        for j in 0..<size { entries[column, default: 0] -= own.b[position * size + j] * side[j] }
      }
    }
    let sorted = entries.sorted { $0.key < $1.key }
    for (i, left) in sorted {
      var row = 0.0
      for (j, right) in sorted { row += t[i, j] * right }
      sum += left * row
    }
    return residualVariance * sum
  }
}
