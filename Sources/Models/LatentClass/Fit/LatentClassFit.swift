public import LinearAlgebra
public import Results

/// A mixture of so many classes, fitted: the best optimum without a defect, and every other that was found.
public struct LatentClassFit: Sendable, Hashable, Codable {
  /// One optimum of the likelihood.
  public struct Optimum: Sendable, Hashable, Codable {
    /// Its log-likelihood.
    public var logLikelihood: Double
    /// Searches that ended there.
    public var hits: Int
    /// The share of each class, in the order of classes.
    public var shares: [Double]
    /// Persons in its smallest class: its share of all.
    public var smallest: Double
    /// What is wrong with it.
    public var defects: [ClassDefect]
    /// Whether the score is small there; else the search was still on its way.
    public var isSettled: Bool
  }

  /// Classes.
  public var classes: Int
  /// The log-likelihood.
  public var logLikelihood: Double
  /// Criteria, sizes, and how sure classes are of their persons.
  public var indices: ClassIndices
  /// The parameters, in the units of the table; classes go from the lowest mean level to the highest.
  public var estimates: [ClassEstimate]
  /// How likely each person is in each class, persons × classes.
  public var posteriors: Matrix
  /// Their standard errors, since classes are estimates; nil for one class, or where there are none.
  public var posteriorErrors: Matrix?
  /// Every optimum that was found, the best first.
  public var landscape: [Optimum]
  /// The place in the landscape of the optimum that is told.
  public var chosen: Int
  /// Searches made.
  public var starts: Int
  /// Those that came to no end.
  public var failedStarts: Int
  /// How many persons they searched among.
  public var searchedPersons: Int
  /// Passes over all persons that the searches took together.
  public var passes: Int
  /// How the last search ended.
  public var convergence: Convergence
  /// Heaps of people against one leaning heap; nil for one class, or where people cannot be placed.
  public var alternative: ClassAlternative?
  /// The test against one class fewer; nil where it was not asked for.
  public var test: ClassLikelihoodRatio?
  /// Whether halves of the persons find the same classes; nil where it was not asked for.
  public var stability: ClassStability?
  /// The coefficients of every class, with what is known of their errors together.
  public var coefficients: ClassCoefficients?

  /// What is wrong with the optimum that is told; empty for none.
  public var defects: [ClassDefect] { landscape[chosen].defects }
  /// Whether it was found as often as asked for and has no defect.
  public var isUsable: Bool { defects.isEmpty && convergence.certified }
}

/// Mixtures of several numbers of classes, fitted to one table.
public struct LatentClasses: Sendable, Hashable, Codable {
  /// Why a number of classes was not fitted.
  public struct Unfitted: Sendable, Hashable, Codable {
    /// Classes.
    public var classes: Int
    /// Why, and what to do.
    public var reason: Withheld
  }

  /// The formula.
  public var formula: Formula
  /// The options, echoed.
  public var options: LatentClassModel.Options
  /// The names of the columns that differ by class.
  public var classColumns: [String]
  /// The group whose levels are the persons.
  public var group: String
  /// Names of the persons, in the order of posteriors.
  public var labels: [String]
  /// Rows of the table.
  public var rows: Int
  /// How many there are of the level above persons, where errors allow for it.
  public var clusters: Int?
  /// Services over which the odds of classes vary; nil where they do not.
  public var services: Int?
  /// One fit a number of classes.
  public var models: [LatentClassFit]
  /// Numbers of classes that were not fitted.
  public var unfitted: [Unfitted]
  /// The smallest BIC of a mixed model of one kind, where the formula has no random effects or the outcome is in
  /// categories.
  public var degreeBIC: Double?
  /// How many kinds there are, as far as it can be told.
  public var choice: ClassChoice
}
