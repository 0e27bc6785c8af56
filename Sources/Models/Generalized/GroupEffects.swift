import LinearAlgebra

/// The random effects of one group laid out: which columns vary over its levels, and where each entry
/// of their covariance's factor stands.
///
///     b = Λu,      u ~ N(0, I),      Λ lower triangular, one block per term
///
/// Uncorrelated effects are terms side by side.
struct GroupEffects {
  /// One entry of Λ.
  struct Parameter {
    var row: Int
    var column: Int
  }

  /// A term: a lower triangle of entries, column by column.
  struct Term {
    /// The positions of its effects among all.
    var effects: Range<Int>
    /// The positions of its entries in theta.
    var entries: Range<Int>
  }

  /// At most this many effects vary over a level: the points of the quadrature grow with their power.
  static let limit = 3

  let group: String
  let codes: [Int]
  let levels: [String]
  /// Names of the effects.
  private(set) var names: [String] = []
  /// The varying columns divided by `scales`.
  private(set) var columns: [[Double]] = []
  /// Powers of two near the columns' root mean squares.
  private(set) var scales: [Double] = []
  private(set) var terms: [Term] = []
  /// What makes the columns of each term.
  private(set) var designs: [Design] = []
  private(set) var parameters: [Parameter] = []

  var size: Int { names.count }

  init(_ formula: Formula, _ frame: ModelFrame) throws(ModelError) {
    guard let first = formula.random.first else { throw .noRandomEffects }
    guard formula.random.allSatisfy({ Set($0.grouping) == Set(first.grouping) }) else {
      var groups: [String] = []
      for term in formula.random where !groups.contains(term.group) { groups.append(term.group) }
      throw .generalized(.severalGroups(groups))
    }
    group = first.group
    (codes, levels) = try frame.levels(ofCombination: first.grouping)
    guard levels.count >= 2 else { throw .tooFewLevels(group: group, levels: levels.count) }
    for term in formula.random {
      let design = try Design(term.effects, frame)
      guard term.structure != .compoundSymmetry || design.names.count == 1 else {
        throw .generalized(.structureNotFitted(group: group))
      }
      if let twice = design.names.first(where: names.contains) {
        throw .repeatedRandomEffect(twice, group: group)
      }
      let effects = size..<size + design.names.count
      guard effects.upperBound <= Self.limit else {
        throw .generalized(
          .tooManyEffects(group: group, effects: effects.upperBound, limit: Self.limit))
      }
      names += design.names
      designs.append(design)
      for column in try design.columns(in: frame) {
        let scale = PowerOfTwo.near(rootMeanSquareOf: column)
        columns.append(column.map { $0 / scale })
        scales.append(scale)
      }
      let start = parameters.count
      for column in effects {
        for row in column..<effects.upperBound {
          parameters.append(Parameter(row: row, column: column))
        }
      }
      terms.append(Term(effects: effects, entries: start..<parameters.count))
    }
  }

  /// Columns that are scaled already, or none, for a model that lays out Λ itself.
  init(group: String, codes: [Int], levels: [String], names: [String], columns: [[Double]]) {
    (self.group, self.codes, self.levels) = (group, codes, levels)
    (self.names, self.columns) = (names, columns)
  }

  /// Independent effects with a standard deviation of 1 in scaled columns: where a search starts.
  var start: [Double] { parameters.map { $0.row == $0.column ? 1 : 0 } }

  /// Λ in scaled columns.
  func factor(_ theta: [Double]) -> Square {
    var result = Square.zero
    for (parameter, value) in zip(parameters, theta) {
      result[parameter.row, parameter.column] = value
    }
    return result
  }

  /// What theta is divided by to be in the units of the table.
  var units: [Double] { parameters.map { scales[$0.row] } }

  /// Names of the entries of theta: `person.(Intercept)`, `person.occasion.(Intercept)`.
  var parameterNames: [String] {
    parameters.map {
      let row = "\(group).\(names[$0.row])"
      return $0.row == $0.column ? row : "\(row).\(names[$0.column])"
    }
  }

  /// The random columns of one row of the table.
  func values(_ row: Int) -> SIMD3<Double> {
    var result = SIMD3<Double>()
    for (effect, column) in columns.enumerated() { result[effect] = column[row] }
    return result
  }
}
