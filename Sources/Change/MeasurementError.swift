public import Results

/// The standard error of measurement: how far a person's score strays from what it would be on
/// average if they could be asked again and again without changing.
///
///     SEM = SD · √(1 − r)
///
/// with `r` the reliability in [0, 1) and `SD` the standard deviation, in points of the score, of
/// the people in whom `r` was found; or as it was published. Where it comes from is part of it.
///
/// ### Source
/// Lord, F. M., & Novick, M. R. (1968). Statistical theories of mental test scores, equation 3.4.1b.
public struct MeasurementError: Sendable, Hashable {
  /// Fewest persons on which an error of measurement is estimated from a sample.
  public static let fewestPersons = 15

  /// The standard error of measurement, in points of the score; positive.
  public let standardError: Double
  /// Standard deviation (n − 1) of the score in the people whose spread was taken; nil where the error
  /// was published or given as it stands.
  public let standardDeviation: Double?
  /// The reliability, with its kind and size of sample; nil where the error was published or given as
  /// it stands.
  public let reliability: Reliability?
  /// Where it comes from.
  public let source: MeasurementErrorSource
  /// The error of single scores, where it is known; a pair of scores is then judged by its own.
  public private(set) var conditional: ConditionalError?

  /// Makes the error from a spread and a reliability.
  ///
  /// - Parameters:
  ///   - standardDeviation: in points of the score.
  ///   - reliability: in [0, 1).
  ///   - source: where they come from. The default is that they were given.
  /// - Throws: `Withheld` when the sample is known and too small, nobody differs, or the reliability is
  ///   not in [0, 1).
  public init(
    standardDeviation: Double, reliability: Reliability,
    source: MeasurementErrorSource = MeasurementErrorSource(.given)
  ) throws(Withheld) {
    let r = reliability.coefficient.value
    if let n = reliability.n, n < Self.fewestPersons {
      throw Withheld(
        "sem.too-few-persons",
        "The error of measurement needs at least \(Self.fewestPersons) people who answered every "
          + "item; there are \(n) (\(reliability.source)).",
        help: "The journeys are drawn; how large a change must be cannot be judged yet.")
    }
    guard standardDeviation > 0, standardDeviation.isFinite else {
      throw Withheld(
        "sem.no-spread", "Everybody has the same score, so its error cannot be estimated.",
        help: "Look at the answers: they may have been copied down.")
    }
    guard r >= 0, r < 1 else {
      throw Withheld(
        "sem.reliability-out-of-range",
        "The reliability lies outside 0 to 1, so it says nothing about error.",
        help: "Look for items that should be reversed, or for items that do not belong together.")
    }
    self.init(standardDeviation, reliability, source)
    guard Self.isUsable(standardError) else { throw Self.beyondUse }
  }

  /// Takes a standard error of measurement as it was published or given.
  ///
  /// - Parameters:
  ///   - standardError: in points of the score.
  ///   - source: where it comes from.
  /// - Throws: `Withheld` when it is not a number above 0.
  public init(standardError: Double, source: MeasurementErrorSource) throws(Withheld) {
    guard standardError > 0, standardError.isFinite else {
      throw Withheld(
        "sem.not-positive", "A standard error of measurement is a number above 0.",
        help: "Give it in points of the score.")
    }
    guard Self.isUsable(standardError) else { throw Self.beyondUse }
    self.standardError = standardError
    (standardDeviation, reliability) = (nil, nil)
    self.source = source
  }

  /// Whether its square, and many of them together, are numbers above 0.
  static func isUsable(_ standardError: Double) -> Bool {
    standardError >= 1e-120 && standardError <= 1e120
  }

  private static var beyondUse: Withheld {
    Withheld(
      "sem.beyond-use", "The standard error of measurement is of a size that no score has.",
      help: "Give it in points of the score.")
  }

  /// The same with the error of single scores beside it.
  public func conditional(_ errors: ConditionalError) -> MeasurementError {
    var copy = self
    copy.conditional = errors
    return copy
  }

  /// The same spread with another reliability, in [0, 1); nil where there is neither. The error of
  /// single scores does not follow from a reliability, so it is left out.
  func reliability(_ r: Double) -> MeasurementError? {
    guard let standardDeviation, var reliability else { return nil }
    reliability.coefficient = Estimate(value: r)
    return MeasurementError(standardDeviation, reliability, source)
  }

  /// The reliability that the error means among people with this spread, 1 − SEM²/s², which may lie
  /// below 0; the stated one where there is one.
  func reliability(among s: Double) -> Double {
    reliability?.coefficient.value ?? 1 - standardError * standardError / (s * s)
  }

  private init(
    _ standardDeviation: Double, _ reliability: Reliability, _ source: MeasurementErrorSource
  ) {
    self.standardDeviation = standardDeviation
    self.reliability = reliability
    self.source = source
    standardError = standardDeviation * (1 - reliability.coefficient.value).squareRoot()
  }

  /// The standard error of the difference of two scores of one person: √2 · SEM.
  public var ofDifference: Double { standardError * 2.0.squareRoot() }

  /// The standard error of the difference of two scores, each with its own error where both are known:
  ///
  ///     √(SEM(first)² + SEM(second)²),   otherwise √2 · SEM
  ///
  /// Source: the classical index of R `mirt::RCI` (reference/change.md §2.4).
  public func ofDifference(first: Double, second: Double) -> Double {
    guard let conditional, let one = conditional.standardError(at: first),
      let other = conditional.standardError(at: second)
    else { return ofDifference }
    return (one * one + other * other).squareRoot()
  }
}
