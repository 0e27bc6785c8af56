/// How many services are expected outside the limits although none of them differs.
///
///     expected = Σ over looks of  k (1 − coverage)
///
/// A look is one funnel: one scale, one quarter. Of 12 services looked at on 3 scales in 4 quarters, 144
/// comparisons, 7 are expected outside 95 % limits by chance alone. Those outside the outer limits are
/// outside the inner ones too, and counted in both. Limits for counts are crossed somewhat more or less
/// often than their coverage says, as a count moves in steps.
public struct FalseFlags: Sendable, Hashable {
  /// Funnels looked at.
  public let looks: Int
  /// Services compared, over all looks.
  public let comparisons: Int
  /// Expected outside the inner limits.
  public let worthALook: Double
  /// Of these, expected outside the outer limits.
  public let signals: Double

  /// Nothing looked at.
  public static let none = FalseFlags(looks: 0, comparisons: 0, worthALook: 0, signals: 0)

  /// The expected false flags of one look.
  ///
  /// - Parameters:
  ///   - units: services that were judged, 0 or more.
  ///   - inner: coverage of the inner limits, in (0, 1).
  ///   - outer: coverage of the outer limits, in (0, 1).
  public init(units: Int, inner: Double, outer: Double) {
    precondition(units >= 0, "\(units) units")
    self.init(
      looks: 1, comparisons: units, worthALook: Double(units) * (1 - inner),
      signals: Double(units) * (1 - outer))
  }

  private init(looks: Int, comparisons: Int, worthALook: Double, signals: Double) {
    self.looks = looks
    self.comparisons = comparisons
    self.worthALook = worthALook
    self.signals = signals
  }

  /// Two sets of looks taken together.
  public static func + (left: FalseFlags, right: FalseFlags) -> FalseFlags {
    FalseFlags(
      looks: left.looks + right.looks, comparisons: left.comparisons + right.comparisons,
      worthALook: left.worthALook + right.worthALook, signals: left.signals + right.signals)
  }
}
