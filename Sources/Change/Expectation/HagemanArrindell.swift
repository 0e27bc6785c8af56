public import Results

/// True change of persons and of the group (Hageman & Arrindell 1999).
///
/// The error of measurement is the same on both occasions, so each occasion has a reliability of its
/// own, and so has the difference:
///
///     R(s) = (s² − SEM²) / s²       R_11 = R(s₁),  R_22 = R(s₂)
///     R_dd = (s₁² R_11 + s₂² R_22 − 2 s₁ s₂ r₁₂) / (s₁² + s₂² − 2 s₁ s₂ r₁₂)
///
///     index = [(x₂ − x₁) R_dd + (m₂ − m₁)(1 − R_dd)] / (√R_dd √2 SEM)
///
/// which is the estimated true change in its standard errors. As a line: E(x) = x − (m₂ − m₁)(1 −
/// R_dd)/R_dd, SE = √2 SEM / √R_dd. The authors ask for error in one direction: 1.645 at 5 %.
///
/// ### Source
/// Hageman, W. J. J. M., & Arrindell, W. A. (1999). Establishing clinically significant change:
/// increment of precision and the distinction between individual and group level of analysis.
/// *Behaviour Research and Therapy*, 37(12), 1169–1193. Formulas as `clinicalsignificance` 3.0.0
/// documents them; the paper itself was not read.
public struct HagemanArrindell: Sendable, Hashable {
  /// The pairs it rests on.
  public let pairs: PairMoments
  /// SEM, in points.
  public let standardErrorOfMeasurement: Double
  /// R_11, at most 1; below 0 where these people differ by less than the error.
  public let firstReliability: Double
  /// R_22, in (0, 1].
  public let secondReliability: Double
  /// R_dd, in (0, 1].
  public let differenceReliability: Double

  /// Works out the reliabilities.
  ///
  /// - Parameters:
  ///   - pairs: the people.
  ///   - r: reliability of the first score, in [0, 1).
  /// - Throws: `Withheld` when nobody differs, or scores differ by no more than error.
  public init(_ pairs: PairMoments, reliability r: Double) throws(Withheld) {
    try self.init(pairs, standardErrorOfMeasurement: pairs.firstDeviation * (1 - r).squareRoot())
  }

  /// Works out the reliabilities from an error that was found elsewhere.
  ///
  /// - Parameters:
  ///   - pairs: the people.
  ///   - sem: the standard error of measurement in points, 0 or more.
  /// - Throws: `Withheld` as above.
  public init(_ pairs: PairMoments, standardErrorOfMeasurement sem: Double) throws(Withheld) {
    let (s1, s2) = (pairs.firstDeviation, pairs.secondDeviation)
    guard s1 > 0, s2 > 0, let r12 = pairs.correlation else { throw .noSpread }
    func reliability(_ s: Double) -> Double { (s * s - sem * sem) / (s * s) }
    let (r11, r22) = (reliability(s1), reliability(s2))
    let shared = 2 * s1 * s2 * r12
    let variance = pairs.differenceDeviation * pairs.differenceDeviation
    let rdd = variance > 0 ? (s1 * s1 * r11 + s2 * s2 * r22 - shared) / variance : 0
    guard r22 > 0, rdd > 0 else {
      throw Withheld(
        "change.differences-within-error",
        "People differ in how they changed by no more than error of measurement, so true change "
          + "cannot be told apart by this method.",
        help: "Report the change of the group, or use the method of Jacobson and Truax.")
    }
    self.pairs = pairs
    standardErrorOfMeasurement = sem
    firstReliability = r11
    secondReliability = r22
    differenceReliability = rdd
  }

  /// The line and error of the method.
  var expectation: ExpectedScore {
    let rdd = differenceReliability
    let sem = standardErrorOfMeasurement
    let drift = (pairs.secondMean - pairs.firstMean) * (1 - rdd) / rdd
    return ExpectedScore(intercept: -drift, slope: 1, variance: 2 * sem * sem / rdd)
  }
}
