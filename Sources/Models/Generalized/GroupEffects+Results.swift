import LinearAlgebra

extension GroupEffects {
  /// The variances and correlations of ΛΛᵀ, from theta in the table's units.
  func components(_ theta: [Double]) -> [VarianceComponent] {
    let lambda = factor(theta)
    let sigma = lambda * lambda.transposed
    return terms.flatMap { term in
      term.effects.map { j in
        VarianceComponent(
          group: group, term: names[j], variance: sigma[j, j],
          standardDeviation: sigma[j, j].squareRoot(),
          correlations: (term.effects.lowerBound..<j).map { k in
            let scale = (sigma[j, j] * sigma[k, k]).squareRoot()
            return VarianceComponent.Correlation(
              with: names[k], value: scale > 0 ? min(1, max(-1, sigma[j, k] / scale)) : nil)
          })
      }
    }
  }
}

extension ConditionalModes {
  /// The modes after an evaluation at the optimum, with the curvature there.
  ///
  ///     b = Λû,      Var(b | y) ≈ Λ H⁻¹ Λᵀ
  init(_ likelihood: MarginalLikelihood, scaled theta: [Double]) {
    let effects = likelihood.effects
    let lambda = effects.factor(theta)
    let size = effects.size
    self.init(
      group: effects.group, terms: effects.names, levels: effects.levels,
      modes: Matrix(rows: effects.levels.count, columns: size), variances: [])
    for level in effects.levels.indices {
      let mode = lambda * likelihood.modes[level]
      let half = lambda * likelihood.lowerInverses[level].transposed
      let spread = half * half.transposed
      var variance = Matrix(rows: size, columns: size)
      for j in 0..<size {
        modes[level, j] = mode[j] / effects.scales[j]
        for k in 0..<size {
          variance[j, k] = spread[j, k] / (effects.scales[j] * effects.scales[k])
        }
      }
      variances.append(variance)
    }
  }
}
