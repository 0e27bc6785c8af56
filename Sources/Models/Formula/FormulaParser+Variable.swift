extension FormulaParser {
  /// One argument of a function after the column: `3`, `df = 3`, `knots = c(2, 5)`, `raw = TRUE`.
  struct Argument {
    enum Value {
      case numbers([(value: Double, column: Int)])
      case truth(Bool)
    }

    var name: String?
    var value: Value
    /// Where it begins, in bytes from 1.
    var column: Int
  }

  private static let functions = ["I", "poly", "ns", "piecewise", "factor"]
  private static let way =
    "The functions are I(time^2), poly(time, 2), ns(time, df = 3), piecewise(time, 3) and "
    + "factor(time). For another, add a column that holds its value."

  /// variable = name | "I" "(" name "^" number ")" | function "(" name { "," argument } ")"
  mutating func variable() throws(FormulaError) -> Formula.Variable {
    let isCall = FormulaToken.isCall(tokens, at: position)
    let start = token
    let name = try self.name("the name of a column", help: "Write the name of a column.")
    guard isCall else { return Formula.Variable(name) }
    guard Self.functions.contains(name) else {
      throw FormulaError(
        column: start.column, "'\(name)' is not a function that is known here", help: Self.way)
    }
    let open = token
    position += 1
    let isQuoted = token.isQuoted
    let column = try self.name("the name of a column", help: Self.way)
    let written = isQuoted ? "`\(column)`" : column
    if name == "I" {
      let power = try self.power()
      try close(open)
      return Formula.Variable(column, .power(power), name: "I(\(written)^\(power))")
    }
    var words = [written]
    var arguments: [Argument] = []
    while take(.comma) {
      let (argument, text) = try self.argument()
      arguments.append(argument)
      words.append(text)
    }
    let end = token
    try close(open)
    let function = try FunctionArguments(
      head: start, arguments: arguments, end: end.column
    ).function()
    return Formula.Variable(
      column, function, name: "\(name)(\(words.joined(separator: ", ")))")
  }

  private mutating func power() throws(FormulaError) -> Int {
    let help = "Write I(time^2), with a whole number from 2 to 9."
    guard take(.power) else { throw unexpected("'^'", help: help) }
    guard case .number(let text) = token.kind, let power = Int(text), (2...9).contains(power)
    else { throw unexpected("a whole number from 2 to 9", help: help) }
    position += 1
    return power
  }

  /// argument = [name "="] (number | "c" "(" number { "," number } ")" | "TRUE" | "FALSE")
  private mutating func argument() throws(FormulaError) -> (Argument, words: String) {
    let column = token.column
    var name: String?
    if case .name(let text) = token.kind, tokens[position + 1].kind == .equals {
      name = text
      position += 2
    }
    let prefix = name.map { "\($0) = " } ?? ""
    if case .name(let text) = token.kind, let truth = Self.truths[text] {
      position += 1
      return (Argument(name: name, value: .truth(truth), column: column), prefix + text)
    }
    guard token.kind == .name("c"), FormulaToken.isCall(tokens, at: position) else {
      let number = try self.number()
      return (
        Argument(name: name, value: .numbers([number]), column: column),
        prefix + FormulaNumber.text(number.value)
      )
    }
    let open = tokens[position + 1]
    position += 2
    var numbers = [try number()]
    while take(.comma) { numbers.append(try number()) }
    try close(open)
    let list = numbers.map { FormulaNumber.text($0.value) }.joined(separator: ", ")
    return (Argument(name: name, value: .numbers(numbers), column: column), "\(prefix)c(\(list))")
  }

  private static let truths = ["TRUE": true, "T": true, "FALSE": false, "F": false]

  private mutating func number() throws(FormulaError) -> (value: Double, column: Int) {
    let start = token
    let isNegative = take(.minus)
    guard case .number(let text) = token.kind, let value = Double(text), value.isFinite else {
      throw unexpected("a number", help: Self.way)
    }
    position += 1
    return (isNegative ? -value : value, start.column)
  }
}
