import LinearAlgebra

/// What a fit was made of, for what is asked of it later: simulation, prediction, robust covariances.
///
/// All sources compare as equal: what tells two fits apart stands in their figures.
struct FitSource: Sendable, Hashable {
  let model: MixedModel
  let fixed: Design
  /// The layout; its rows may stand in another order than the table's.
  let random: RandomEffects
  private let table: ModelFrame?
  /// In the model's own columns; then the parameters of the residuals.
  let theta: [Double]
  /// The unit of the outcome that the model was solved in.
  let scale: Double
  /// Where residuals go together.
  let residual: ResidualCovariance?
  /// The columns that make each group, the leading group first.
  let groupings: [[String]]

  init(
    _ model: MixedModel, _ fixed: Design, _ deviance: ProfiledDeviance, _ frame: ModelFrame?,
    theta: [Double]
  ) {
    self.model = model
    self.fixed = fixed
    table = frame
    self.theta = theta
    random = deviance.random
    scale = deviance.fixed.scale
    residual = deviance.structured?.residual
    groupings = random.groups.map { group in
      model.formula.random.first { $0.group == group.name }?.grouping ?? [group.name]
    }
  }

  /// The rows that were fitted.
  ///
  /// - Throws: `needsRows` where there were moments instead.
  var frame: ModelFrame {
    get throws(ModelError) {
      guard let table else { throw .needsRows }
      return table
    }
  }

  static func == (left: FitSource, right: FitSource) -> Bool { true }

  func hash(into hasher: inout Hasher) {}

  /// Aλ of each group, size × size: the effects in the units of the table are that times draws of N(0, σ²I).
  var factors: [Matrix] {
    zip(random.factors(theta), random.groups).map { scaled, group in
      let (factor, size) = scaled
      return group.effects.outward * Matrix(rows: size, columns: size, elements: factor)
    }
  }

  /// X for rows of a table, column by column.
  func columns(in frame: ModelFrame) throws(ModelError) -> [[Double]] {
    try fixed.columns(in: frame)
  }

  /// The varying columns of each group for rows of a table, in its units.
  func varying(in frame: ModelFrame) throws(ModelError) -> [[[Double]]] {
    var result = random.groups.map { _ in [[Double]]() }
    for (term, design) in zip(random.terms, random.designs) {
      result[term.group] += try design.columns(in: frame)
    }
    return result
  }

  /// The levels of each group that a table has, and its rows' codes into them.
  func levels(in frame: ModelFrame) throws(ModelError) -> [(codes: [Int], levels: [String])] {
    var result: [(codes: [Int], levels: [String])] = []
    for grouping in groupings { result.append(try frame.levels(ofCombination: grouping)) }
    return result
  }

  /// The square roots of the weights of a table's rows; nil for a model without.
  func weights(in frame: ModelFrame) throws(ModelError) -> [Double]? {
    try model.weights(frame)
  }

  /// The residual covariance for the rows of a table; nil where residuals are independent.
  func residual(in frame: ModelFrame) throws(ModelError) -> ResidualCovariance? {
    guard let residual else { return nil }
    return try ResidualCovariance(of: frame, like: residual)
  }

  /// The parameters of the residuals.
  var residualParameters: [Double] { Array(theta[random.parameterCount...]) }

  /// X β from the columns of X.
  static func line(_ columns: [[Double]], _ coefficients: [Double], rows: Int) -> [Double] {
    var result = Array(repeating: 0.0, count: rows)
    for (column, coefficient) in zip(columns, coefficients) {
      for row in result.indices { result[row] += coefficient * column[row] }
    }
    return result
  }

  /// The rows of each level, in the order of the table.
  static func members(_ codes: [Int], levels: Int) -> [[Int]] {
    var result = Array(repeating: [Int](), count: levels)
    for (row, code) in codes.enumerated() { result[code].append(row) }
    return result
  }
}

extension ResidualCovariance {
  /// The residuals of another table's rows, with the categories or occasions of the one fitted.
  init(of frame: ModelFrame, like fitted: ResidualCovariance) throws(ModelError) {
    switch fitted.structure {
    case .independent, .ar1, .continuousAR1:
      self = try ResidualCovariance(fitted.structure, frame)
    case .byGroup(let column), .unstructured(let column):
      let (codes, levels) = try frame.levels(of: column)
      let position = Dictionary(uniqueKeysWithValues: zip(fitted.levels, fitted.levels.indices))
      let places = levels.map { position[$0] }
      if let row = codes.firstIndex(where: { places[$0] == nil }) {
        throw .newLevel(column, row: row)
      }
      structure = fitted.structure
      self.levels = fitted.levels
      marks = codes.map { Double(places[$0] ?? 0) }
    }
  }

  /// The marks of some rows; the number of the row where rows just follow each other.
  func marks(of rows: [Int]) -> [Double] {
    marks.isEmpty ? rows.indices.map { Double($0) } : rows.map { marks[$0] }
  }
}
