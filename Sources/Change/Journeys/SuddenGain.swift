import Distributions
public import Scales

/// A large move between two neighbouring scores: a sudden gain towards better, or a sudden loss.
///
/// With x the scores turned so that better is higher, and y_n those as they stand, between n and n + 1:
///
///     1.  x_{n+1} − x_n ≥ cut-off, which is  1.96 · √2 · SEM  unless it is given
///     2.  |y_{n+1} − y_n| ≥ 0.25 · |y_n|
///     3.  the means of up to three scores before and after differ by more than  t · s_pooled,
///         with n_before + n_after − 2 degrees of freedom and at least two scores on either side
///
/// A loss is the same with the signs turned. Criterion 3 lacks the √(1/n + 1/m) of a t test, as its
/// authors have it. A move out of the first score, or into the last, has one score on one side only and
/// is not looked at.
///
/// - Note: In R `suddengains` 0.7.2 criterion 2 of a loss is met by every loss; there 42 → 50, a rise
///   of 19 %, is returned as a sudden loss. Here it is none.
///
/// ### Source
/// Tang, T. Z., & DeRubeis, R. J. (1999). Sudden gains and critical sessions in cognitive-behavioral
/// therapy for depression. *Journal of Consulting and Clinical Psychology*, 67(6), 894–904. As in
/// Wiedemann, M., et al. (2020), *PLoS ONE*, 15(3), e0230276.
public struct SuddenGain: Sendable, Hashable {
  /// What can be chosen.
  public struct Options: Sendable, Hashable {
    /// Share of the score before that a move has to reach; nil leaves criterion 2 out. The default is
    /// 0.25.
    public var share: Double? = 0.25
    /// Two-sided level of criterion 3; nil leaves it out. The default is 0.05.
    public var alpha: Double? = 0.05

    /// The defaults.
    public init() {}
  }

  /// Which way, in the direction that is better for the person.
  public let kind: JourneyLeg.Kind
  /// Position of the score before the move.
  public let at: Int
  /// How large it is, in points; positive.
  public let size: Double
  /// Whether at least half of it was undone by any later score.
  public let isReversed: Bool

  /// The cut-off of criterion 1: 1.96 · √2 · SEM.
  public static func cutOff(standardErrorOfMeasurement sem: Double) -> Double {
    1.96 * 2.0.squareRoot() * sem
  }

  /// The sudden gains and losses of a journey, in order.
  ///
  /// - Parameters:
  ///   - values: scores of neighbouring sessions, in order, as they stand.
  ///   - direction: which way is better.
  ///   - cutOff: criterion 1, in points; above 0.
  ///   - options: what can be chosen.
  /// - Returns: each with the position of the score before it.
  public static func all(
    _ values: [Double], direction: ScoreDefinition.Direction, cutOff: Double,
    options: Options = Options()
  ) -> [SuddenGain] {
    precondition(cutOff > 0, "a cut-off of \(cutOff)")
    // The move from n to n + 1 needs a score before n and one after n + 1.
    guard values.count >= 4 else { return [] }
    return (1..<(values.count - 2)).compactMap { n in
      let move = (values[n + 1] - values[n]) * direction.sign
      let sign: Double = move > 0 ? 1 : -1
      guard abs(move) >= cutOff, isLarge(values, n, options.share),
        isStable(values, n, toward: sign * direction.sign, options.alpha)
      else { return nil }
      let half = values[n + 1] * direction.sign - move / 2
      let isReversed = values[(n + 2)...].contains {
        sign * ($0 * direction.sign - half) < 0
      }
      return SuddenGain(
        kind: move > 0 ? .gain : .setback, at: n, size: abs(move), isReversed: isReversed)
    }
  }

  private static func isLarge(_ values: [Double], _ n: Int, _ share: Double?) -> Bool {
    share.map { abs(values[n + 1] - values[n]) >= $0 * abs(values[n]) } ?? true
  }

  private static func isStable(
    _ values: [Double], _ n: Int, toward sign: Double, _ alpha: Double?
  ) -> Bool {
    guard let alpha else { return true }
    guard let before = SampleMoments(Array(values[max(0, n - 2)...n])),
      let after = SampleMoments(Array(values[(n + 1)...min(values.count - 1, n + 3)])),
      let s1 = before.standardDeviation, let s2 = after.standardDeviation
    else { return false }
    let degreesOfFreedom = Double(before.n + after.n - 2)
    let squares = Double(before.n - 1) * s1 * s1 + Double(after.n - 1) * s2 * s2
    let critical = StudentT(degreesOfFreedom: degreesOfFreedom).quantile(1 - alpha / 2)
    return sign * (after.mean - before.mean)
      > critical * (squares / degreesOfFreedom).squareRoot()
  }
}
