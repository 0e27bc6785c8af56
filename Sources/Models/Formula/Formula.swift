/// A model in R's notation: `outcome ~ fixed effects + (random effects | group)`.
///
///     score ~ occasion + (1 | person)
///     score ~ occasion * group + (1 + occasion | service/person)
///     score ~ 0 + occasion + (occasion || person)
///
/// | written | means |
/// |---|---|
/// | `a + b` | both terms |
/// | `a:b` | the product of a and b |
/// | `a * b` | `a + b + a:b` |
/// | `0 +` or `- 1` | no intercept |
/// | `(1 + t \| g)` | an intercept and a slope of t for each level of g, correlated |
/// | `(t \|\| g)` | the same, uncorrelated: `(1 \| g) + (0 + t \| g)` |
/// | `(1 \| a/b)` | b within a: `(1 \| a) + (1 \| a:b)` |
/// | `` `a name` `` | a column whose name has other characters than letters, digits, `.` and `_` |
///
/// ### Source
/// Wilkinson, G. N., & Rogers, C. E. (1973). Symbolic description of factorial models for analysis of
/// variance. *Applied Statistics, 22*(3), 392–399. <https://doi.org/10.2307/2346786>
public struct Formula: Sendable, Hashable, Codable {
  /// A product of columns; without any it is the intercept.
  public struct Term: Sendable, Hashable, Codable {
    /// The columns in the order written.
    public var variables: [String]

    /// Makes a term from its columns.
    public init(_ variables: [String]) { self.variables = variables }

    /// The term that is 1 in every row.
    public static let intercept = Term([])

    /// The term as R writes it.
    public var name: String {
      variables.isEmpty ? "(Intercept)" : variables.joined(separator: ":")
    }

    /// Whether both name the same product, in whatever order.
    func isSameProduct(as other: Term) -> Bool { Set(variables) == Set(other.variables) }
  }

  /// Random effects that vary together over the levels of one group.
  public struct RandomTerm: Sendable, Hashable, Codable {
    /// What varies; the intercept first where there is one.
    public var effects: [Term]
    /// The columns that make the group: more than one for their combination.
    public var grouping: [String]
    public var structure: Structure
    public enum Structure: String, Sendable, Hashable, Codable {
      case unstructured, diagonal
      case compoundSymmetry = "compound-symmetry"
    }

    /// Makes random effects of a group.
    public init(effects: [Term], grouping: [String], structure: Structure = .unstructured) {
      self.effects = effects
      self.grouping = grouping
      self.structure = structure
    }

    /// The group as written, for example `service:person`.
    public var group: String { grouping.joined(separator: ":") }
  }

  /// The formula as it was written.
  public let text: String
  /// The column that is modelled.
  public let outcome: String
  /// The fixed effects: the intercept first where there is one, then main effects, then products.
  public let fixed: [Term]
  /// The random effects in the order written, with `/` and `||` written out.
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
      [outcome] + fixed.flatMap(\.variables)
      + random.flatMap { $0.effects.flatMap(\.variables) + $0.grouping }
    return all.filter { seen.insert($0).inserted }
  }
}
