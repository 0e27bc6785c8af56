import Distributions
public import Results

extension KaplanMeier {
  /// The mean time until the end, of the time up to τ: the area under the curve.
  ///
  ///     μ(τ) = ∫_0^τ S(t) dt
  ///     Var μ(τ) = Σ_{u ≤ τ} (∫_u^τ S(t) dt)² · d(u) / (Y(u) (Y(u) − d(u)))
  ///
  /// The error is Greenwood's; the interval is ± z standard errors, not below 0 or above τ.
  ///
  /// ### Source
  /// Kaplan & Meier (1958), section 6.2, without their factor for few people; Irwin, J. O. (1949). The standard
  /// error of an estimate of expectation of life. *Journal of Hygiene*, 47(2), 188–189.
  ///
  /// ### Agrees with
  /// R `survfit`, printed with `rmean = τ`.
  ///
  /// - Parameter time: τ, above 0 in the unit of the times, which count from 0.
  /// - Returns: the mean, in the unit of the times; its standard error is nil where persons have several ends.
  /// - Throws: `SurvivalError.beyondObservation` where nobody was watched so long and somebody is left.
  public func restrictedMean(to time: Double) throws(SurvivalError) -> Estimate {
    guard time > 0, time <= last || steps.last?.survival.value == 0 else {
      throw .beyondObservation(time: time, last: last)
    }
    let within = steps.filter { $0.time <= time }
    var tail = 0.0
    var variance = 0.0
    var next = time
    for step in within.reversed() {
      tail += step.survival.value * (next - max(0, step.time))
      next = max(0, step.time)
      let left = step.atRisk - step.ended
      guard left > 0 else { continue }
      variance += tail * tail * Double(step.ended) / (Double(step.atRisk) * Double(left))
    }
    let mean = tail + next
    guard variance > 0, self.variance == .greenwood else { return Estimate(value: mean) }
    let standardError = variance.squareRoot()
    let reach = Normal().quantile((1 + options.level) / 2) * standardError
    return Estimate(
      value: mean, standardError: standardError,
      interval: ConfidenceInterval(
        lower: max(0, mean - reach), upper: min(time, mean + reach), level: options.level,
        method: "normal"))
  }
}
