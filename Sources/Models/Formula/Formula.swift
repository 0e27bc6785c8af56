/// A model in R's notation: `outcome ~ fixed effects + (random effects | group)`.
///
///     score ~ occasion + (1 | person)
///     score ~ occasion * group + (1 + occasion | service/person)
///     score ~ 0 + occasion + (occasion || person)
///     score ~ ns(week, df = 3) * arm + (week | person)
///
/// | written | means |
/// |---|---|
/// | `a + b` | both terms |
/// | `a:b` | the product of a and b |
/// | `a * b` | `a + b + a:b` |
/// | `0 +` or `- 1` | no intercept |
/// | `I(t^2)` | a power of t, to the ninth |
/// | `poly(t, 2)` | a curve of degree 2 by orthogonal polynomials; `raw = TRUE` for t and t² themselves |
/// | `ns(t, df = 3)` | a natural cubic spline with 3 columns, or with `knots = c(2, 5)` |
/// | `piecewise(t, 3)` | a line that may bend at 3: the slope before it and the slope after it |
/// | `factor(t)` | every value of t a category of its own |
/// | `(1 + t \| g)` or `us(1 + t \| g)` | an intercept and a slope of t for each level of g, correlated |
/// | `(t \|\| g)` or `diag(t \| g)` | the same, uncorrelated: `(1 \| g) + (0 + t \| g)` |
/// | `cs(0 + a + b \| g)` | one variance for all of them, and the same correlation between each two |
/// | `(1 \| a/b)` | b within a: `(1 \| a) + (1 \| a:b)` |
/// | `` `a name` `` | a column whose name has other characters than letters, digits, `.` and `_` |
///
/// ### Source
/// Wilkinson, G. N., & Rogers, C. E. (1973). Symbolic description of factorial models for analysis of
/// variance. *Applied Statistics, 22*(3), 392–399. <https://doi.org/10.2307/2346786>
///
/// - Note: `piecewise` is not R's; there, `pmin(t, 3)` and `pmax(t - 3, 0)` are its two columns.
public struct Formula: Sendable, Hashable, Codable {
  /// A product of variables; without any it is the intercept.
  public struct Term: Sendable, Hashable, Codable {
    /// The variables in the order written.
    public var variables: [Variable]

    /// Makes a term from its variables.
    public init(_ variables: [Variable]) { self.variables = variables }

    /// The term that is 1 in every row.
    public static let intercept = Term([])

    /// The term as R writes it.
    public var name: String {
      variables.isEmpty ? "(Intercept)" : variables.map(\.name).joined(separator: ":")
    }

    /// Whether both name the same product, in whatever order.
    func isSameProduct(as other: Term) -> Bool {
      variables.count == other.variables.count
        && variables.allSatisfy { one in other.variables.contains { $0.isSame(as: one) } }
    }
  }

  /// The formula as it was written.
  public let text: String
  /// The column that is modelled.
  public let outcome: String
  /// The fixed effects: the intercept first where there is one, then main effects, then products.
  public let fixed: [Term]
  /// The random effects in the order written, with `/`, `||` and `diag` written out.
  public let random: [RandomTerm]

  /// Reads a formula.
  ///
  /// - Parameter text: At most 4,096 bytes.
  /// - Throws: `FormulaError` with the position of the trouble and a way out.
  public init(_ text: String) throws(FormulaError) {
    var parser = try FormulaParser(text)
    let parsed = try parser.formula()
    self.text = text
    outcome = parsed.outcome
    fixed = parsed.fixed
    random = parsed.random
  }

  /// Every column the formula names, each once, the outcome first.
  public var columns: [String] {
    var seen: Set<String> = []
    let all =
      [outcome] + fixed.flatMap(\.columns)
      + random.flatMap { $0.effects.flatMap(\.columns) + $0.grouping }
    return all.filter { seen.insert($0).inserted }
  }

  /// A column's name as a formula has it: between backticks where it has other characters than letters,
  /// digits, `.` and `_`, or begins like a number. A name with a backtick cannot be written.
  public static func quoted(_ name: String) -> String {
    let tokens = try? FormulaToken.tokens(of: name)
    let isPlain = tokens?.count == 2 && tokens?.first?.kind == .name(name)
    return isPlain ? name : "`\(name)`"
  }

  /// Where the formula first names a column, in bytes from 1; nil where it does not.
  public func position(of column: String) -> Int? {
    guard let tokens = try? FormulaToken.tokens(of: text) else { return nil }
    return tokens.indices.first { place in
      tokens[place].kind == .name(column) && !FormulaToken.isCall(tokens, at: place)
    }.map { tokens[$0].column }
  }
}

extension Formula.Term {
  /// The columns that its variables are made of, in their order.
  public var columns: [String] { variables.map(\.column) }
}
