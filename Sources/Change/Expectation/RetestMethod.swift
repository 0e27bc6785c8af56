public import Results

/// Methods that take what to expect from people who were measured twice without support in between:
/// practice, regression towards the mean and error are in their numbers.
///
/// With `M₁, S₁, M₂, S₂, r, N` of that sample and `x` a person's first score:
///
/// | method | E | SE |
/// |---|---|---|
/// | Speer 1992 | M₂ + r (x − M₁) | √(2 S₁² (1 − r)) |
/// | Chelune 1993 | x + (M₂ − M₁) | √(2 S₁² (1 − r)) |
/// | Iverson 2001 | x + (M₂ − M₁) | √((S₁² + S₂²)(1 − r)) |
/// | Temkin 1999 | x + (M₂ − M₁) | √(S₁² + S₂² − 2 r S₁ S₂) |
/// | McSweeny 1993 | M₂ + b (x − M₁), b = r S₂ / S₁ | S₂ √(1 − r²) |
/// | Charter | M₂ + r (x − M₁) | S₂ √(1 − r²) |
/// | Maassen 2006 | M₂ + b (x − M₁), b = S₂ / S₁ | √((S₁² + S₂²)(1 − r)) |
/// | Crawford & Garthwaite 2006 | as McSweeny | S_yx √(1 + 1/N + (x − M₁)² / (S₁² (N − 1))) |
///
/// with S_yx = S₂ √((1 − r²)(N − 1)/(N − 2)), beside Student's t with N − 2 degrees of freedom: the
/// only one that counts the error of the line itself.
///
/// ### Source
/// The formulas as the reference collection gives them, from published code. Crawford, J. R., &
/// Garthwaite, P. H. (2006). Comparing patients' predicted test scores from a regression equation
/// with their obtained scores. *Neuropsychology*, 20(3), 259–271.
public enum RetestMethod: String, Sendable, Hashable, CaseIterable {
  /// Speer (1992), as later programs have it.
  case speer = "speer-1992"
  /// Chelune et al. (1993).
  case chelune = "chelune-1993"
  /// Iverson (2001).
  case iverson = "iverson-2001"
  /// Temkin et al. (1999).
  case temkin = "temkin-1999"
  /// McSweeny et al. (1993): standardised regression-based change.
  case mcSweeny = "mcsweeny-1993"
  /// Charter.
  case charter
  /// Maassen et al. (2006).
  case maassen = "maassen-2006"
  /// Crawford and Garthwaite (2006): exact t.
  case crawfordGarthwaite = "crawford-garthwaite-2006"

  /// The line and error of this method.
  ///
  /// - Parameter retest: people measured twice without support in between.
  /// - Returns: the line, in points of the score.
  /// - Throws: `Withheld` when they do not differ, agree with themselves perfectly, or are too few.
  public func expectation(_ retest: PairMoments) throws(Withheld) -> ExpectedScore {
    let (m1, s1) = (retest.firstMean, retest.firstDeviation)
    let (m2, s2) = (retest.secondMean, retest.secondDeviation)
    guard s1 > 0, s2 > 0, let r = retest.correlation else { throw .noSpread }
    let n = Double(retest.n)
    let both = s1 * s1 + s2 * s2
    let residual = s2 * s2 * (1 - r * r)
    let (slope, variance) =
      switch self {
      case .speer: (r, 2 * s1 * s1 * (1 - r))
      case .chelune: (1, 2 * s1 * s1 * (1 - r))
      case .iverson: (1, both * (1 - r))
      case .temkin: (1, both - 2 * r * s1 * s2)
      case .mcSweeny: (r * s2 / s1, residual)
      case .charter: (r, residual)
      case .maassen: (s2 / s1, both * (1 - r))
      case .crawfordGarthwaite: (r * s2 / s1, residual * (n - 1) / (n - 2))
      }
    guard retest.n > 2, variance > 0 else {
      throw Withheld(
        "change.retest-without-error",
        "The people measured twice agree with themselves perfectly, or are fewer than three.",
        help: "Take the numbers from a larger study.")
    }
    guard self == .crawfordGarthwaite else {
      return ExpectedScore(intercept: m2 - slope * m1, slope: slope, variance: variance)
    }
    return ExpectedScore(
      intercept: m2 - slope * m1, slope: slope, variance: variance * (1 + 1 / n),
      growth: variance / (s1 * s1 * (n - 1)), centre: m1, degreesOfFreedom: n - 2)
  }
}
