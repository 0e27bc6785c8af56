import LinearAlgebra

/// Persons seen at the same occasions, summed together in one pass.
///
/// What a person brings is v = (1, what is constant about the person, the outcome row by row); row t of
/// [Q e] is a linear function L_t v with L_t the same for all persons of a pattern. So
///
///     G = Σ_i v_i v_iᵀ         Σ_i U_iᵀ R U_i = Σ_st R[s,t] L_s G L_tᵀ   for every R
///
/// and the pass costs a few multiplications a row, however many fixed effects there are. Columns of
/// the fixed effects that follow neither person nor occasion enter v row by row as the outcome does.
struct PatternSums {
  let basis: FixedBasis
  /// [Q e]ᵀ[Q e].
  let cross: Matrix
  let cells: [LeadingCell]

  /// Nil where times are not shared, or a pass finds columns of another kind than the sample had.
  init?(_ plan: PersonPlan) throws(ModelError) {
    guard let layout = PatternLayout(plan), let patterns = try layout.gather(plan) else {
      return nil
    }
    let p = plan.fixed.names.count
    let maps = patterns.map { layout.rowMaps($0, plan) }
    let full = patterns.map { Matrix(packedLower: $0.moments) }
    var raw = Matrix(rows: p + 1, columns: p + 1)
    for (moments, rows) in zip(full, maps) {
      for map in rows { raw = raw + map * moments * map.transposed }
    }
    guard
      let basis = CrossBasis(
        raw, names: plan.fixed.names, rows: plan.rows.frame.rows, shift: [], intercept: nil)
    else { return nil }
    self.basis = basis.basis
    let turn = basis.turn.transposed
    let q = plan.random.groups[0].size
    var cross = Matrix(rows: p + 1, columns: p + 1)
    var cells: [LeadingCell] = []
    for (index, pattern) in patterns.enumerated() {
      let rows = maps[index].map { turn * $0 }
      for map in rows { cross = cross + map * full[index] * map.transposed }
      let z = layout.randomRows(pattern, plan)
      cells.append(
        LeadingCell(z, rows, full[index], q: q, count: pattern.persons, columns: Array(0...p)))
    }
    cross.mirrorLowerTriangle()
    self.cross = cross
    self.cells = cells
  }
}

/// Where everything stands in v and in the keys of patterns.
struct PatternLayout {
  /// Factors that make a pattern.
  private let keys: [Int]
  /// Products of constant factors, each an entry of v.
  private let constants: [[Int]]
  /// Fixed effects whose columns enter v row by row; the outcome follows.
  private let frees: [Int]
  private let shift: [Double]

  /// Nil where a random effect follows no occasion that persons share.
  init?(_ plan: PersonPlan) {
    let randomFactors = Set(plan.randomProducts.flatMap { $0 })
    guard !randomFactors.contains(where: { plan.kinds[$0] == .free }) else { return nil }
    var (keys, constants, frees): (Set<Int>, [[Int]], [Int]) = (randomFactors, [], [])
    for (column, product) in plan.fixedProducts.enumerated() {
      if product.contains(where: { plan.kinds[$0] == .free }) {
        frees.append(column)
        continue
      }
      for factor in product where plan.kinds[factor] == .shared { keys.insert(factor) }
      let constant = product.filter { !keys.contains($0) && plan.kinds[$0] == .constant }.sorted()
      if !constant.isEmpty, !constants.contains(constant) { constants.append(constant) }
    }
    self.keys = keys.sorted()
    self.constants = constants
    self.frees = frees
    shift = constants.map { _ in 0 } + frees.map { plan.means[$0] } + [plan.center]
  }

  /// Entries of v beyond which sums by pattern cost more than they save.
  private static let longest = 160

  func gather(_ plan: PersonPlan) throws(ModelError) -> [Patterns.Pattern]? {
    let rows = plan.rows
    guard
      let patterns = Patterns(
        keys: keys.count, constants: constants.count, frees: frees.count + 1,
        limit: min(16_384, max(1, rows.levels / 8)), longest: Self.longest)
    else { return nil }
    for chunk in rows.chunks() {
      let range = rows.rows(chunk)
      let columns = try plan.factors.columns(in: rows.frame, rows: range)
      let free =
        frees.map { column in
          (PersonPlan.product(plan.fixedProducts[column], columns) ?? [])[...]
        } + [plan.outcome[range]]
      do {
        try patterns.add(
          rows.starts[chunk.lowerBound...chunk.upperBound], first: range.lowerBound,
          key: keys.map { columns[$0][...] },
          constant: constants.map { (PersonPlan.product($0, columns) ?? [])[...] }, free: free,
          shift: shift)
      } catch {
        return nil
      }
    }
    return patterns.all
  }

  /// L_t for each row of a pattern: from v to the columns of the fixed effects and the outcome.
  func rowMaps(_ pattern: Patterns.Pattern, _ plan: PersonPlan) -> [Matrix] {
    let (p, rows) = (plan.fixed.names.count, pattern.rows)
    let entries = 1 + constants.count + rows * (frees.count + 1)
    let place = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
    return (0..<rows).map { row in
      var map = Matrix(rows: p + 1, columns: entries)
      for (column, product) in plan.fixedProducts.enumerated() {
        if let free = frees.firstIndex(of: column) {
          map[column, 1 + constants.count + free * rows + row] = 1
          map[column, 0] = plan.means[column]
          continue
        }
        var value = 1.0
        for factor in product {
          if let key = place[factor] { value *= pattern.key[key][row] }
        }
        let constant = product.filter { place[$0] == nil }.sorted()
        map[column, constants.firstIndex(of: constant).map { $0 + 1 } ?? 0] = value
      }
      map[p, 1 + constants.count + frees.count * rows + row] = 1
      map[p, 0] = plan.center
      return map
    }
  }

  /// The random effects' columns in each row of a pattern, as the model is solved in them.
  func randomRows(_ pattern: Patterns.Pattern, _ plan: PersonPlan) -> [[Double]] {
    let place = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
    let effects = plan.random.groups[0].effects
    return (0..<pattern.rows).map { row in
      effects.inward(
        plan.randomProducts.map { product in
          product.reduce(1.0) { value, factor in
            value * (place[factor].map { pattern.key[$0][row] } ?? 1)
          }
        })
    }
  }
}
