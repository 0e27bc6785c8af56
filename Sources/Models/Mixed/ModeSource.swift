import LinearAlgebra

/// Where the conditional modes of a fit come from: they are worked out when they are asked for, since
/// there may be very many, and most readers want none.
///
/// All sources compare as equal: what tells two fits apart stands in their figures.
struct ModeSource: Sendable, Hashable {
  /// The ways to the modes.
  enum Way: Sendable {
    /// The rows are not at hand.
    case none
    case severalGroups(ProfiledDeviance, ProfiledDeviance.Solution, residualVariance: Double)
    case oneGroup(OneGroupModes)
    case structured(StructuredModes)
    case separate(SeparateModes)
  }

  var way: Way

  static func == (left: ModeSource, right: ModeSource) -> Bool { true }

  func hash(into hasher: inout Hasher) {}

  var modes: [ConditionalModes] {
    switch way {
    case .none: []
    case .severalGroups(let deviance, let solution, let residualVariance):
      ConditionalModes.all(deviance, solution, residualVariance: residualVariance)
    case .oneGroup(let one): [one.modes]
    case .structured(let structured): structured.modes
    case .separate(let separate): separate.modes
    }
  }
}

/// The modes of a model with one group, from the rows and the estimates:
///
///     b_i = M_i Z_iᵀ (y_i − X_i β),      Var(b_i | y) = σ² M_i
struct OneGroupModes: Sendable {
  let outcome: String
  let fixed: Design
  let random: RandomEffects
  let frame: ModelFrame
  let columns: [String]
  let coefficients: [Double]
  /// λ in the model's own columns.
  let lambda: [Double]
  let residualVariance: Double

  var modes: ConditionalModes {
    let group = random.groups[0]
    let q = group.size
    var result = ConditionalModes(
      group: group.name, terms: random.terms.flatMap(\.names), levels: group.levels,
      modes: Matrix(rows: group.levels.count, columns: q), variances: [])
    // Every column was read once, when the model was fitted.
    guard let (squares, sides) = try? sums(),
      let blocks = LeadingBlocks(
        squares, counts: Array(repeating: 1, count: group.levels.count), lambda: lambda, q: q)
    else { return result }
    result.variances.reserveCapacity(group.levels.count)
    for level in group.levels.indices {
      let start = level * q * q
      let m = Matrix(rows: q, columns: q, elements: Array(blocks.m[start..<start + q * q]))
      let mode = group.effects.outward(m * Array(sides[level * q..<(level + 1) * q]))
      for j in 0..<q { result.modes[level, j] = mode[j] }
      result.variances.append(residualVariance * group.effects.outward(m))
    }
    return result
  }

  /// Z_iᵀZ_i and Z_iᵀ(y_i − X_iβ) of each level.
  private func sums() throws(ModelError) -> (squares: [Double], sides: [Double]) {
    let group = random.groups[0]
    let q = group.size
    let rows = try LeadingRows(group.codes, levels: group.levels.count, frame, columns: columns)
    let y = try FixedEffects.outcome(outcome, rows.frame)
    let factors = DesignFactors([fixed] + random.designs)
    let products = factors.products.dropFirst().flatMap { $0 }
    var squares = Array(repeating: 0.0, count: group.levels.count * q * q)
    var sides = Array(repeating: 0.0, count: group.levels.count * q)
    for chunk in rows.chunks() {
      let range = rows.rows(chunk)
      let columns = try factors.columns(in: rows.frame, rows: range)
      var residuals = Array(y[range])
      for (product, coefficient) in zip(factors.products[0], coefficients) {
        let column = PersonPlan.product(product, columns)
        for row in residuals.indices { residuals[row] -= coefficient * (column?[row] ?? 1) }
      }
      let z = group.effects.inward(
        products.map { PersonPlan.product($0, columns) }, rows: range.count)
      for level in chunk {
        for row in Int(rows.starts[level])..<Int(rows.starts[level + 1]) {
          let local = row - range.lowerBound
          for j in 0..<q {
            sides[level * q + j] += z[j][local] * residuals[local]
            for k in 0..<q { squares[level * q * q + j * q + k] += z[j][local] * z[k][local] }
          }
        }
      }
    }
    return (squares, sides)
  }
}

/// The modes where residuals go together: b_i = D Z_iᵀ V_i⁻¹ (y_i − X_iβ), Var(b_i | y) = σ² (D − D Z_iᵀ V_i⁻¹ Z_i D).
struct StructuredModes: Sendable {
  let deviance: ProfiledDeviance
  let persons: StructuredPersons
  let solution: ProfiledDeviance.Solution
  let theta: [Double]
  let residualVariance: Double

  var modes: [ConditionalModes] {
    let group = deviance.random.groups[0]
    let q = group.size
    guard q > 0 else { return [] }
    var result = ConditionalModes(
      group: group.name, terms: deviance.random.terms.flatMap(\.names), levels: group.levels,
      modes: Matrix(rows: group.levels.count, columns: q), variances: [])
    let lambda = Matrix(rows: q, columns: q, elements: solution.factors[0].factor)
    let d = lambda * lambda.transposed
    let x = Array(theta[deviance.random.parameterCount...])
    let g = deviance.effects(solution).g
    let kinds = persons.kinds.map { kind -> (weights: Matrix, variance: Matrix)? in
      let v = kind.z * d * kind.z.transposed + persons.residual.parts(kind.marks, x).value
      guard let whole = try? Cholesky(v) else { return nil }
      let side = kind.z * d
      return (whole.solve(side).transposed, d - side.transposed * whole.solve(side))
    }
    for (level, person) in persons.persons.enumerated() {
      guard let (weights, variance) = kinds[person.kind] else { return [] }
      let mode = group.effects.outward(weights * (person.rows * g))
      for j in 0..<q { result.modes[level, j] = deviance.fixed.scale * mode[j] }
      result.variances.append(residualVariance * group.effects.outward(variance))
    }
    return [result]
  }
}
