public import LinearAlgebra

/// Where each level of a group stands: the most likely random effects given its rows and the estimates.
///
///     b = λu,      Var(b | y) = σ² λ (H⁻¹)_ii λᵀ,      H = ΛᵀZᵀZΛ + I
///
/// The variance takes β, θ and σ as known.
///
/// ### Source
/// Bates, D., Mächler, M., Bolker, B., & Walker, S. (2015). *Journal of Statistical Software, 67*(1),
/// equations 17 and 57. <https://doi.org/10.18637/jss.v067.i01>
public struct ConditionalModes: Sendable, Hashable, Codable {
  /// The group, for example `person`.
  public var group: String
  /// The effects that vary over it.
  public var terms: [String]
  /// The levels, in the order of the column.
  public var levels: [String]
  /// levels × terms, in units of the outcome per unit of the effect's column.
  public var modes: Matrix
  /// Per level, terms × terms.
  public var variances: [Matrix]

  /// The modes of every group, from the model solved at its optimum; its products hold their levels.
  static func all(
    _ deviance: ProfiledDeviance, _ solution: ProfiledDeviance.Solution, residualVariance: Double
  ) -> [ConditionalModes] {
    var result = none(of: deviance.random)
    let both = deviance.scaled(
      solution.cholesky.leading(deviance.products.randomCount).inverse, by: solution.factors)
    fill(
      &result, deviance, solution, g: deviance.effects(solution).g, both,
      residualVariance: residualVariance, scale: deviance.fixed.scale,
      levels: deviance.random.groups.map { Array($0.levels.indices) })
    return result
  }

  /// Every level of every group, not yet worked out.
  static func none(of random: RandomEffects) -> [ConditionalModes] {
    random.groups.indices.map { index in
      let group = random.groups[index]
      return ConditionalModes(
        group: group.name,
        terms: random.terms.filter { $0.group == index }.flatMap(\.names), levels: group.levels,
        modes: Matrix(rows: group.levels.count, columns: group.size),
        variances: Array(
          repeating: Matrix(rows: group.size, columns: group.size), count: group.levels.count))
    }
  }

  /// Works out the levels of a model, or of a part of it, where they stand in the whole; `g` and `both` as in
  /// `ProfiledDeviance.effects` and the covariance of the trailing effects.
  static func fill(
    _ result: inout [ConditionalModes], _ deviance: ProfiledDeviance,
    _ solution: ProfiledDeviance.Solution, g: [Double], _ both: Matrix, residualVariance: Double,
    scale: Double, levels: [[Int]]
  ) {
    for (index, group) in deviance.random.groups.enumerated() {
      for (level, whole) in levels[index].enumerated() {
        let (mode, variance) =
          index == 0
          ? leading(deviance.level(level), deviance, solution, g, both)
          : trailing(
            deviance.products.offsets[index] + level * group.size, group.size, g, both)
        for (j, value) in group.effects.outward(mode).enumerated() {
          result[index].modes[whole, j] = scale * value
        }
        result[index].variances[whole] =
          residualVariance
          * group.effects.outward(
            Matrix(rows: group.size, columns: group.size, elements: variance))
      }
    }
  }

  /// b_i = M B_i g and M + M B_i V B_iᵀ M for a level of the leading group.
  private static func leading(
    _ level: CrossProducts.Level, _ deviance: ProfiledDeviance,
    _ solution: ProfiledDeviance.Solution, _ g: [Double], _ both: Matrix
  ) -> (mode: [Double], variance: [Double]) {
    let q = deviance.products.q
    guard
      let block = LeadingBlocks(level.a, counts: [1], lambda: solution.factors[0].factor, q: q)
    else { return (Array(repeating: 0, count: q), Array(repeating: 0, count: q * q)) }
    var left = Array(repeating: 0.0, count: q)
    for (position, column) in level.columns.enumerated() {
      for j in 0..<q { left[j] += level.b[position * q + j] * g[column] }
    }
    var mode = Array(repeating: 0.0, count: q)
    for j in 0..<q {
      for k in 0..<q { mode[j] += block.m[k * q + j] * left[k] }
    }
    var spread = Array(repeating: 0.0, count: q * q)
    LeadingCell.addContraction(
      level.b, 0, level.columns.filter { $0 < both.columns }, q, both, to: &spread)
    var (half, whole) = (spread, spread)
    SmallBlocks.multiply(spread, 0, block.m, 0, q, into: &half)
    SmallBlocks.multiply(block.m, 0, half, 0, q, into: &whole)
    return (mode, zip(block.m, whole).map { $0 + $1 })
  }

  /// Λu and the diagonal block of ΛS⁻¹Λᵀ for a level of a trailing group.
  private static func trailing(
    _ start: Int, _ size: Int, _ g: [Double], _ both: Matrix
  ) -> (mode: [Double], variance: [Double]) {
    var variance: [Double] = []
    for k in 0..<size {
      for j in 0..<size { variance.append(both[start + j, start + k]) }
    }
    return ((0..<size).map { -g[start + $0] }, variance)
  }
}
