import Distributions
import LinearAlgebra
import Results

/// Figures of classes with their covariance, from which a ``ClassOutcome`` is put together.
struct ClassFigures {
  /// One class before its interval is made.
  struct One {
    var persons: Double
    /// Nil where `reason` says why.
    var value: Double?
    var standardDeviation: Double?
    var reason: Withheld?
  }

  var classes: [One]
  /// Of the values; entries of a class without a value are not looked at.
  var covariance: Matrix
  var level: Double

  /// The figures with intervals value ± z · error; for shares on the scale of log odds:
  ///
  ///     logit p ± z · error / (p (1 − p))
  func figures(areShares: Bool) -> [ClassOutcome.Figure] {
    classes.indices.map { t in
      let one = classes[t]
      return ClassOutcome.Figure(
        persons: one.persons, estimate: one.value.map { estimate($0, t, isShare: areShares) },
        standardDeviation: one.standardDeviation, reason: one.reason)
    }
  }

  private func estimate(_ value: Double, _ t: Int, isShare: Bool) -> Estimate {
    let error = max(0, covariance[t, t]).squareRoot()
    guard error > 0, error.isFinite else { return Estimate(value: value) }
    let reach = Normal().quantile((1 + level) / 2) * error
    if isShare {
      guard value > 0, value < 1 else { return Estimate(value: value, standardError: error) }
      return Estimate(
        value: value, standardError: error,
        interval: LogOddsInterval.of(share: value, reach: reach, level: level))
    }
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: value - reach, upper: value + reach, level: level, method: "wald"))
  }

  /// The test of equality; nil where a class has no value.
  var equality: ContrastTest? {
    let values = classes.compactMap(\.value)
    return values.count == classes.count
      ? WaldTest.ofEquality(values, covariance: covariance) : nil
  }

  /// Each pair of classes with a value, the later less the earlier.
  ///
  ///     Var(m_u − m_t) = V_uu + V_tt − 2 V_tu
  var differences: [ClassOutcome.Difference] {
    var result: [ClassOutcome.Difference] = []
    for t in classes.indices {
      for u in classes.indices where u > t {
        guard let first = classes[t].value, let second = classes[u].value else { continue }
        let variance = covariance[u, u] + covariance[t, t] - 2 * covariance[u, t]
        result.append(
          ClassOutcome.Difference(
            from: t, to: u,
            estimate: FixedEffectTest.term(
              "class \(u + 1) - class \(t + 1)", second - first,
              standardError: max(0, variance).squareRoot(), degreesOfFreedom: nil, level: level,
              method: .wald)))
      }
    }
    return result
  }
}
