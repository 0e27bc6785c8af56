import Distributions
import Models
public import Results

/// The end point if the people who were not seen had done differently by δ than their other scores
/// foretell, and how large δ would have to be to matter.
///
///     θ̂(δ) = θ̂ + δ s,     s = Σ_g w_g p̂_g
///     Var θ̂(δ) = Var θ̂ + 2 δ Σ_g w_g Cov(θ̂, p̂_g) + δ² Σ_g w_g² p̂_g (1 − p̂_g) / N_g
///
/// with p̂_g the share of group g that was not seen on the last occasion. With one group w = 1. With
/// two, w = δ_g / δ for the second and −δ_g / δ for the first: θ̂(δ) = θ̂_MAR + δ_T p̂_T − δ_C p̂_C. The
/// variance stacks what θ̂ and the shares are made of, person by person; the quantile of the interval is
/// that of θ̂.
///
/// ### Source
/// Permutt, T. (2016). Sensitivity analysis for missing data in regulatory submissions. *Statistics in
/// Medicine, 35*(17), 2876–2879. <https://doi.org/10.1002/sim.6753>
public struct DeltaAdjustment: Sendable, Hashable {
  /// Which of two groups is shifted.
  public enum Shift: String, Sendable, Hashable, CaseIterable {
    /// The second group only: the one that is compared with the first.
    case second
    /// The first group only.
    case first
    /// Both alike.
    case both
  }

  /// The end point as it is without a shift.
  public let endPoint: EndPoint
  /// s, by how much θ̂ moves per unit of δ.
  public let sensitivity: Double
  private let spread: Double
  private let linear: Double
  private let quadratic: Double
  private let quantile: Double
  private let level: Double

  /// Prepares the line θ̂(δ) and the parabola of its variance.
  ///
  /// - Parameters:
  ///   - endPoint: the end point as the model has it.
  ///   - shift: which of two groups is shifted; of no matter with one. The default is `.second`.
  public init(_ endPoint: EndPoint, shift: Shift = .second) {
    let weights: [Double] =
      endPoint.groups.count == 1
      ? [1] : [shift == .second ? 0 : -1, shift == .first ? 0 : 1]
    let parts = zip(endPoint.groups, weights)
    self.endPoint = endPoint
    sensitivity = parts.reduce(0) { $0 + $1.1 * $1.0.share }
    let error = endPoint.estimate.estimate.standardError ?? 0
    spread = error * error
    linear = parts.reduce(0) { $0 + $1.1 * $1.0.covariance }
    quadratic = parts.reduce(0) { $0 + $1.1 * $1.1 * $1.0.shareVariance }
    level = endPoint.fit.options.level
    let tail = (1 + level) / 2
    quantile =
      endPoint.estimate.degreesOfFreedom.map {
        StudentT(degreesOfFreedom: $0).quantile(tail)
      } ?? Normal().quantile(tail)
  }

  /// θ̂(δ) with its standard error and interval.
  ///
  /// - Parameter delta: δ, in the unit of the score; below 0 where those not seen did less well on a
  ///   scale on which more is better.
  /// - Returns: the shifted end point.
  public func estimate(delta: Double) -> Estimate {
    let value = endPoint.estimate.estimate.value + delta * sensitivity
    let error = variance(delta).squareRoot()
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: value - quantile * error, upper: value + quantile * error, level: level,
        method: "student-t-stacked"))
  }

  private func variance(_ delta: Double) -> Double {
    max(0, spread + 2 * delta * linear + delta * delta * quadratic)
  }

  /// A row per δ.
  public func table(deltas: [Double]) -> ResultTable {
    ResultTable(
      columns: ["delta", "estimate", "std.error", "conf.low", "conf.high"],
      rows: deltas.map { delta in
        let found = estimate(delta: delta)
        return [
          .number(delta), .number(found.value), .number(found.standardError),
          .number(found.interval?.lower), .number(found.interval?.upper),
        ]
      })
  }

  /// Where the estimate, and where its interval, reaches a stated difference.
  ///
  ///     estimate:  δ* = (m − θ̂) / s
  ///     interval:  (θ̂ + δ s − m)² = q² Var θ̂(δ), the root between 0 and δ*
  ///
  /// - Parameter difference: m. The default is 0; or the smallest difference that matters on the scale.
  /// - Returns: both shifts, where there are such.
  public func tippingPoint(reaching difference: Double = 0) -> TippingPoint {
    let gap = endPoint.estimate.estimate.value - difference
    guard sensitivity != 0, gap.isFinite else {
      return TippingPoint(difference: difference, estimate: nil, interval: nil)
    }
    let tip = -gap / sensitivity
    let q2 = quantile * quantile
    guard gap * gap > q2 * spread else {
      // The interval holds the difference as it is.
      return TippingPoint(difference: difference, estimate: tip, interval: 0)
    }
    let a = sensitivity * sensitivity - q2 * quadratic
    let b = gap * sensitivity - q2 * linear
    let c = gap * gap - q2 * spread
    return TippingPoint(
      difference: difference, estimate: tip, interval: Self.root(a, b, c, before: tip))
  }

  /// The root of a x² + 2 b x + c between 0 and a bound at which it is not above 0, with c above 0.
  private static func root(_ a: Double, _ b: Double, _ c: Double, before bound: Double) -> Double? {
    let discriminant = b * b - a * c
    guard discriminant >= 0 else { return nil }
    // The sum without cancellation, then its partner from the product of the roots.
    let sum = -(b + (b < 0 ? -1 : 1) * discriminant.squareRoot())
    let roots = [a == 0 ? nil : sum / a, sum == 0 ? nil : c / sum].compactMap(\.self)
    return roots.filter { $0 * bound > 0 }.min { abs($0) < abs($1) }
  }
}
