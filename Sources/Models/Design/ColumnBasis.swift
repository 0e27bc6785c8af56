/// The columns that one variable makes, with what was learned of its column to make them.
enum ColumnBasis: Sendable, Hashable, Codable {
  /// The number itself.
  case number
  /// A column for each level.
  case categories([String])
  case power(Int)
  case polynomial(OrthogonalPolynomial)
  case rawPolynomial(degree: Int)
  case naturalSpline(NaturalSpline)
  case piecewise(knots: [Double])

  /// Learns what a variable needs to know of its column.
  init(_ variable: Formula.Variable, _ frame: ModelFrame) throws(ModelError) {
    let column = try frame.column(variable.column)
    switch variable.function {
    case nil:
      if case .numeric = column {
        self = .number
        return
      }
      self = .categories(try Self.levels(variable, frame))
    case .categories: self = .categories(try Self.levels(variable, frame))
    case .power(let power):
      _ = try Self.numbers(variable, column)
      self = .power(power)
    case .rawPolynomial(let degree):
      let values = try Self.numbers(variable, column)
      try Self.require(moreThan: degree, values, variable)
      self = .rawPolynomial(degree: degree)
    case .polynomial(let degree):
      let values = try Self.numbers(variable, column)
      try Self.require(moreThan: degree, values, variable)
      self = .polynomial(OrthogonalPolynomial(degree: degree, of: values))
    case .naturalSpline(let degreesOfFreedom):
      let values = try Self.numbers(variable, column)
      try Self.require(moreThan: degreesOfFreedom, values, variable)
      let sorted = values.sorted()
      self = try Self.spline(
        variable, sorted,
        knots: Quantiles.inner(degreesOfFreedom - 1, of: sorted), areGiven: false)
    case .naturalSplineAt(let knots):
      let values = try Self.numbers(variable, column)
      try Self.require(moreThan: knots.count + 1, values, variable)
      self = try Self.spline(variable, values, knots: knots, areGiven: true)
    case .piecewise(let knots):
      let values = try Self.numbers(variable, column)
      try Self.require(within: values, knots, variable)
      try Self.require(moreThan: knots.count + 1, values, variable)
      self = .piecewise(knots: knots)
    }
  }

  private static func levels(
    _ variable: Formula.Variable, _ frame: ModelFrame
  ) throws(ModelError) -> [String] {
    let levels: [String]
    switch try frame.column(variable.column) {
    case .numeric(let values):
      levels = Set(RepeatedValues(values).distinct).sorted().map(FormulaNumber.text)
    case .factor(let codes, let labels):
      var occurs = Array(repeating: false, count: labels.count)
      for code in codes { occurs[code] = true }
      levels = labels.indices.filter { occurs[$0] }.map { labels[$0] }
    }
    guard levels.count != 1 else { throw .oneLevel(variable.column) }
    return levels
  }

  private static func numbers(
    _ variable: Formula.Variable, _ column: ModelFrame.Column
  ) throws(ModelError) -> [Double] {
    guard case .numeric(let values) = column else { throw .notNumeric(variable.column) }
    return values
  }

  private static func require(
    moreThan count: Int, _ values: [Double], _ variable: Formula.Variable
  ) throws(ModelError) {
    var distinct: [Double] = []
    for value in values where !distinct.contains(value) {
      distinct.append(value)
      if distinct.count > count { return }
    }
    throw .tooFewDistinctNumbers(
      variable.column, term: variable.name, distinct: distinct.count, needed: count + 1)
  }

  private static func require(
    within values: [Double], _ knots: [Double], _ variable: Formula.Variable
  ) throws(ModelError) {
    guard let lower = values.min(), let upper = values.max() else { throw .noRows }
    for knot in knots where !(knot > lower && knot < upper) {
      throw .knotOutside(variable.column, term: variable.name, knot: knot)
    }
  }

  private static func spline(
    _ variable: Formula.Variable, _ values: [Double], knots: [Double], areGiven: Bool
  ) throws(ModelError) -> ColumnBasis {
    guard let lower = values.min(), let upper = values.max() else { throw .noRows }
    if areGiven {
      try require(within: values, knots, variable)
    } else {
      let breaks = [lower] + knots + [upper]
      guard zip(breaks, breaks.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw .tiedKnots(variable.column, term: variable.name)
      }
    }
    return .naturalSpline(NaturalSpline(from: lower, to: upper, knots: knots))
  }
}
