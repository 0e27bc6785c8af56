/// New rows seen as the rows of the fit were: the same categories in the same order.
///
/// Contrasts depend on which categories occur. So that a few new rows make the same columns as the fit's, a
/// row for every category of the fit is added, and its columns taken off again.
extension GeneralizedFitting {
  /// The categories of every column of categories among the effects, as they occurred.
  var factorLevels: [String: [String]] {
    var result: [String: [String]] = [:]
    for variable in GeneralizedMixedFit.variables(formula) {
      if case .factor = frame.columns[variable], let (_, levels) = try? frame.levels(of: variable) {
        result[variable] = levels
      }
    }
    return result
  }
}

extension GeneralizedMixedFit {
  /// The columns that fixed and random effects are made of.
  static func variables(_ formula: Formula) -> [String] {
    var seen: Set<String> = []
    let all =
      formula.fixed.flatMap(\.variables) + formula.random.flatMap { $0.effects.flatMap(\.variables) }
    return all.filter { seen.insert($0).inserted }
  }

  /// The columns of `terms` over the rows of another table.
  func design(_ terms: [Formula.Term], _ frame: ModelFrame) throws(ModelError) -> DesignColumns {
    let added = factorLevels.values.map(\.count).max() ?? 0
    var columns: [String: ModelFrame.Column] = [:]
    for variable in Self.variables(formula) {
      switch (try frame.column(variable), factorLevels[variable]) {
      case (.numeric(let values), nil):
        columns[variable] = .numeric(values + Array(repeating: 0, count: added))
      case (.factor(let codes, let labels), .some(let levels)):
        var recoded: [Int] = []
        for (row, code) in codes.enumerated() {
          guard let position = levels.firstIndex(of: labels[code]) else {
            throw .unknownLevel(variable, row: row)
          }
          recoded.append(position)
        }
        columns[variable] = .factor(
          codes: recoded + (0..<added).map { $0 % levels.count }, levels: levels)
      case (.numeric, .some), (.factor, nil): throw .unknownLevel(variable, row: 0)
      }
    }
    if columns.isEmpty {
      columns["(rows)"] = .numeric(Array(repeating: 0, count: frame.rows + added))
    }
    var design = try DesignColumns(terms, ModelFrame(columns))
    design.columns = design.columns.map { Array($0.prefix(frame.rows)) }
    return design
  }
}
