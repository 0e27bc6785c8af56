import Distributions
public import Results

/// One score beside a small group's: how unusual it would be for someone of the group.
///
///     t = (x − M) / (S √((n + 1) / n)),   n − 1 degrees of freedom
///
/// ### Source
/// Crawford, J. R., & Howell, D. C. (1998). Comparing an individual's test score against norms
/// derived from small samples. *The Clinical Neuropsychologist*, 12(4), 482–486.
///
/// ### Agrees with
/// R `singcar::TD`.
public struct SingleCase: Sendable, Hashable {
  /// t.
  public let statistic: Double
  /// n − 1.
  public let degreesOfFreedom: Double
  /// Share of the group estimated to lie below the score, in (0, 1).
  public let shareBelow: Double
  /// Probability of a score this far from the mean or farther, on either side.
  public let pValue: Double

  /// Holds a score against a group.
  ///
  /// - Parameters:
  ///   - score: in points.
  ///   - group: mean, spread and size of the group.
  /// - Throws: `Withheld` when the group has fewer than two people or no spread.
  public init(_ score: Double, among group: CutOff.Group) throws(Withheld) {
    guard let n = group.n, n >= 2 else {
      throw Withheld(
        "change.group-too-small", "A group of two people at least is needed, with its size.",
        help: "Say how many people mean and standard deviation rest on.")
    }
    guard group.standardDeviation > 0 else { throw .noSpread }
    let count = Double(n)
    statistic =
      (score - group.mean) / (group.standardDeviation * ((count + 1) / count).squareRoot())
    degreesOfFreedom = count - 1
    let student = StudentT(degreesOfFreedom: degreesOfFreedom)
    shareBelow = student.cumulative(statistic)
    pValue = student.twoSided(statistic)
  }
}
