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
  private let tokens: [FormulaToken]
  private var position = 0
  private var depth = 0

  init(_ text: String) throws(FormulaError) { tokens = try FormulaToken.tokens(of: text) }

  private var token: FormulaToken { tokens[position] }

  private mutating func take(_ kind: FormulaToken.Kind) -> Bool {
    guard token.kind == kind, kind != .end else { return false }
    position += 1
    return true
  }

  private func unexpected(_ expected: String, help: String) -> FormulaError {
    FormulaError(
      column: token.column, "\(token.words) stands where \(expected) belongs", help: help)
  }

  private mutating func name(_ what: String, help: String) throws(FormulaError) -> String {
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
    let start = position
    let sum = try self.sum()
    guard token.kind == .end else {
      throw unexpected("'+' or the end of the formula", help: "Join terms with + - * or :.")
    }
    return (outcome, Self.ordered(sum, writtenAs: tokens[start..<position]), sum.random)
  }

  /// The intercept, then by the number of columns multiplied, as R orders them; within a product the
  /// columns stand in the order in which the formula first names them.
  private static func ordered(
    _ sum: Sum, writtenAs tokens: ArraySlice<FormulaToken>
  ) -> [Formula.Term] {
    var first: [String: Int] = [:]
    for case .name(let variable) in tokens.map(\.kind) where first[variable] == nil {
      first[variable] = first.count
    }
    let products = sum.terms.map { term in
      Formula.Term(term.variables.sorted { first[$0, default: 0] < first[$1, default: 0] })
    }
    var terms: [Formula.Term] = sum.intercept ?? true ? [.intercept] : []
    for degree in Set(products.map(\.variables.count)).sorted() {
      terms += products.filter { $0.variables.count == degree }
    }
    return terms
  }

  /// sum = ["+" | "-"] product { ("+" | "-") product }
  private mutating func sum() throws(FormulaError) -> Sum {
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
          a.variables + b.variables.filter { !a.variables.contains($0) })
        if !result.terms.contains(where: { $0.isSameProduct(as: term) }) {
          result.terms.append(term)
        }
      }
    }
    return result
  }

  /// primary = name | "0" | "1" | "(" sum ")" | "(" sum ("|" | "||") groups ")"
  private mutating func primary() throws(FormulaError) -> Sum {
    let start = token
    switch token.kind {
    case .name(let name):
      position += 1
      return Sum(terms: [Formula.Term([name])])
    case .one, .zero:
      position += 1
      return Sum(intercept: start.kind == .one)
    case .open:
      position += 1
      let first = position
      var result = try sum()
      if token.kind == .bar || token.kind == .doubleBar {
        result = try randomEffects(result, writtenAs: tokens[first..<position])
      }
      guard take(.close) else {
        throw FormulaError(
          column: token.column, "\(token.words) stands where ')' belongs",
          help: "Close the parenthesis that opens at column \(start.column).")
      }
      return result
    default:
      throw unexpected("a term", help: "Write the name of a column, 0, 1, or (1 | group).")
    }
  }

  /// What follows the bar: groups = group { "/" group }, group = name { ":" name }
  private mutating func randomEffects(
    _ effects: Sum, writtenAs written: ArraySlice<FormulaToken>
  ) throws(FormulaError) -> Sum {
    let bar = token
    guard effects.random.isEmpty else {
      throw FormulaError(
        column: bar.column, "random effects stand within random effects",
        help: "Write each as a term of its own: (1 | a) + (1 | b).")
    }
    let terms = Self.ordered(effects, writtenAs: written)
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
    let blocks = bar.kind == .doubleBar ? terms.map { [$0] } : [terms]
    var result = Sum()
    for group in groups {
      result.random += blocks.map { Formula.RandomTerm(effects: $0, grouping: group) }
    }
    return result
  }
}
