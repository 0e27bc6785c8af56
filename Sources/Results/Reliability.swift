/// How far a score repeats itself: the share of its variance that is not measurement error.
///
/// A scale file states it, `Psychometrics` computes it, `Change` takes it.
public struct Reliability: Sendable, Hashable, Codable {
  /// What kind of repetition was looked at.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Cronbach's alpha: agreement of the items on one occasion. Leaves day-to-day fluctuation out.
    case cronbachAlpha = "cronbach-alpha"
    /// Correlation between two occasions with no change expected.
    case testRetest = "test-retest"
    /// Intraclass correlation between occasions, or between raters, with no change expected.
    case intraclassCorrelation = "icc"
  }

  /// What kind of repetition was looked at; nil where nobody says.
  public var kind: Kind?
  /// The coefficient, at most 1; usable as a reliability only in [0, 1).
  public var coefficient: Estimate
  /// Persons it rests on; nil where that was not published.
  public var n: Int?
  /// Where it comes from: a citation, or the rows of this sample.
  public var source: String

  /// Makes a reliability with its kind, size of sample and origin.
  public init(kind: Kind?, coefficient: Estimate, n: Int?, source: String) {
    self.kind = kind
    self.coefficient = coefficient
    self.n = n
    self.source = source
  }
}
