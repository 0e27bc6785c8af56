import Distributions
import LinearAlgebra
import Results

/// What it costs to hold more of a model of thresholds.
///
///     T = a (F_held − F_loose) + df − a tr(U_d Γ),    a = √(df / tr[(U_d Γ)²])
///     U_d = W Δ (ΔᵀWΔ)⁻¹ Δᵀ W − W S (SᵀWS)⁻¹ Sᵀ W,    S = Δ (ΔᵀΔ)⁻¹ ΔᵀΔ_held
///
/// with Δ the slopes of the looser model at its numbers and S those of the model that holds more, at its own, as
/// far as they lie among the others.
///
/// ### Source
/// Satorra, A. (2000). Scaled and adjusted restricted tests in multi-sample analysis of moment structures. In
/// *Innovations in multivariate statistical analysis* (pp. 233–247). Asparouhov & Muthén (2010), as in
/// ``OrdinalFit``.
///
/// ### Agrees with
/// R `lavaan::lavTestLRT` of two fits with `estimator = "WLSMV"` (`method = "satorra.2000"`).
public struct ThresholdChange: Sendable, Hashable, Codable {
  /// T, 0 or more; nil where it has no scale, for no degrees of freedom, and where the looser model holds something
  /// that the other does not.
  public let chiSquared: Double?
  /// Degrees of freedom of T.
  public let degreesOfFreedom: Int
  /// Probability of a larger T were the same what is held the same.
  public let p: Double?
  /// ΔCFI of the scaled tests: below 0 where the fit is worse.
  public let cfi: Double
  /// ΔRMSEA of the scaled tests: above 0 where the fit is worse; nil where either has none.
  public let rmsea: Double?
  /// ΔSRMR: above 0 where the fit is worse.
  public let srmr: Double

  /// What it costs to hold `held` rather than `loose`, of the same groups.
  public init(from loose: ThresholdFit, to held: ThresholdFit) {
    precondition(loose.groups == held.groups, "fits of other answers")
    let df = held.unscaled.degreesOfFreedom - loose.unscaled.degreesOfFreedom
    degreesOfFreedom = df
    cfi = held.scaled.cfi - loose.scaled.cfi
    rmsea = held.scaled.rmsea.flatMap { after in
      loose.scaled.rmsea.map { after.value - $0.value }
    }
    srmr = held.srmr - loose.srmr
    let test =
      df > 0 && held.model.holdsAll(of: loose.model)
      ? Self.test(
        loose, held, df, max(0, held.unscaled.chiSquared - loose.unscaled.chiSquared)) : nil
    chiSquared = test
    p = test.map { ChiSquared(degreesOfFreedom: Double(df)).upperTail($0) }
  }

  private static func test(
    _ loose: ThresholdFit, _ held: ThresholdFit, _ df: Int, _ difference: Double
  ) -> Double? {
    let (wide, narrow) = (
      ThresholdSquares(loose.model, loose.groups), ThresholdSquares(held.model, held.groups)
    )
    guard let there = ThresholdState(loose.model, loose.values),
      let here = ThresholdState(held.model, held.values)
    else { return nil }
    let slopes = wide.slopes(there)
    let variation = wide.heavyVariation
    let crossed = slopes.transposed * slopes
    guard let plain = Uncertainty(crossed).covariance,
      let spread = ThresholdSpread(slopes: wide.heavy(slopes), variation: variation)
    else { return nil }
    let among = plain * (slopes.transposed * narrow.slopes(here))
    guard let other = ThresholdSpread(slopes: spread.slopes * among, variation: variation)
    else { return nil }
    // U_d Γ: what the held model leaves less what the looser one does.
    let left = other.left - spread.left
    let shift = OrdinalShift(
      trace: left.diagonal.reduce(0, +), squared: left.dotTransposed(left), df: df)
    return shift.applied(difference)
  }
}
