import LinearAlgebra

/// Persons with times of their own: A_i = Z_iᵀZ_i and W_i = Z_iᵀ[Q e]_i for each, eight side by side.
struct BatchSums {
  let basis: FixedBasis
  /// [Q e]ᵀ[Q e].
  let cross: Matrix
  let batches: Batches
  /// The first persons, where there are enough of them to begin a search with.
  let sample: (persons: Int, rows: Int, cross: Matrix)?

  /// Nil where there are too many effects to sum side by side, or columns near to dependent.
  init?(_ plan: PersonPlan) throws(ModelError) {
    let (rows, random, p) = (plan.rows, plan.random.groups[0], plan.fixed.names.count)
    guard let batches = Batches(q: random.size, m: p + 1, persons: rows.levels) else { return nil }
    let shift =
      plan.intercept == nil ? Array(repeating: 0.0, count: p + 1) : plan.means + [plan.center]
    var raw = Array(repeating: 0.0, count: (p + 1) * (p + 1))
    let ones = Array(repeating: 1.0, count: rows.chunks().map { rows.rows($0).count }.max() ?? 0)
    var early: (persons: Int, rows: Int, raw: [Double])?
    let enough = max(1000, rows.levels / 16)
    for chunk in rows.chunks() {
      if early == nil, chunk.lowerBound >= enough, chunk.lowerBound % 8 == 0 {
        early = (chunk.lowerBound, Int(rows.starts[chunk.lowerBound]), raw)
      }
      let range = rows.rows(chunk)
      let columns = try plan.factors.columns(in: rows.frame, rows: range)
      let z = random.effects.inward(
        plan.randomProducts.map { PersonPlan.product($0, columns) }, rows: range.count
      ).map { $0[...] }
      let u = plan.fixedProducts.map { (PersonPlan.product($0, columns) ?? ones)[...] }
      guard
        batches.add(
          rows.starts[chunk.lowerBound...chunk.upperBound], first: range.lowerBound, z: z,
          u: u + [plan.outcome[range]], shift: shift, cross: &raw)
      else { return nil }
    }
    var crossed = Matrix(rows: p + 1, columns: p + 1, elements: raw)
    crossed.mirrorLowerTriangle()
    guard
      let basis = CrossBasis(
        crossed, names: plan.fixed.names, rows: rows.frame.rows, shift: shift,
        intercept: plan.intercept)
    else { return nil }
    batches.turn(basis.turn.elements)
    self.batches = batches
    self.basis = basis.basis
    cross = Self.turned(raw, basis.turn)
    sample = early.map { persons, rows, raw in (persons, rows, Self.turned(raw, basis.turn)) }
  }

  private static func turned(_ raw: [Double], _ turn: Matrix) -> Matrix {
    var cross = Matrix(rows: turn.rows, columns: turn.rows, elements: raw)
    cross.mirrorLowerTriangle()
    var result = turn.transposed * cross * turn
    result.mirrorLowerTriangle()
    return result
  }
}
