import LinearAlgebra

/// The rows of a fit with their residuals made independent with one variance:
///
///     R_i^(−1/2) W_i^(1/2) [Z_i  X_i  e_i],      e = y − Xβ̂
///
/// X in units in which (XᵀV⁻¹X)⁻¹ = I, Z in the model's own columns, e in units of the outcome.
struct WhitenedRows {
  let x: [[Double]]
  let e: [Double]
  /// The varying columns of each group.
  let z: [[[Double]]]
  let groups: [(codes: [Int], levels: [String])]

  /// `turn` is C, with CCᵀ = (XᵀV⁻¹X)⁻¹ for V over σ².
  init(_ source: FitSource, coefficients: [Double], turn: Matrix) throws(ModelError) {
    let frame = try source.frame
    let raw = try source.columns(in: frame)
    let y = try FixedEffects.outcome(source.model.formula.outcome, frame)
    let line = FitSource.line(raw, coefficients, rows: frame.rows)
    var columns = (0..<turn.columns).map { FitSource.line(raw, turn.column($0), rows: frame.rows) }
    columns.append(zip(y, line).map { $0 - $1 })
    let varying = try source.varying(in: frame)
    for (group, list) in zip(source.random.groups, varying) {
      columns += group.effects.inward(list, rows: frame.rows)
    }
    if let weights = try source.weights(in: frame) {
      for k in columns.indices {
        for row in weights.indices { columns[k][row] *= weights[row] }
      }
    }
    groups = try source.levels(in: frame)
    if let residual = try source.residual(in: frame), let (codes, levels) = groups.first {
      let parameters = source.residualParameters
      for rows in FitSource.members(codes, levels: levels.count) {
        let r = residual.parts(residual.marks(of: rows), parameters).value
        guard let root = try? Cholesky(r) else { throw .notEvaluable }
        for k in columns.indices { Self.solve(root.factor, rows, &columns[k]) }
      }
    }
    x = Array(columns[..<turn.columns])
    e = columns[turn.columns]
    var next = turn.columns + 1
    var z: [[[Double]]] = []
    for group in source.random.groups {
      z.append(Array(columns[next..<next + group.size]))
      next += group.size
    }
    self.z = z
  }

  /// L⁻¹ times some rows of a column.
  private static func solve(_ l: Matrix, _ rows: [Int], _ column: inout [Double]) {
    for (i, row) in rows.enumerated() {
      var sum = column[row]
      for j in 0..<i { sum -= l[i, j] * column[rows[j]] }
      column[row] = sum / l[i, i]
    }
  }
}
