import LinearAlgebra

/// The random effects of a model laid out: which columns vary over which groups, and where each
/// parameter stands.
///
/// Terms are ordered by the number of levels of their group, the largest first; that group leads and is
/// eliminated level by level, the others trail. Terms of one group share its block of columns, and each
/// keeps a factor of its own, so that uncorrelated effects are terms side by side.
struct RandomEffects {
  /// One term with its parameters, from `start` in theta.
  ///
  ///     λ = Σ_h θ_h B_h
  ///
  /// Unstructured: B_h is one entry of the lower triangle, column by column. Compound symmetry, one
  /// variance and one correlation: λ = α (I − J/s) + β J/s, so that λλᵀ has the eigenvalues α² and β².
  struct Term {
    var names: [String]
    var group: Int
    /// The first column of this term within its group's block.
    var offset: Int
    /// The first of its parameters in theta.
    var start: Int
    var structure: Formula.RandomTerm.Structure

    var size: Int { names.count }

    /// Its columns within its group's block.
    var columns: Range<Int> { offset..<offset + size }

    var parameterCount: Int {
      structure == .compoundSymmetry ? min(2, size) : size * (size + 1) / 2
    }

    /// Row, column and position in theta of each entry of an unstructured factor.
    var parameters: [(row: Int, column: Int, theta: Int)] {
      guard structure != .compoundSymmetry || size == 1 else { return [] }
      var result: [(row: Int, column: Int, theta: Int)] = []
      for column in 0..<size {
        for row in column..<size { result.append((row, column, start + result.count)) }
      }
      return result
    }

    /// B_h of each parameter as entries within the term.
    var bases: [[(row: Int, column: Int, value: Double)]] {
      guard structure == .compoundSymmetry, size > 1 else {
        return parameters.map { [($0.row, $0.column, 1)] }
      }
      let share = 1 / Double(size)
      var apart: [(row: Int, column: Int, value: Double)] = []
      var together = apart
      for column in 0..<size {
        for row in 0..<size {
          apart.append((row, column, (row == column ? 1 : 0) - share))
          together.append((row, column, share))
        }
      }
      return [apart, together]
    }
  }

  /// One grouping factor with the columns that vary over it.
  struct Group {
    var name: String
    var codes: [Int]
    var levels: [String]
    /// How many levels there are, where `levels` does not name them.
    var unnamed: Int?
    /// The varying columns as the formula makes them, each as long as the table; nil for the intercept.
    var raw: [[Double]?] = []
    /// The columns that the model is solved in.
    var effects = EffectColumns()

    var size: Int { raw.count }
    var levelCount: Int { unnamed ?? levels.count }

    /// The columns that the model is solved in, times the square roots of the rows' weights.
    func columns(rows: Int, weights: [Double]? = nil) -> [[Double]] {
      effects.inward(raw, rows: rows, weights: weights)
    }
  }

  private(set) var terms: [Term] = []
  /// The groups, the leading one first.
  private(set) var groups: [Group] = []
  private(set) var parameterCount = 0
  /// How many rows each row of `raw` stands for; nil for one each.
  private(set) var standing: [Double]?
  /// What each term makes of a table.
  private(set) var designs: [Design] = []
  /// Every parameter with its B_h, size × size column by column, in its group's block.
  private(set) var bases: [(group: Int, theta: Int, basis: [Double])] = []

  /// Lays out the random effects of a formula; `within` is the group that residuals go together in, where
  /// nothing varies over one.
  init(_ formula: Formula, _ frame: ModelFrame, within: [String] = []) throws(ModelError) {
    if formula.random.isEmpty, !within.isEmpty {
      let (codes, levels) = try frame.levels(ofCombination: within)
      groups = [Group(name: within.joined(separator: ":"), codes: codes, levels: levels)]
      return
    }
    guard !formula.random.isEmpty else { throw .noRandomEffects }
    var asked: [(term: Formula.RandomTerm, group: Group)] = []
    for term in formula.random {
      let (codes, levels) = try frame.levels(ofCombination: term.grouping)
      asked.append((term, Group(name: term.group, codes: codes, levels: levels)))
    }
    try layOut(asked, frame, rows: frame.rows)
  }

  /// Lays out the random effects over rows that each stand for several: see `MomentRows`.
  init(_ formula: Formula, _ rows: MomentRows) throws(ModelError) {
    guard !formula.random.isEmpty else { throw .noRandomEffects }
    standing = rows.counts
    var asked: [(term: Formula.RandomTerm, group: Group)] = []
    for term in formula.random {
      var group = Group(name: term.group, codes: [], levels: [], unnamed: rows.persons)
      if Set(term.grouping) != Set(rows.grouping) {
        (group.codes, group.levels) = try rows.frame.levels(ofCombination: term.grouping)
        group.unnamed = nil
      }
      asked.append((term, group))
    }
    try layOut(asked, rows.frame, rows: rows.rows)
    try checkTrailing()
    // Whoever is summed leads.
    guard groups[0].unnamed != nil else { throw .notSummed(.groupOfFewLevels(rows.grouping)) }
  }

  private mutating func layOut(
    _ asked: [(term: Formula.RandomTerm, group: Group)], _ frame: ModelFrame, rows: Int
  ) throws(ModelError) {
    for (term, group) in asked where group.levelCount < 2 {
      throw .tooFewLevels(group: term.group, levels: group.levelCount)
    }
    let order = asked.indices.sorted {
      (-asked[$0].group.levelCount, $0) < (-asked[$1].group.levelCount, $1)
    }
    var groupings: [Set<String>] = []
    for position in order {
      let (term, own) = asked[position]
      let design = try Design(term.effects, frame)
      guard design.names.count * own.levelCount < rows else {
        throw .tooManyRandomEffects(
          group: term.group, effects: design.names.count * own.levelCount, rows: rows)
      }
      let grouping = Set(term.grouping)
      let group = groupings.firstIndex(of: grouping) ?? groupings.count
      if group == groupings.count {
        groupings.append(grouping)
        groups.append(own)
      }
      try append(design, term.structure, to: group, frame)
    }
    bases = termBases
  }

  /// The trailing groups make a dense matrix of this order at most: 288 MB, and seconds per evaluation.
  static let trailingLimit = 6_000

  /// Random effects of all groups but the leading one.
  var trailingCount: Int { groups.dropFirst().reduce(0) { $0 + $1.size * $1.levelCount } }

  /// - Throws: `ModelError.tooManyTrailingEffects` where they are more than one matrix is made of.
  func checkTrailing() throws(ModelError) {
    guard trailingCount <= Self.trailingLimit else {
      throw .tooManyTrailingEffects(effects: trailingCount, limit: Self.trailingLimit)
    }
  }

  /// The same effects over some levels of each group; without rows.
  func restricted(to levels: [[Int]]) -> RandomEffects {
    var result = self
    for (group, own) in levels.enumerated() {
      let all = groups[group].levels
      result.groups[group].levels = own.map { all[$0] }
      result.groups[group].codes = []
      result.groups[group].raw = groups[group].raw.map { _ in nil }
    }
    return result
  }

  private mutating func append(
    _ design: Design, _ structure: Formula.RandomTerm.Structure, to group: Int, _ frame: ModelFrame
  ) throws(ModelError) {
    for name in design.names
    where terms.contains(where: { $0.group == group && $0.names.contains(name) }) {
      throw .repeatedRandomEffect(name, group: groups[group].name)
    }
    let term = Term(
      names: design.names, group: group, offset: groups[group].size, start: parameterCount,
      structure: structure)
    terms.append(term)
    designs.append(design)
    let hasOnlyIntercept = design.terms == [.intercept]
    let columns = hasOnlyIntercept ? [] : try design.columns(in: frame)
    let raw: [[Double]?] =
      hasOnlyIntercept
      ? [nil]
      : zip(design.assignments, columns).map { place, column in
        design.terms[place] == .intercept ? nil : column
      }
    groups[group].raw += raw
    groups[group].effects.append(raw, structure, standing: standing)
    parameterCount += term.parameterCount
  }

  /// The start of a search: independent effects as large as the residuals.
  var start: [Double] {
    var theta = Array(repeating: 0.0, count: parameterCount)
    for position in diagonalPositions { theta[position] = 1 }
    return theta
  }

  /// The parameters that are standard deviations: zero is their end, and their sign says nothing.
  var diagonalPositions: [Int] {
    terms.flatMap { term in
      term.structure == .compoundSymmetry && term.size > 1
        ? [term.start, term.start + 1]
        : term.parameters.filter { $0.row == $0.column }.map(\.theta)
    }
  }

  private var termBases: [(group: Int, theta: Int, basis: [Double])] {
    terms.flatMap { term in
      let size = groups[term.group].size
      return term.bases.enumerated().map { position, entries in
        var basis = Array(repeating: 0.0, count: size * size)
        for (row, column, value) in entries {
          basis[(term.offset + column) * size + term.offset + row] = value
        }
        return (term.group, term.start + position, basis)
      }
    }
  }

  /// The relative factor λ of each group, size × size column by column, in the model's own columns.
  func factors(_ theta: [Double]) -> [(factor: [Double], size: Int)] {
    var result = groups.map { (Array(repeating: 0.0, count: $0.size * $0.size), $0.size) }
    for (group, position, basis) in bases {
      for k in basis.indices { result[group].0[k] += theta[position] * basis[k] }
    }
    return result.map { (factor: $0.0, size: $0.1) }
  }

  /// Theta in the units of the table: entries of λ, as lme4 reports them; for compound symmetry the
  /// square roots of the two eigenvalues.
  func unscaled(_ theta: [Double]) -> [Double] {
    var result = theta
    for term in terms {
      let effects = groups[term.group].effects
      if term.structure == .compoundSymmetry, term.size > 1 {
        for position in 0..<2 { result[term.start + position] *= effects.unit(term.offset) }
      } else if effects.isPlain(term.columns) {
        for parameter in term.parameters {
          result[parameter.theta] *= effects.unit(term.offset + parameter.row)
        }
      } else {
        let factor = unscaledCovariance(term, theta).semidefiniteFactor
        for parameter in term.parameters {
          result[parameter.theta] = factor[parameter.row, parameter.column]
        }
      }
    }
    return result
  }

  /// λλᵀ of a term in the units of the table, size × size.
  func unscaledCovariance(_ term: Term, _ theta: [Double]) -> Matrix {
    let outward = groups[term.group].effects.outward.block(term.columns, term.columns)
    let half = outward * factor(term, theta)
    return half * half.transposed
  }

  /// λλᵀ of a term in the model's own columns, size × size.
  func covariance(_ term: Term, _ theta: [Double]) -> Matrix {
    let lambda = factor(term, theta)
    return lambda * lambda.transposed
  }

  /// λ of a term, size × size.
  private func factor(_ term: Term, _ theta: [Double]) -> Matrix {
    var lambda = Matrix(rows: term.size, columns: term.size)
    for (position, entries) in term.bases.enumerated() {
      for (row, column, value) in entries {
        lambda[row, column] += theta[term.start + position] * value
      }
    }
    return lambda
  }

  /// Names of the parameters: `person.(Intercept)`, `person.occasion.(Intercept)`.
  var parameterNames: [String] {
    terms.flatMap { term in
      let group = groups[term.group].name
      if term.structure == .compoundSymmetry, term.size > 1 {
        return ["\(group).apart", "\(group).together"]
      }
      return term.parameters.map { parameter in
        let row = "\(group).\(term.names[parameter.row])"
        return parameter.row == parameter.column ? row : "\(row).\(term.names[parameter.column])"
      }
    }
  }
}
