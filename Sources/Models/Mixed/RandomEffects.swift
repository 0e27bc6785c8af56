/// The random effects of a model laid out: which columns vary over which groups, and where each
/// parameter stands.
///
/// Terms are ordered by the number of levels of their group, the largest first; that group leads and is
/// eliminated level by level, the others trail. Terms of one group share its block of columns, and each
/// keeps a lower triangle of its own, so that uncorrelated effects are terms side by side.
struct RandomEffects {
  /// One term: a lower triangle of parameters, column by column, from `start` in theta.
  struct Term {
    var names: [String]
    var group: Int
    /// The first column of this term within its group's block.
    var offset: Int
    /// The first of its parameters in theta.
    var start: Int

    var size: Int { names.count }

    /// Row, column and position in theta of each parameter, within the term.
    var parameters: [(row: Int, column: Int, theta: Int)] {
      var result: [(row: Int, column: Int, theta: Int)] = []
      for column in 0..<size {
        for row in column..<size { result.append((row, column, start + result.count)) }
      }
      return result
    }
  }

  /// One grouping factor with the columns that vary over it.
  struct Group {
    var name: String
    var codes: [Int]
    var levels: [String]
    /// The varying columns divided by `scales`.
    var columns: [[Double]] = []
    /// Powers of two near the columns' root mean squares, so that units do not matter and whole
    /// numbers stay exact.
    var scales: [Double] = []

    var size: Int { columns.count }
  }

  private(set) var terms: [Term] = []
  /// The groups, the leading one first.
  private(set) var groups: [Group] = []
  private(set) var parameterCount = 0

  init(_ formula: Formula, _ frame: ModelFrame) throws(ModelError) {
    guard !formula.random.isEmpty else { throw .noRandomEffects }
    var asked: [(term: Formula.RandomTerm, codes: [Int], levels: [String])] = []
    for term in formula.random {
      let (codes, levels) = try frame.levels(ofCombination: term.grouping)
      guard levels.count >= 2 else {
        throw .tooFewLevels(group: term.group, levels: levels.count)
      }
      asked.append((term, codes, levels))
    }
    let order = asked.indices.sorted {
      (-asked[$0].levels.count, $0) < (-asked[$1].levels.count, $1)
    }
    var groupings: [Set<String>] = []
    for position in order {
      let (term, codes, levels) = asked[position]
      let design = try DesignColumns(term.effects, frame)
      guard design.columns.count * levels.count < frame.rows else {
        throw .tooManyRandomEffects(
          group: term.group, effects: design.columns.count * levels.count, rows: frame.rows)
      }
      let grouping = Set(term.grouping)
      let group = groupings.firstIndex(of: grouping) ?? groupings.count
      if group == groupings.count {
        groupings.append(grouping)
        groups.append(Group(name: term.group, codes: codes, levels: levels))
      }
      try append(design, to: group)
    }
    let trailing = groups.dropFirst().reduce(0) { $0 + $1.size * $1.levels.count }
    guard trailing <= Self.trailingLimit else {
      throw .tooManyTrailingEffects(effects: trailing, limit: Self.trailingLimit)
    }
  }

  /// The trailing groups make a dense matrix of this order at most: 288 MB, and seconds per evaluation.
  private static let trailingLimit = 6_000

  private mutating func append(_ design: DesignColumns, to group: Int) throws(ModelError) {
    for name in design.names
    where terms.contains(where: { $0.group == group && $0.names.contains(name) }) {
      throw .repeatedRandomEffect(name, group: groups[group].name)
    }
    terms.append(
      Term(names: design.names, group: group, offset: groups[group].size, start: parameterCount))
    for column in design.columns {
      let scale = PowerOfTwo.near(rootMeanSquareOf: column)
      groups[group].columns.append(column.map { $0 / scale })
      groups[group].scales.append(scale)
    }
    parameterCount += design.names.count * (design.names.count + 1) / 2
  }

  /// The start of a search: independent effects as large as the residuals.
  var start: [Double] {
    var theta = Array(repeating: 0.0, count: parameterCount)
    for term in terms {
      for parameter in term.parameters where parameter.row == parameter.column {
        theta[parameter.theta] = 1
      }
    }
    return theta
  }

  /// The relative factor λ of each group, size × size column by column, in scaled columns.
  func factors(_ theta: [Double]) -> [[Double]] {
    var result = groups.map { Array(repeating: 0.0, count: $0.size * $0.size) }
    for term in terms {
      let size = groups[term.group].size
      for parameter in term.parameters {
        let (row, column) = (term.offset + parameter.row, term.offset + parameter.column)
        result[term.group][column * size + row] = theta[parameter.theta]
      }
    }
    return result
  }

  /// Theta in the units of the table, as lme4 reports it.
  func unscaled(_ theta: [Double]) -> [Double] {
    var result = theta
    for term in terms {
      for parameter in term.parameters {
        result[parameter.theta] /= groups[term.group].scales[term.offset + parameter.row]
      }
    }
    return result
  }

  /// Names of the parameters: `person.(Intercept)`, `person.occasion.(Intercept)`.
  var parameterNames: [String] {
    terms.flatMap { term in
      term.parameters.map { parameter in
        let row = "\(groups[term.group].name).\(term.names[parameter.row])"
        return parameter.row == parameter.column ? row : "\(row).\(term.names[parameter.column])"
      }
    }
  }
}
