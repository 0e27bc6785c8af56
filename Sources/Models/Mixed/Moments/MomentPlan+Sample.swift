extension MomentPlan {
  /// A plan by what some rows look like.
  ///
  /// The group of most levels among them is the one that is summed. Numbers are constant where they are so
  /// within every one of its levels, keys where at most one sequence of them occurs for every eight levels,
  /// or where the formula takes them for categories, and free otherwise.
  ///
  /// - Parameters:
  ///   - formula: the model.
  ///   - sample: the first rows of the table; some thousand are enough.
  ///   - mayVary: whether numbers that are constant in the sample may vary within persons elsewhere, and
  ///     are taken for free.
  /// - Throws: `ModelError` as the frame does, `notSummed` where the model asks for more than sums.
  public init(
    _ formula: Formula, sample: ModelFrame, mayVary: Bool = false
  ) throws(ModelError) {
    guard sample.rows > 0 else { throw .noRows }
    guard !formula.random.isEmpty else { throw .noRandomEffects }
    let outcome = try FixedEffects.outcomes(formula.outcome, sample)
    var grouping: [String] = []
    var leading: (codes: [Int], levels: [String]) = ([], [])
    for term in formula.random {
      let levels = try sample.levels(ofCombination: term.grouping)
      if levels.levels.count > leading.levels.count {
        (grouping, leading) = (term.grouping, levels)
      }
    }
    let rows = try LeadingRows(
      leading.codes, levels: leading.levels.count, sample, columns: formula.columns)
    let variables =
      formula.fixed.flatMap(\.variables)
      + formula.random.flatMap { $0.effects.flatMap(\.variables) }
    let others = formula.random.filter { Set($0.grouping) != Set(grouping) }.flatMap(\.grouping)
    var columns: [Column] = []
    for name in Self.columns(of: formula, grouping: grouping) {
      guard case .numeric(let values) = try rows.frame.column(name) else {
        columns.append(Column(name, isCategories: true, role: .key))
        continue
      }
      let isCategories =
        others.contains(name)
        || variables.contains { $0.column == name && $0.function == .categories }
      let isVarying = formula.random.contains { $0.effects.flatMap(\.columns).contains(name) }
      let role: Role =
        switch PersonPlan.kind(values, rows, 0..<rows.levels, 0) {
        case .shared: .key
        case .constant: isCategories || isVarying ? .key : mayVary ? .free : .constant
        case .free: isCategories ? .key : .free
        }
      columns.append(Column(name, isCategories: false, role: role))
    }
    do {
      try self.init(formula, grouping: grouping, columns: columns)
    } catch {
      throw .notSummed(error)
    }
    var numbers: [String: [Double]] = [:]
    for column in columns where column.role != .key {
      if case .numeric(let values) = try sample.column(column.name) {
        numbers[column.name] = values
      }
    }
    let entries = (constants + frees).map { $0.values { numbers[$0] ?? [] } } + [outcome]
    // Where all are the same their mean is that number, not next to it.
    shift = entries.map { values in
      guard let first = values.first, values.contains(where: { $0 != first }) else {
        return values.first ?? 0
      }
      let mean = values.reduce(0, +) / Double(values.count)
      return mean.isFinite ? mean : 0
    }
  }
}
