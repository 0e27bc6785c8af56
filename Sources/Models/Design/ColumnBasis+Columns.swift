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

  /// The columns for rows of a table.
  func columns(
    of variable: Formula.Variable, _ frame: ModelFrame, _ rows: Range<Int>, contrasted: Bool
  ) throws(ModelError) -> [[Double]] {
    let column = try frame.column(variable.column)
    if case .categories(let levels) = self {
      let first = contrasted ? 1 : 0
      switch column {
      case .factor(let codes, let labels):
        return try Self.indicators(variable, codes, labels, rows, levels, from: first)
      case .numeric(let values):
        guard variable.function != nil else { throw .notCategories(variable.column) }
        return try Self.indicators(variable, values, rows, levels, from: first)
      }
    }
    guard case .numeric(let all) = column else { throw .notNumeric(variable.column) }
    let values = rows.count == all.count ? all : Array(all[rows])
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
        throw .notFinite(variable.name, row: rows.lowerBound + row)
      }
    }
    return columns
  }

  /// 1 in the rows of a level, 0 elsewhere.
  private static func indicators(
    _ variable: Formula.Variable, _ codes: [Int], _ labels: [String], _ rows: Range<Int>,
    _ levels: [String], from first: Int
  ) throws(ModelError) -> [[Double]] {
    if labels != levels {
      let known = Set(levels)
      let isKnown = labels.map(known.contains)
      if isKnown.contains(false), let row = rows.first(where: { !isKnown[codes[$0]] }) {
        throw .newLevel(variable.column, row: row)
      }
    }
    return levels.dropFirst(first).map { level in
      let values = labels.map { $0 == level ? 1.0 : 0.0 }
      var result = Array(repeating: 0.0, count: rows.count)
      for i in result.indices { result[i] = values[codes[rows.lowerBound + i]] }
      return result
    }
  }

  /// The same for numbers that are categories.
  private static func indicators(
    _ variable: Formula.Variable, _ values: [Double], _ rows: Range<Int>, _ levels: [String],
    from first: Int
  ) throws(ModelError) -> [[Double]] {
    let known = levels.map { Double($0) }
    let repeated = RepeatedValues(values[rows])
    if let new = repeated.distinct.first(where: { !known.contains($0) }),
      let row = rows.first(where: { values[$0] == new })
    {
      throw .newLevel(variable.column, row: row)
    }
    return repeated.columns(levels.count - first) { value, row in
      for level in known[first...] { row.append(level == value ? 1 : 0) }
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
