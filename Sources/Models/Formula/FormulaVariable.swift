extension Formula {
  /// A column, or a function of one.
  public struct Variable: Sendable, Hashable, Codable {
    /// The column.
    public var column: String
    /// What is made of it; nil for the column itself.
    public var function: Function?
    /// As R writes it, for example `poly(t, 2)`.
    public var name: String

    /// The column itself.
    public init(_ column: String) { (self.column, name) = (column, column) }

    init(_ column: String, _ function: Function, name: String) {
      (self.column, self.function, self.name) = (column, function, name)
    }

    /// Whether both mean the same, however it is written.
    func isSame(as other: Variable) -> Bool {
      column == other.column && function == other.function
    }

    /// Itself without the way in which it is written.
    var meaning: Variable {
      var result = self
      result.name = ""
      return result
    }
  }

  /// What a formula can make of a column.
  public enum Function: Sendable, Hashable, Codable {
    /// tᵏ: `I(t^2)`.
    case power(Int)
    /// Orthogonal polynomials: `poly(t, 2)`.
    case polynomial(degree: Int)
    /// t, t², … tᵏ: `poly(t, 2, raw = TRUE)`.
    case rawPolynomial(degree: Int)
    /// A natural cubic spline with knots at quantiles: `ns(t, df = 3)`.
    case naturalSpline(degreesOfFreedom: Int)
    /// A natural cubic spline with given knots: `ns(t, knots = c(2, 5))`.
    case naturalSplineAt(knots: [Double])
    /// A line that bends at knots: `piecewise(t, 3)`.
    case piecewise(knots: [Double])
    /// Every value a category: `factor(t)`.
    case categories
  }
}
