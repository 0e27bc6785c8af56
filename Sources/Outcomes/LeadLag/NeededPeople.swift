import Distributions
import Glibc

/// How many people it would take to find an effect.
///
///     n = (z_(1 − α/2) + z_power)² · V / β²,         V = n₀ · SE₀²
///
/// with V the variance that one person contributes, from a study of n₀ people whose estimate has the standard
/// error SE₀: the same outcomes, periods and scores for each person as there. A test by the normal
/// distribution then finds β with that probability.
///
/// ### Source
/// Demidenko, E. (2007). Sample size determination for logistic regression revisited. *Statistics in
/// Medicine, 26*(18), 3385–3397. <https://doi.org/10.1002/sim.2771>
public struct NeededPeople: Sendable, Hashable {
  /// The effect planned for, in log odds or points.
  public let effect: Double
  /// Whether the effect was stated beforehand; otherwise it is the one seen, which is uncertain itself.
  public let isStated: Bool
  /// The probability of finding it.
  public let power: Double
  /// The probability of finding something where there is nothing.
  public let alpha: Double
  /// People needed, rounded up.
  public let people: Int
  /// People in the study it is worked out from.
  public let from: Int

  /// More people than this are out of reach.
  public static let most = 10_000_000

  /// Works out the number; nil where it is beyond ``most``, or the effect is 0.
  ///
  /// - Parameters:
  ///   - effect: β, not 0.
  ///   - isStated: whether it was stated beforehand.
  ///   - standardError: SE₀, above 0.
  ///   - people: n₀, at least 1.
  ///   - power: in (0, 1).
  ///   - alpha: in (0, 1), on both sides together. The default is 0.05.
  public init?(
    effect: Double, isStated: Bool, standardError: Double, people: Int, power: Double,
    alpha: Double = 0.05
  ) {
    precondition(power > 0 && power < 1 && alpha > 0 && alpha < 1, "power \(power), alpha \(alpha)")
    let normal = Normal()
    let z = normal.quantile(1 - alpha / 2) + normal.quantile(power)
    let ratio = z * standardError / effect
    let n = (Double(people) * ratio * ratio).rounded(.up)
    guard n.isFinite, n <= Double(Self.most), z > 0 else { return nil }
    self.effect = effect
    self.isStated = isStated
    self.power = power
    self.alpha = alpha
    self.people = max(1, Int(n))
    from = people
  }

  /// What it says, in plain words.
  public var sentence: String {
    let percent = Int((100 * power).rounded())
    let which = isStated ? "the effect stated" : "an effect as large as the one seen"
    let caution =
      isStated
      ? "" : " What was seen is uncertain itself: state the smallest effect that matters instead."
    return
      "To find \(which) in \(percent) of 100 such studies, about \(people) people would be needed, "
      + "followed as these \(from) were.\(caution)"
  }
}
