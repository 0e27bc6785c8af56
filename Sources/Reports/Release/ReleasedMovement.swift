public import Results

/// The average movement over time, as a straight line, with how much people differ.
public struct ReleasedMovement: Sendable, Hashable {
  /// A term of the average.
  public struct Term: Sendable, Hashable {
    /// The model's own name.
    public var name: String
    /// Its estimate, to a hundredth of a point.
    public var estimate: Double
    /// Its interval; nil where there is none.
    public var interval: ConfidenceInterval?

    /// Makes a term.
    public init(name: String, estimate: Double, interval: ConfidenceInterval?) {
      self.name = name
      self.estimate = estimate
      self.interval = interval
    }
  }

  /// A way in which people differ.
  public struct Spread: Sendable, Hashable {
    /// Between whom; empty for what is left within people.
    public var group: String
    /// In what they differ, by the model's own name; empty for what is left.
    public var term: String
    /// Standard deviation, to a hundredth of a point.
    public var standardDeviation: Double

    /// Makes a spread.
    public init(group: String, term: String, standardDeviation: Double) {
      self.group = group
      self.term = term
      self.standardDeviation = standardDeviation
    }
  }

  /// The formula.
  public var formula: String
  /// What time is: `occasion`, `days`, `weeks` or `months`.
  public var time: String
  /// The average.
  public var terms: [Term]
  /// How people differ from it.
  public var spreads: [Spread]

  /// Makes a movement.
  public init(formula: String, time: String, terms: [Term], spreads: [Spread]) {
    self.formula = formula
    self.time = time
    self.terms = terms
    self.spreads = spreads
  }
}
