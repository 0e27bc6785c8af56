public import Results

/// One coefficient of internal consistency, under a name that belongs to no other.
///
/// The same answers have many such coefficients, and none can be told from its size. The identifier
/// says which formula it is and whether it was taken from covariances or from correlations.
public struct ConsistencyCoefficient: Sendable, Hashable, Codable {
  /// The formula.
  public enum Formula: String, Sendable, Hashable, Codable, CaseIterable {
    /// Cronbach's alpha.
    case alpha
    /// Guttman's λ1.
    case lambda1
    /// Guttman's λ2.
    case lambda2
    /// Guttman's λ3: alpha by another name.
    case lambda3
    /// Guttman's λ4 over every cut in two.
    case lambda4 = "lambda4.exact"
    /// The smallest coefficient of any cut in two.
    case smallestSplit = "split.smallest"
    /// The smallest coefficient of any cut into halves: the worst split half, β.
    case smallestHalves = "split-half.smallest"
    /// Guttman's λ5.
    case lambda5
    /// Guttman's λ6.
    case lambda6
    /// Ten Berge and Zegers' μ0: alpha by another name.
    case mu0
    /// Ten Berge and Zegers' μ1: λ2 by another name.
    case mu1
    /// Ten Berge and Zegers' μ2.
    case mu2
    /// Ten Berge and Zegers' μ3.
    case mu3
    /// The greatest lower bound.
    case greatestLowerBound = "glb"

    /// Whether it is a best of many, and so with few people too large by chance: by 0.09 with thirty
    /// people and six items, by 0.04 with two hundred.
    public var gainsByChance: Bool { self == .lambda4 || self == .greatestLowerBound }

    /// The formula whose other name this is, or itself.
    var own: Formula {
      switch self {
      case .lambda3, .mu0: .alpha
      case .mu1: .lambda2
      default: self
      }
    }

    /// Whether it is no other name of another.
    var isOwn: Bool { own == self }

    /// Whether it is the best or the worst of many, of which no interval holds as often as it says.
    var isExtreme: Bool {
      gainsByChance || self == .smallestSplit || self == .smallestHalves
    }
  }

  /// What the formula was applied to.
  public enum Scaling: String, Sendable, Hashable, Codable, CaseIterable {
    /// Covariances: the reliability of the sum of the items as they are added up.
    case raw
    /// Correlations: the reliability of the sum of the items, each divided by its standard deviation.
    case standardised
  }

  /// The formula.
  public var formula: Formula
  /// What it was applied to.
  public var scaling: Scaling
  /// The value, with a standard error and interval where they can be had; nil where it is withheld.
  public var estimate: Estimate?
  /// Further intervals of the same value, by other methods.
  public var furtherIntervals: [ConfidenceInterval]
  /// Why there is no value.
  public var withheld: Withheld?
  /// Why the value has no interval, where people could be left out in turn.
  public var intervalWithheld: Withheld?

  /// The identifier: `alpha.raw`, `alpha.standardised`, `lambda2`, `lambda2.standardised`,
  /// `lambda4.exact`, `glb`. Of what is mostly taken from covariances that is not said.
  public var id: String {
    switch (formula, scaling) {
    case (.alpha, _): "alpha.\(scaling.rawValue)"
    case (_, .raw): formula.rawValue
    case (_, .standardised): "\(formula.rawValue).standardised"
    }
  }

  /// Makes a coefficient that could be had.
  init(
    _ formula: Formula, _ scaling: Scaling, _ estimate: Estimate,
    furtherIntervals: [ConfidenceInterval] = [], intervalWithheld: Withheld? = nil
  ) {
    self.formula = formula
    self.scaling = scaling
    self.estimate = estimate
    self.furtherIntervals = furtherIntervals
    self.intervalWithheld = intervalWithheld
  }

  /// Makes a coefficient that is withheld.
  init(_ formula: Formula, _ scaling: Scaling, withheld: Withheld) {
    self.formula = formula
    self.scaling = scaling
    self.withheld = withheld
    furtherIntervals = []
  }
}
