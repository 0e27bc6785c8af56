public import Results

/// Methods that take the spread of scores from people at the first occasion and a reliability.
///
///     SEM = s₁ √(1 − r)      S_diff = √2 SEM      SEP = s₁ √(1 − r²)      T = m₁ + r (x − m₁)
///
/// with `m₁, s₁` mean and standard deviation of the first scores, `r` their reliability.
public enum SampleMethod: String, Sendable, Hashable, CaseIterable {
  /// No change is expected: E = x, SE = S_diff (Jacobson & Truax 1991).
  case jacobsonTruax = "jacobson-truax-1991"
  /// Regression towards the mean: E = T, SE = SEP (Gulliksen 1950; Lord & Novick 1968).
  case gulliksenLordNovick = "gulliksen-lord-novick"
  /// As Gulliksen, Lord and Novick, about the mean second score of a reference population (Hsu 1989;
  /// the paper itself was not read): E = M₂ + r (x − m₁), SE = SEP.
  case hsuLinnNord = "hsu-linn-nord"
  /// The same about this sample's own mean second score, as some programs have it. It compares each
  /// person with the group: half of a group that improves alike comes out as below expectation.
  case hsuLinnNordOwnMean = "hsu-linn-nord-own-mean"
  /// The first score's true score is the yardstick: E = T, SE = SEM (Edwards et al. 1978).
  case edwardsNunnally = "edwards-nunnally-1978"
  /// As Edwards, with the error of both occasions: SE² = r² s₁² (1 − r) + s₂² (1 − r₂) (Nunnally &
  /// Kotsch 1983; the paper itself was not read).
  case nunnallyKotsch = "nunnally-kotsch-1983"
  /// The same with the first spread in both places, as some programs have it:
  /// SE² = r² s₁² (1 − r) + s₁² (1 − r₂).
  case nunnallyKotschFirstSpread = "nunnally-kotsch-1983-first-spread"
  /// True change of the person and of the group (Hageman & Arrindell 1999); see ``HagemanArrindell``.
  case hagemanArrindell = "hageman-arrindell-1999"

  /// Whether a share of error in one direction is asked for, as its authors do, in place of both.
  public var isOneSided: Bool { self == .hagemanArrindell }

  /// What a method needs beside the pairs and the reliability of the first score.
  public struct Extras: Sendable, Hashable {
    /// Reliability of the second score, in [0, 1); for ``nunnallyKotsch``.
    public var secondReliability: Double?
    /// Mean second score of a reference population, in points; for ``hsuLinnNord``.
    public var referenceSecondMean: Double?

    /// Nothing.
    public init() {}
  }

  /// The line and error of this method.
  ///
  /// - Parameters:
  ///   - pairs: the people whose spread is used.
  ///   - r: reliability of the first score, in [0, 1).
  ///   - extras: what single methods need.
  /// - Returns: the line, in points of the score.
  /// - Throws: `Withheld` when a number is out of range or not there, or nobody differs.
  public func expectation(
    _ pairs: PairMoments, reliability r: Double, _ extras: Extras = Extras()
  ) throws(Withheld) -> ExpectedScore {
    let (m1, s1) = (pairs.firstMean, pairs.firstDeviation)
    guard s1 > 0 else { throw .noSpread }
    try Self.check(r)
    let sem = s1 * (1 - r).squareRoot()
    let sep = s1 * (1 - r * r).squareRoot()
    let trueScore = (intercept: m1 - r * m1, slope: r)
    switch self {
    case .jacobsonTruax:
      return ExpectedScore(intercept: 0, slope: 1, variance: 2 * sem * sem)
    case .gulliksenLordNovick:
      return ExpectedScore(
        intercept: trueScore.intercept, slope: trueScore.slope, variance: sep * sep)
    case .hsuLinnNord:
      guard let m2 = extras.referenceSecondMean else { throw .needs("reference-second-mean") }
      return ExpectedScore(intercept: m2 - r * m1, slope: r, variance: sep * sep)
    case .hsuLinnNordOwnMean:
      return ExpectedScore(
        intercept: pairs.secondMean - r * m1, slope: r, variance: sep * sep)
    case .edwardsNunnally:
      return ExpectedScore(
        intercept: trueScore.intercept, slope: trueScore.slope, variance: sem * sem)
    case .nunnallyKotsch, .nunnallyKotschFirstSpread:
      guard let r2 = extras.secondReliability else { throw .needs("second-reliability") }
      try Self.check(r2)
      let s2 = self == .nunnallyKotsch ? pairs.secondDeviation : s1
      let variance = r * r * sem * sem + s2 * s2 * (1 - r2)
      guard variance > 0 else { throw .noSpread }
      return ExpectedScore(
        intercept: trueScore.intercept, slope: trueScore.slope, variance: variance)
    case .hagemanArrindell:
      return try HagemanArrindell(pairs, reliability: r).expectation
    }
  }

  private static func check(_ reliability: Double) throws(Withheld) {
    guard reliability >= 0, reliability < 1 else {
      throw Withheld(
        "change.reliability-out-of-range",
        "The reliability lies outside 0 to 1, so it says nothing about error.",
        help: "Give a reliability of at least 0 and below 1.")
    }
  }
}

extension Withheld {
  static var noSpread: Withheld {
    Withheld(
      "change.no-spread", "Everybody has the same first score, so its error cannot be estimated.",
      help: "Look at the scores, or give a standard deviation from a larger group.")
  }

  static func needs(_ what: String) -> Withheld {
    Withheld(
      "change.needs-\(what)",
      "The method needs one number more: \(what.split(separator: "-").joined(separator: " ")).",
      help: "Give it, or choose a method that does without.")
  }
}
