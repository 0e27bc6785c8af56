public import Results

/// An outcome by class: a mean or a share per class with its error, whether the classes differ, and each
/// pair of them. It is of classes, not of persons, whose class nobody knows.
///
/// Three ways make one, each with the classification table held fixed:
/// - ``means(_:by:level:)``: a number, by weights (BCH); nothing is assumed of its distribution.
/// - ``shares(_:by:level:)``: yes or no, by weights.
/// - ``modelledMeans(_:by:level:)``: a number that is normal within each class, by maximum likelihood; the
///   classes can move where it is not normal, so it stands beside the weights for comparison.
public struct ClassOutcome: Sendable, Hashable, Codable {
  /// How the figures were made.
  public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
    /// Persons weighted by the inverse of the classification table (Bolck, Croon & Hagenaars).
    case weights = "bch"
    /// Maximum likelihood with the classification table.
    case likelihood = "ml"
  }

  /// What is known of one class.
  public struct Figure: Sendable, Hashable, Codable {
    /// How many of the persons with the outcome the class has, by the method.
    public let persons: Double
    /// The mean or share; nil where `reason` says why. Its error is nil where it would be none.
    public let estimate: Estimate?
    /// Standard deviation within the class; nil for a share, and where `reason` says why.
    public let standardDeviation: Double?
    /// Why a number is missing.
    public let reason: Withheld?
  }

  /// The difference between two classes.
  public struct Difference: Sendable, Hashable, Codable {
    /// The class that is taken away, from 0.
    public let from: Int
    /// The class it is taken from, from 0.
    public let to: Int
    /// The difference, with the test that it is zero; not adjusted for how many pairs there are.
    public let estimate: TermEstimate
  }

  /// How the figures were made.
  public let method: Method
  /// One per class.
  public let classes: [Figure]
  /// The joint test that all classes are equal, χ² / (T − 1); nil for one class, where a class has no
  /// figure, and where nothing varies.
  public let equality: ContrastTest?
  /// Each pair of classes that have a figure.
  public let differences: [Difference]
  /// Persons with the outcome.
  public let used: Int
  /// Persons left out because the outcome is missing.
  public let leftOut: Int
  /// How the search ended; nil without one.
  public let convergence: Convergence?
}
