extension FormulaParser {
  /// The covariance structures by the name that stands before the parenthesis, as lme4 2.0 has them.
  static let structures: [String: Formula.RandomTerm.Structure] = [
    "us": .unstructured, "diag": .diagonal, "cs": .compoundSymmetry,
  ]

  /// structured = name "(" sum "|" groups ")"
  mutating func structured(
    _ structure: Formula.RandomTerm.Structure
  ) throws(FormulaError) -> Sum {
    let name = token
    let open = tokens[position + 1]
    position += 2
    let first = mentions.count
    let effects = try sum()
    guard token.kind == .bar else {
      throw FormulaError(
        column: token.column, "\(token.words) stands where '|' belongs",
        help:
          "\(name.words) is about random effects: write it as \(name.words.dropFirst().dropLast())(1 + time | group)."
      )
    }
    let result = try randomEffects(effects, as: mentions[first...], structure)
    try close(open)
    return result
  }

  /// What follows the bar: groups = group { "/" group }, group = name { ":" name }
  mutating func randomEffects(
    _ effects: Sum, as mentions: ArraySlice<Formula.Variable>,
    _ structure: Formula.RandomTerm.Structure = .unstructured
  ) throws(FormulaError) -> Sum {
    let bar = token
    guard effects.random.isEmpty else {
      throw FormulaError(
        column: bar.column, "random effects stand within random effects",
        help: "Write each as a term of its own: (1 | a) + (1 | b).")
    }
    let terms = Self.ordered(effects, as: mentions)
    guard !terms.isEmpty else {
      throw FormulaError(
        column: bar.column, "nothing varies before the '|'",
        help: "Write (1 | group) for an intercept or (0 + time | group) for a slope alone.")
    }
    position += 1
    var groups: [[String]] = []
    repeat {
      var group = groups.last ?? []
      repeat {
        let column = try name("the name of a group", help: "Write (1 | group).")
        if !group.contains(column) { group.append(column) }
      } while take(.colon)
      groups.append(group)
    } while take(.slash)
    let isApart = bar.kind == .doubleBar || structure == .diagonal
    let blocks = isApart ? terms.map { [$0] } : [terms]
    var result = Sum()
    for group in groups {
      result.random += blocks.map {
        Formula.RandomTerm(effects: $0, grouping: group, structure: structure)
      }
    }
    return result
  }
}
