extension ColumnBasis {
  /// Names of the columns as R gives them: the variable with the level, or with the number of the column
  /// where a function makes several.
  func names(of variable: Formula.Variable, contrasted: Bool) -> [String] {
    let count: Int
    switch self {
    case .number, .power: return [variable.name]
    case .categories(let levels):
      return levels.dropFirst(contrasted ? 1 : 0).map { variable.name + $0 }
    case .polynomial(let polynomial): count = polynomial.degree
    case .rawPolynomial(let degree): count = degree
    case .naturalSpline(let spline): count = spline.count
    case .piecewise(let knots): count = knots.count + 1
    }
    return count == 1 ? [variable.name] : (1...count).map { "\(variable.name)\($0)" }
  }

  /// The columns for the rows of a table.
  func columns(
    of variable: Formula.Variable, _ frame: ModelFrame, contrasted: Bool
  ) throws(ModelError) -> [[Double]] {
    if case .categories(let levels) = self {
      return try Self.indicators(variable, frame, levels, from: contrasted ? 1 : 0)
    }
    guard case .numeric(let values) = try frame.column(variable.column) else {
      throw .notNumeric(variable.column)
    }
    let columns: [[Double]]
    switch self {
    case .number, .categories: return [values]
    case .power(let power): columns = [Self.power(values, power)]
    case .rawPolynomial(let degree):
      columns = (1...degree).map { Self.power(values, $0) }
    case .piecewise(let knots): columns = Self.piecewise(values, knots)
    case .polynomial(let polynomial):
      columns = RepeatedValues(values).columns(polynomial.degree) { polynomial.append($0, to: &$1) }
    case .naturalSpline(let spline):
      columns = RepeatedValues(values).columns(spline.count) { spline.append($0, to: &$1) }
    }
    for column in columns {
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(variable.name, row: row)
      }
    }
    return columns
  }

  /// 1 in the rows of a level, 0 elsewhere.
  private static func indicators(
    _ variable: Formula.Variable, _ frame: ModelFrame, _ levels: [String], from first: Int
  ) throws(ModelError) -> [[Double]] {
    let column = try frame.column(variable.column)
    if variable.function == nil, case .numeric = column {
      throw .notCategories(variable.column)
    }
    let (codes, found): ([Int], [String])
    if case .factor(let all, let labels) = column {
      (codes, found) = (all, labels)
    } else {
      (codes, found) = try frame.levels(of: variable.column)
    }
    if found != levels {
      let known = Set(levels)
      let isKnown = found.map(known.contains)
      if isKnown.contains(false), let row = codes.firstIndex(where: { !isKnown[$0] }) {
        throw .newLevel(variable.column, row: row)
      }
    }
    return levels.dropFirst(first).map { level in
      let values = found.map { $0 == level ? 1.0 : 0.0 }
      var result = Array(repeating: 0.0, count: codes.count)
      for i in result.indices { result[i] = values[codes[i]] }
      return result
    }
  }

  private static func power(_ values: [Double], _ power: Int) -> [Double] {
    var result = values
    for _ in 1..<power {
      for i in result.indices { result[i] *= values[i] }
    }
    return result
  }

  /// min(t, k₁), then min(max(t − k₁, 0), k₂ − k₁), … and max(t − k_last, 0): the time spent between
  /// knots, so that each coefficient is the slope there.
  private static func piecewise(_ values: [Double], _ knots: [Double]) -> [[Double]] {
    (0...knots.count).map { place in
      var result = values
      let upper = place < knots.count ? knots[place] : .infinity
      if place == 0 {
        for i in result.indices { result[i] = min(values[i], upper) }
      } else {
        let lower = knots[place - 1]
        for i in result.indices { result[i] = max(0, min(values[i], upper) - lower) }
      }
      return result
    }
  }
}
