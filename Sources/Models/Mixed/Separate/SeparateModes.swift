import LinearAlgebra

/// Conditional modes part by part:  b̂ = F (N_te − N_tQ β̂) for the other groups, then the leading group's.
struct SeparateModes: Sendable {
  let deviance: ProfiledDeviance
  let parts: SeparateParts
  let solution: ProfiledDeviance.Solution
  let residualVariance: Double

  var modes: [ConditionalModes] {
    var result = ConditionalModes.none(of: deviance.random)
    let weights = deviance.effects(solution).g
    for part in parts.parts {
      let own = part.deviance
      guard let swept = own.solveTrailing(solution.factors) else { return [] }
      let random = 0..<own.products.randomCount
      let both = own.scaled(swept.cholesky.inverse, by: swept.factors)
      let side = swept.swept.block(random, own.products.randomCount..<own.products.size) * weights
      ConditionalModes.fill(
        &result, own, swept, g: (both * side).map { -$0 } + weights, both,
        residualVariance: residualVariance, scale: deviance.fixed.scale, levels: part.levels)
    }
    return result
  }
}
