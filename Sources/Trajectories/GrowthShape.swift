public import Models

/// How an average moves over time, and in what people may differ: a formula without writing one.
///
/// | shape | fixed effects of time |
/// |---|---|
/// | `flat` | none |
/// | `line` | `t` |
/// | `polynomial(2)` | `poly(t, 2)` |
/// | `piecewise([3])` | `piecewise(t, 3)`: the slope before 3 and the slope after it |
/// | `naturalSpline(3)` | `ns(t, df = 3)` |
/// | `means` | `factor(t)`: a mean for every time |
public enum GrowthShape: Sendable, Hashable, Codable {
  /// No movement.
  case flat
  /// A straight line.
  case line
  /// A curve of that degree.
  case polynomial(Int)
  /// A line that bends at these times, in order.
  case piecewise([Double])
  /// A natural cubic spline with so many columns.
  case naturalSpline(Int)
  /// A mean of its own for every time.
  case means

  /// In what people may differ from the average.
  public enum Variation: String, Sendable, Hashable, Codable {
    /// In where they are: `(1 | person)`.
    case level
    /// In where they are and how they move along a straight line: `(t | person)`.
    case line
    /// In the same shape as the average.
    case shape
  }

  /// The formula of this shape.
  ///
  /// - Parameters:
  ///   - outcome: the column that is modelled.
  ///   - time: the column of times.
  ///   - groups: a column whose groups may each move in their own way, for example services.
  ///   - person: the column of persons.
  ///   - variation: in what persons may differ.
  /// - Returns: the formula, with its text.
  /// - Throws: `FormulaError` where the shape cannot be, such as a degree of 0 or knots out of order, or a
  ///   name has a backtick.
  public func formula(
    _ outcome: String, over time: String, by groups: String? = nil, of person: String = "person",
    varying variation: Variation = .line
  ) throws(FormulaError) -> Formula {
    let time = Formula.quoted(time)
    let moving = term(time)
    let fixed =
      switch (moving, groups.map(Formula.quoted)) {
      case (nil, nil): "1"
      case (nil, let group?): group
      case (let moving?, nil): moving
      case (let moving?, let group?): "\(moving) * \(group)"
      }
    let effects =
      switch variation {
      case .level: "1"
      case .line: time
      case .shape: moving ?? "1"
      }
    return try Formula(
      "\(Formula.quoted(outcome)) ~ \(fixed) + (\(effects) | \(Formula.quoted(person)))")
  }

  private func term(_ time: String) -> String? {
    switch self {
    case .flat: nil
    case .line: time
    case .polynomial(let degree): "poly(\(time), \(degree))"
    case .piecewise(let knots):
      "piecewise(\(([time] + knots.map { "\($0)" }).joined(separator: ", ")))"
    case .naturalSpline(let count): "ns(\(time), df = \(count))"
    case .means: "factor(\(time))"
    }
  }
}
