/// Reads a formula by descent: a sum of products of names, with random effects in parentheses.
struct FormulaParser {
  /// What a sum has come to so far.
  struct Sum {
    var intercept: Bool?
    var terms: [Formula.Term] = []
    var random: [Formula.RandomTerm] = []
  }

  private static let depthLimit = 16
  private static let termLimit = 512
  let tokens: [FormulaToken]
  var position = 0
  private var depth = 0
  /// Every variable in the order in which it was read, as often as it was read.
  var mentions: [Formula.Variable] = []

  init(_ text: String) throws(FormulaError) { tokens = try FormulaToken.tokens(of: text) }

  var token: FormulaToken { tokens[position] }

  mutating func take(_ kind: FormulaToken.Kind) -> Bool {
    guard token.kind == kind, kind != .end else { return false }
    position += 1
    return true
  }

  func unexpected(_ expected: String, help: String) -> FormulaError {
    FormulaError(
      column: token.column, "\(token.words) stands where \(expected) belongs", help: help)
  }

  mutating func name(_ what: String, help: String) throws(FormulaError) -> String {
    guard case .name(let name) = token.kind else { throw unexpected(what, help: help) }
    position += 1
    return name
  }

  /// formula = name "~" sum
  mutating func formula() throws(FormulaError) -> (
    outcome: String, fixed: [Formula.Term], random: [Formula.RandomTerm]
  ) {
    let shape = "Write it as: outcome ~ time + (1 | person)."
    let outcome = try name("the outcome", help: shape)
    guard take(.tilde) else { throw unexpected("'~'", help: shape) }
    let sum = try self.sum()
    guard token.kind == .end else {
      let help =
        token.kind == .power
        ? "Write a square as I(time^2)." : "Join terms with + - * or :."
      throw unexpected("'+' or the end of the formula", help: help)
    }
    return (outcome, Self.ordered(sum, as: mentions[...]), sum.random)
  }

  /// The intercept, then by the number of variables multiplied, as R orders them; within a product the
  /// variables stand in the order in which the formula first names them.
  static func ordered(_ sum: Sum, as mentions: ArraySlice<Formula.Variable>) -> [Formula.Term] {
    var first: [Formula.Variable: Int] = [:]
    for variable in mentions.map(\.meaning) where first[variable] == nil {
      first[variable] = first.count
    }
    func place(_ variable: Formula.Variable) -> Int { first[variable.meaning, default: 0] }
    let products = sum.terms.map { term in
      Formula.Term(term.variables.sorted { place($0) < place($1) })
    }
    var terms: [Formula.Term] = sum.intercept ?? true ? [.intercept] : []
    for degree in Set(products.map(\.variables.count)).sorted() {
      terms += products.filter { $0.variables.count == degree }
    }
    return terms
  }

  /// sum = ["+" | "-"] product { ("+" | "-") product }
  mutating func sum() throws(FormulaError) -> Sum {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw FormulaError(
        column: token.column, "parentheses are nested more than \(Self.depthLimit) deep",
        help: "Write the terms out.")
    }
    var result = Sum()
    var removing = take(.minus)
    if !removing { _ = take(.plus) }
    while true {
      try add(to: &result, removing: removing)
      if take(.plus) { removing = false } else if take(.minus) { removing = true } else { break }
    }
    return result
  }

  private mutating func add(to result: inout Sum, removing: Bool) throws(FormulaError) {
    let start = token
    let part = try product()
    guard !(removing && !part.random.isEmpty) else {
      throw FormulaError(
        column: start.column, "random effects cannot be taken away", help: "Leave them out instead."
      )
    }
    if let intercept = part.intercept { result.intercept = intercept != removing }
    for term in part.terms {
      let known = result.terms.firstIndex { $0.isSameProduct(as: term) }
      if removing {
        if let known { result.terms.remove(at: known) }
      } else if known == nil {
        result.terms.append(term)
      }
    }
    result.random += part.random
    guard result.terms.count + result.random.count <= Self.termLimit else {
      throw FormulaError(
        column: start.column, "the formula comes to more than \(Self.termLimit) terms",
        help: "Multiply fewer columns with each other.")
    }
  }

  /// product = interaction { "*" interaction }, where a * b is a + b + a:b
  private mutating func product() throws(FormulaError) -> Sum {
    var result = try interaction()
    while token.kind == .star {
      let sign = token
      position += 1
      let right = try interaction()
      let crossed = try Self.crossed(result, right, at: sign)
      for term in right.terms + crossed.terms
      where !result.terms.contains(where: { $0.isSameProduct(as: term) }) {
        result.terms.append(term)
      }
    }
    return result
  }

  /// interaction = primary { ":" primary }
  private mutating func interaction() throws(FormulaError) -> Sum {
    var result = try primary()
    while token.kind == .colon {
      let sign = token
      position += 1
      result = try Self.crossed(result, try primary(), at: sign)
    }
    return result
  }

  private static func crossed(
    _ left: Sum, _ right: Sum, at sign: FormulaToken
  ) throws(FormulaError) -> Sum {
    for side in [left, right] where side.intercept != nil || !side.random.isEmpty {
      throw FormulaError(
        column: sign.column, "\(sign.words) can only join columns",
        help: "Add 0, 1 and random effects with + instead.")
    }
    guard left.terms.count * right.terms.count <= termLimit else {
      throw FormulaError(
        column: sign.column, "the formula comes to more than \(termLimit) terms",
        help: "Multiply fewer columns with each other.")
    }
    var result = Sum()
    for a in left.terms {
      for b in right.terms {
        let term = Formula.Term(
          a.variables + b.variables.filter { one in !a.variables.contains { $0.isSame(as: one) } })
        if !result.terms.contains(where: { $0.isSameProduct(as: term) }) {
          result.terms.append(term)
        }
      }
    }
    return result
  }

  /// primary = variable | "0" | "1" | "(" sum ")" | ["us" | "diag" | "cs"] "(" sum "|" groups ")"
  private mutating func primary() throws(FormulaError) -> Sum {
    let start = token
    switch token.kind {
    case .name(let name):
      if FormulaToken.isCall(tokens, at: position), let structure = Self.structures[name] {
        return try structured(structure)
      }
      let variable = try self.variable()
      mentions.append(variable)
      return Sum(terms: [Formula.Term([variable])])
    case .number(let text) where text == "0" || text == "1":
      position += 1
      return Sum(intercept: text == "1")
    case .number:
      throw FormulaError(
        column: start.column, "\(start.words) is not a term",
        help: "Only the numbers 0 and 1 have a meaning here. "
          + "Put backticks around a column whose name begins with a digit.")
    case .open:
      position += 1
      let first = mentions.count
      var result = try sum()
      if token.kind == .bar || token.kind == .doubleBar {
        result = try randomEffects(result, as: mentions[first...])
      }
      try close(start)
      return result
    default:
      throw unexpected("a term", help: "Write the name of a column, 0, 1, or (1 | group).")
    }
  }

  mutating func close(_ open: FormulaToken) throws(FormulaError) {
    guard take(.close) else {
      throw FormulaError(
        column: token.column, "\(token.words) stands where ')' belongs",
        help: "Close the parenthesis that opens at column \(open.column).")
    }
  }
}
