/// What the arguments of a function come to, each checked where it stands.
struct FunctionArguments {
  /// The function's name.
  var head: FormulaToken
  /// What follows the column.
  var arguments: [FormulaParser.Argument]
  /// Where the closing parenthesis stands: there an argument is missing.
  var end: Int

  private static let largestDegree = 20
  private static let mostKnots = 50

  /// The function with its arguments.
  func function() throws(FormulaError) -> Formula.Function {
    switch head.kind {
    case .name("poly"):
      let help = "Write poly(time, 2), or poly(time, 2, raw = TRUE)."
      let degree = try whole("degree", atMost: Self.largestDegree, help: help)
      let isRaw = try truth("raw", help: help)
      try nothing(but: ["degree", "raw"], help: help)
      return isRaw ? .rawPolynomial(degree: degree) : .polynomial(degree: degree)
    case .name("ns"):
      let help = "Write ns(time, df = 3), or ns(time, knots = c(2, 5))."
      try nothing(but: ["df", "knots"], help: help)
      if let knots = arguments.first(where: { $0.name == "knots" }) {
        if let other = arguments.first(where: { $0.name != "knots" }) {
          throw FormulaError(
            column: other.column, "knots and degrees of freedom are both given", help: help)
        }
        return .naturalSplineAt(knots: try increasing([knots], help: help))
      }
      return .naturalSpline(
        degreesOfFreedom: try whole("df", atMost: Self.mostKnots, help: help))
    case .name("piecewise"):
      let help = "Write piecewise(time, 3), with each knot later than the one before it."
      try nothing(but: [], unnamed: .max, help: help)
      return .piecewise(knots: try increasing(arguments, help: help))
    default:
      try nothing(but: [], unnamed: 0, help: "Write factor(time).")
      return .categories
    }
  }

  /// Refuses arguments of other names, twice the same, or too many without one.
  private func nothing(
    but names: [String], unnamed most: Int = 1, help: String
  ) throws(FormulaError) {
    var seen: Set<String> = []
    var unnamed = 0
    for argument in arguments {
      guard let name = argument.name else {
        unnamed += 1
        if unnamed > most || unnamed > 0 && names.first.map(seen.contains) == true {
          throw FormulaError(
            column: argument.column, "\(head.words) takes no further argument", help: help)
        }
        if let first = names.first { seen.insert(first) }
        continue
      }
      guard names.contains(name) else {
        throw FormulaError(
          column: argument.column, "\(head.words) has no argument '\(name)'", help: help)
      }
      guard seen.insert(name).inserted else {
        throw FormulaError(
          column: argument.column, "'\(name)' is given twice", help: help)
      }
    }
  }

  /// The whole number of that name, or without one.
  private func whole(
    _ name: String, atMost largest: Int, help: String
  ) throws(FormulaError) -> Int {
    guard let argument = arguments.first(where: { $0.name == name || $0.name == nil }) else {
      throw FormulaError(
        column: end, "\(head.words) is not told how many columns to make", help: help)
    }
    guard case .numbers(let numbers) = argument.value, numbers.count == 1,
      let number = numbers.first, let whole = Int(exactly: number.value),
      (1...largest).contains(whole)
    else {
      throw FormulaError(
        column: argument.column,
        "\(head.words) needs a whole number from 1 to \(largest)", help: help)
    }
    return whole
  }

  /// The truth of that name; false where it is not given.
  private func truth(_ name: String, help: String) throws(FormulaError) -> Bool {
    guard let argument = arguments.first(where: { $0.name == name }) else { return false }
    guard case .truth(let value) = argument.value else {
      throw FormulaError(
        column: argument.column, "'\(name)' is neither TRUE nor FALSE", help: help)
    }
    return value
  }

  /// Knots, each later than the one before it.
  private func increasing(
    _ arguments: [FormulaParser.Argument], help: String
  ) throws(FormulaError) -> [Double] {
    var knots: [Double] = []
    for argument in arguments {
      guard case .numbers(let numbers) = argument.value else {
        throw FormulaError(column: argument.column, "a knot is not a number", help: help)
      }
      for number in numbers {
        if let last = knots.last, number.value <= last {
          throw FormulaError(
            column: number.column, "the knots do not increase", help: help)
        }
        knots.append(number.value)
        if knots.count > Self.mostKnots {
          throw FormulaError(
            column: number.column, "there are more than \(Self.mostKnots) knots", help: help)
        }
      }
    }
    guard !knots.isEmpty else {
      throw FormulaError(column: end, "\(head.words) is given no knot", help: help)
    }
    return knots
  }
}
