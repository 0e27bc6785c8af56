import Distributions
import Results

/// The indices that follow from a χ² and its baseline's, as `FitIndices` has them.
struct ScaledIndices {
  let chiSquared: Double
  let p: Double?
  let cfi: Double
  let tli: Double?
  let rmsea: Estimate?

  /// `hasInterval` says whether RMSEA gets its interval, which takes longer than all else here.
  init(
    chiSquared: Double, degreesOfFreedom df: Int, baseline: Double,
    baselineDegreesOfFreedom baselineDf: Int, groups: Int, n: Int, hasInterval: Bool = true
  ) {
    self.chiSquared = chiSquared
    p = df > 0 ? ChiSquared(degreesOfFreedom: Double(df)).upperTail(chiSquared) : nil
    let excess = max(0, chiSquared - Double(df))
    let whole = max(baseline - Double(baselineDf), excess)
    cfi = whole > 0 ? 1 - excess / whole : 1
    let ratio = baselineDf > 0 ? baseline / Double(baselineDf) : 1
    tli = df > 0 && ratio > 1 ? (ratio - chiSquared / Double(df)) / (ratio - 1) : nil
    guard df > 0 else {
      rmsea = nil
      return
    }
    let level = 0.9
    func size(_ noncentrality: Double) -> Double {
      (Double(groups) * noncentrality / (Double(df) * Double(n))).squareRoot()
    }
    guard hasInterval else {
      rmsea = Estimate(value: size(excess))
      return
    }
    let limits = NoncentralChiSquared.interval(
      x: chiSquared, degreesOfFreedom: Double(df), level: level)
    rmsea = Estimate(
      value: size(excess),
      interval: ConfidenceInterval(
        lower: size(limits.lowerBound), upper: size(limits.upperBound), level: level,
        method: "noncentral-chi-squared"))
  }
}
