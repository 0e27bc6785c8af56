extension PersonMoments {
  /// Sums over the persons of a table in memory.
  ///
  /// - Parameters:
  ///   - plan: how columns enter.
  ///   - frame: complete rows in any order, with every column of the plan's formula.
  /// - Throws: `ModelError`: a column is absent or of another kind than the plan has it, or `notSummed`.
  public init(_ plan: MomentPlan, _ frame: ModelFrame) throws(ModelError) {
    let (codes, names) = try frame.levels(ofCombination: plan.grouping)
    let rows = try LeadingRows(codes, levels: names.count, frame, columns: plan.formula.columns)
    var columns = [try FixedEffects.outcomes(plan.formula.outcome, rows.frame)]
    var levels: [String: [String]] = [:]
    for column in plan.columns {
      switch try rows.frame.column(column.name) {
      case .numeric(let values):
        guard !column.isCategories else { throw .notCategories(column.name) }
        columns.append(values)
      case .factor(let codes, let names):
        guard column.isCategories else { throw .notNumeric(column.name) }
        columns.append(codes.map(Double.init))
        levels[column.name] = names
      }
    }
    var sums = MomentSums(plan)
    do {
      try sums.add(columns, starts: rows.starts[...])
    } catch {
      throw .notSummed(error)
    }
    self = sums.moments(levels: levels)
  }
}
