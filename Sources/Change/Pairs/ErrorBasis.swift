public import Results

/// How large the error of measurement is, and where that is known from: always told with a result.
public struct ErrorBasis: Sendable, Hashable {
  /// Where it comes from.
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    /// Whoever asked gave it.
    case stated
    /// The scale's file, from the literature.
    case published
    /// The people at hand.
    case sample
  }

  /// SEM, in points of the score; above 0.
  public let standardError: Double
  /// The reliability it comes from; nil where only the error is known.
  public let reliability: Estimate?
  /// Which repetition the reliability is about; nil where nobody says.
  public let kind: Reliability.Kind?
  /// The standard deviation it comes from, in points; nil where only the error is known.
  public let standardDeviation: Double?
  /// Persons that reliability was found in; nil where not known.
  public let persons: Int?
  /// Where it comes from.
  public let origin: Origin
  /// The same in words.
  public let source: String

  /// Takes an error that somebody states.
  ///
  /// - Parameters:
  ///   - sem: in points, above 0.
  ///   - origin: where it comes from.
  ///   - source: the same in words.
  public init(standardError sem: Double, origin: Origin, source: String) {
    precondition(sem > 0, "an error of measurement of \(sem)")
    standardError = sem
    reliability = nil
    kind = nil
    standardDeviation = nil
    persons = nil
    self.origin = origin
    self.source = source
  }

  /// Makes it from a spread and a reliability: SEM = SD √(1 − r).
  ///
  /// - Parameters:
  ///   - sd: in points.
  ///   - reliability: in [0, 1).
  ///   - kind: which repetition it is about.
  ///   - persons: how many it was found in.
  ///   - origin: where it comes from.
  ///   - source: the same in words.
  /// - Throws: `Withheld` when nobody differs, or the reliability lies outside [0, 1).
  public init(
    standardDeviation sd: Double, reliability: Estimate, kind: Reliability.Kind?, persons: Int?,
    origin: Origin, source: String
  ) throws(Withheld) {
    guard sd > 0, sd.isFinite else { throw .noSpread }
    guard reliability.value >= 0, reliability.value < 1 else {
      throw Withheld(
        "sem.reliability-out-of-range",
        "The reliability lies outside 0 to 1, so it says nothing about error.",
        help: "Look for items that should be reversed, or for items that do not belong together.")
    }
    standardError = sd * (1 - reliability.value).squareRoot()
    self.reliability = reliability
    self.kind = kind
    standardDeviation = sd
    self.persons = persons
    self.origin = origin
    self.source = source
  }

  /// The reliability that the error means among people with this spread, 1 − SEM²/s²; the stated one
  /// where there is one.
  func reliability(among s: Double) -> Double {
    reliability?.value ?? 1 - standardError * standardError / (s * s)
  }

  /// The same spread with another reliability; nil where it cannot be.
  func with(reliability r: Double) -> ErrorBasis? {
    guard let standardDeviation else { return nil }
    return try? ErrorBasis(
      standardDeviation: standardDeviation, reliability: Estimate(value: r), kind: kind,
      persons: persons, origin: origin, source: source)
  }
}
