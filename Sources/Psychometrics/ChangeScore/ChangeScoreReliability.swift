public import Results

/// How far the difference of two scores repeats itself: whether a scale can tell one person's change
/// from another's.
///
///     ρ_D = (σ₁² ρ₁ + σ₂² ρ₂ − 2 r₁₂ σ₁ σ₂) / (σ₁² + σ₂² − 2 r₁₂ σ₁ σ₂)
///
/// with errors of the two occasions unrelated. Where people change alike it is low, however reliable
/// each score is: then there is little to tell apart, and the change of a group can still be measured
/// well.
///
/// ### Source
/// Lord, F. M., & Novick, M. R. (1968). *Statistical theories of mental test scores*, section 3.9.
/// Rogosa, D. R., & Willett, J. B. (1983). Demonstrating the reliability of the difference score in the
/// measurement of change. *Journal of Educational Measurement*, 20(4), 335–343.
public struct ChangeScoreReliability: Sendable, Hashable, Codable {
  /// Persons with both scores.
  public let n: Int
  /// ρ_D; may be below zero.
  public let coefficient: Estimate
  /// Alpha of the first score.
  public let first: Double
  /// Alpha of the second.
  public let second: Double
  /// Standard deviations of both scores, in points.
  public let standardDeviations: [Double]
  /// The correlation of both; nil where one has no spread.
  public let correlation: Double?
  /// Standard deviation of the differences, in points.
  public let differenceDeviation: Double
  /// The standard error of a difference, √(σ₁² (1 − ρ₁) + σ₂² (1 − ρ₂)), in points.
  public let differenceError: Double

  /// From published figures.
  ///
  /// - Parameters:
  ///   - deviations: standard deviations of both scores.
  ///   - reliabilities: of both.
  ///   - correlation: of both.
  /// - Returns: ρ_D.
  /// - Throws: `Withheld` where everybody changes alike.
  public static func coefficient(
    deviations: (Double, Double), reliabilities: (Double, Double), correlation: Double
  ) throws(Withheld) -> Double {
    let (a, b) = (deviations.0 * deviations.0, deviations.1 * deviations.1)
    precondition(
      deviations.0 >= 0 && deviations.1 >= 0 && abs(correlation) <= 1,
      "deviations \(deviations), correlation \(correlation)")
    let shared = 2 * correlation * deviations.0 * deviations.1
    guard a + b - shared > 1e-13 * (a + b) else { throw noSpread }
    return (a * reliabilities.0 + b * reliabilities.1 - shared) / (a + b - shared)
  }

  static let noSpread = Withheld(
    "change-reliability.no-spread",
    "Everybody's score changed by the same amount, so no one's change differs from another's.",
    help: "Look at the scores: the second may have been copied from the first.")
}
