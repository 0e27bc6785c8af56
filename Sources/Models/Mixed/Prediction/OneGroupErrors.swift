import LinearAlgebra

/// Prediction errors of a model with one group. With K_i = ∂b̂_i/∂y · X_i and Var(b_i | y):
///
///     b̂_i = D Z_iᵀV_i⁻¹(y_i − X_iβ̂)      K_i = D Z_iᵀV_i⁻¹X_i
///     variance = (x − K_iᵀz)ᵀ Cov(β̂) (x − K_iᵀz) + zᵀ Var(b_i | y) z
///
/// For independent residuals D Z_iᵀV_i⁻¹ = M_iZ_iᵀ with M_i = Var(b_i | y) / σ².
struct OneGroupErrors: PredictionErrors {
  /// To the columns that `covariance` is of.
  private let turn: Matrix?
  private let covariance: Matrix
  private let variances: [Matrix]
  /// K_i, effects × columns.
  private let links: [Matrix]

  /// Independent residuals without weights.
  init(_ fit: MixedModelFit) throws(ModelError) {
    let source = fit.source
    let frame = try source.frame
    turn = nil
    covariance = fit.inference.covariance
    variances = fit.conditionalModes.first?.variances ?? []
    let x = try source.columns(in: frame)
    let z = try source.varying(in: frame)[0]
    let (codes, levels) = try source.levels(in: frame)[0]
    var products = levels.map { _ in Matrix(rows: z.count, columns: x.count) }
    for (row, code) in codes.enumerated() {
      for k in x.indices {
        for j in z.indices { products[code][j, k] += z[j][row] * x[k][row] }
      }
    }
    links = zip(products, variances).map { (1 / fit.residualVariance) * ($1 * $0) }
  }

  /// Residuals that go together: in orthonormal columns.
  init(_ modes: StructuredModes, _ fit: MixedModelFit) {
    let (deviance, persons) = (modes.deviance, modes.persons)
    let p = deviance.fixed.count
    turn = deviance.fixed.toCoefficients.transposed
    let scale = deviance.fixed.scale
    covariance = scale * scale * fit.inference.phi
    variances = modes.modes.first?.variances ?? []
    let group = deviance.random.groups[0]
    let lambda = Matrix(
      rows: group.size, columns: group.size, elements: modes.solution.factors[0].factor)
    let d = lambda * lambda.transposed
    let x = Array(modes.theta[deviance.random.parameterCount...])
    let weights = persons.kinds.map { kind -> Matrix? in
      let v = kind.z * d * kind.z.transposed + persons.residual.parts(kind.marks, x).value
      return (try? Cholesky(v))?.solve(kind.z * d).transposed
    }
    links = persons.persons.map { person in
      let rows = person.rows.block(0..<person.rows.rows, 0..<p)
      guard let weights = weights[person.kind] else {
        return Matrix(rows: group.size, columns: p)
      }
      return group.effects.outward * (weights * rows)
    }
  }

  func variance(_ x: [Double], _ z: [[Double]], _ levels: [Int?]) -> Double {
    var side = turn.map { $0 * x } ?? x
    guard let level = levels.first ?? nil, variances.indices.contains(level) else {
      return SmallSampleInference.form(side, covariance)
    }
    let shift = links[level].transposed * z[0]
    for k in side.indices { side[k] -= shift[k] }
    return SmallSampleInference.form(side, covariance)
      + SmallSampleInference.form(z[0], variances[level])
  }
}
