public import Results

/// The standard error of measurement: how far a person's score strays from what it would be on
/// average if they could be asked again and again without changing.
///
///     SEM = SD · √(1 − r)
///
/// with `r` the reliability in [0, 1) and `SD` the standard deviation, in points of the score, of
/// the people in whom `r` was found.
///
/// ### Source
/// Lord, F. M., & Novick, M. R. (1968). Statistical theories of mental test scores, equation 3.4.1b.
public struct MeasurementError: Sendable, Hashable {
  /// Fewest persons on which an error of measurement is estimated from a sample.
  public static let fewestPersons = 15

  /// The standard error of measurement, in points of the score; positive.
  public let standardError: Double
  /// Standard deviation (n − 1) of the score in the people in whom the reliability was found.
  public let standardDeviation: Double
  /// The reliability, with its kind, its size of sample and where it comes from.
  public let reliability: Reliability

  /// Makes the error from a spread and a reliability.
  ///
  /// - Parameters:
  ///   - standardDeviation: in points of the score.
  ///   - reliability: in [0, 1).
  /// - Throws: `Withheld` when the sample is too small, nobody differs, or the reliability is not
  ///   in [0, 1).
  public init(standardDeviation: Double, reliability: Reliability) throws(Withheld) {
    let r = reliability.coefficient.value
    guard reliability.n >= Self.fewestPersons else {
      throw Withheld(
        "sem.too-few-persons",
        "The error of measurement needs at least \(Self.fewestPersons) people who answered every "
          + "item; there are \(reliability.n) (\(reliability.source)).",
        help: "The journeys are drawn; how large a change must be cannot be judged yet.")
    }
    guard standardDeviation > 0 else {
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
    self.standardDeviation = standardDeviation
    self.reliability = reliability
    standardError = standardDeviation * (1 - r).squareRoot()
  }

  /// The same spread with another reliability, in [0, 1).
  func reliability(_ r: Double) -> MeasurementError {
    var reliability = reliability
    reliability.coefficient = Estimate(value: r)
    return MeasurementError(standardDeviation, reliability)
  }

  private init(_ standardDeviation: Double, _ reliability: Reliability) {
    self.standardDeviation = standardDeviation
    self.reliability = reliability
    standardError = standardDeviation * (1 - reliability.coefficient.value).squareRoot()
  }

  /// The standard error of the difference of two scores of one person: √2 · SEM.
  public var ofDifference: Double { standardError * 2.0.squareRoot() }
}
