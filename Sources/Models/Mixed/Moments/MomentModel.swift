import LinearAlgebra

/// A model made of sums over persons, as `PatternSums` makes it of rows.
///
/// Row t of [Q e] is a linear function of v, the same for all persons of a pattern, and so are the columns
/// of other groups, since what varies is a key:
///
///     C = Σ_patterns Σ_t M_t G M_tᵀ,      A = Σ_t z_t z_tᵀ,      B_i = Σ_t z_t (M_t v_i)ᵀ
struct MomentModel {
  let design: Design
  let deviance: ProfiledDeviance

  init(_ model: MixedModel, _ moments: PersonMoments) throws(ModelError) {
    let options = model.options
    guard options.residual == .independent, options.weights == nil, options.within == nil else {
      throw .notSummed(.residuals)
    }
    let rows = try MomentRows(moments)
    design = try Design(model.formula.fixed, rows.frame)
    let random = try RandomEffects(model.formula, rows)
    let p = design.names.count
    guard p < rows.rows else {
      throw .noResidualDegreesOfFreedom(rows: rows.rows, fixedEffects: p)
    }
    let full = moments.patterns.map { Matrix(packedLower: $0.moments) }
    let lines = try FixedLines(design, moments.plan, rows)
    let maps = moments.patterns.indices.map { lines.maps($0, moments.patterns[$0].rows) }
    var raw = Matrix(rows: p + 1, columns: p + 1)
    for (moments, maps) in zip(full, maps) {
      for map in maps { raw = raw + map * moments * map.transposed }
    }
    guard
      let basis = CrossBasis(
        raw, names: design.names, rows: rows.rows, shift: [], intercept: nil)
    else { throw Self.refusal(raw, design.names, model.formula.outcome) }
    let turn = basis.turn.transposed
    let layout = MomentTrailing(random, rows, fixedCount: p)
    var trailing = Matrix(rows: layout.size, columns: layout.size)
    var cells: [LeadingCell] = []
    var places: [LeadingCell.Kind: Int] = [:]
    for (index, pattern) in moments.patterns.enumerated() {
      let (columns, all) = layout.maps(
        maps[index].map { turn * $0 }, from: rows.starts[index])
      for map in all {
        let product = map * full[index] * map.transposed
        for (x, column) in columns.enumerated() {
          for (y, other) in columns.enumerated() { trailing[other, column] += product[y, x] }
        }
      }
      let z = layout.leadingRows(rows.starts[index]..<rows.starts[index] + pattern.rows)
      let cell = LeadingCell(
        z, all, full[index], q: random.groups[0].size, count: pattern.persons, columns: columns)
      if let place = places[cell.kind] {
        cells[place].add(cell)
      } else {
        places[cell.kind] = cells.count
        cells.append(cell)
      }
    }
    trailing.mirrorLowerTriangle()
    let products = CrossProducts(
      random, rows: rows.rows, fixedCount: p, offsets: layout.offsets, trailing: trailing)
    deviance = ProfiledDeviance(
      random, basis.basis, products, cells: cells, options.criterion)
  }

  /// What is wrong with columns that have no basis: in the order of the formula, what those before a column
  /// leave of its length.
  private static func refusal(_ cross: Matrix, _ names: [String], _ outcome: String) -> ModelError {
    let lengths = cross.diagonal.map { $0.squareRoot() }
    guard lengths.allSatisfy(\.isFinite) else { return .notEvaluable }
    var left = cross
    var (dependent, near): ([String], [String]) = ([], [])
    for k in 0..<cross.rows {
      let share = lengths[k] > 0 ? max(0, left[k, k]).squareRoot() / lengths[k] : 0
      if k == names.count {
        guard dependent.isEmpty, near.isEmpty else { break }
        return lengths[k] == 0 || share == 0
          ? .constantOutcome(outcome) : .outcomeDetermined(outcome)
      }
      guard share > 1e-6 else {
        dependent.append(names[k])
        continue
      }
      if share <= CrossBasis.leastPivot { near.append(names[k]) }
      for j in k + 1..<cross.rows {
        let factor = left[j, k] / left[k, k]
        for i in k + 1..<cross.rows { left[i, j] -= factor * left[i, k] }
      }
    }
    return dependent.isEmpty ? .notSummed(.nearDependent(near)) : .rankDeficient(terms: dependent)
  }
}
