public import Results

/// What a model gives when it is fitted over and over to outcomes drawn from its own fit.
public struct MixedModelBootstrap: Sendable, Hashable, Codable {
  /// One parameter's replicates in short.
  public struct Summary: Sendable, Hashable, Codable {
    /// The parameter.
    public var parameter: ModelParameter
    /// Its estimate from the data; nil for a correlation of effects of which one does not vary.
    public var estimate: Double?
    /// The standard deviation of the replicates; nil with fewer than two.
    public var standardError: Double?
    /// Their mean less the estimate.
    public var bias: Double?
    /// Replicates in which it is defined.
    public var count: Int
    /// From quantile to quantile of the replicates; nil where there are too few for the level.
    public var percentile: ConfidenceInterval?
    /// The percentile interval turned about the estimate: 2 θ̂ − upper to 2 θ̂ − lower, within the
    /// parameter's range.
    public var basic: ConfidenceInterval?
  }

  /// How it was drawn.
  public var options: BootstrapOptions
  /// Coverage of the intervals.
  public var level: Double
  /// Standard deviations and correlations term by term, σ, then the fixed effects.
  public var summaries: [Summary]
  /// The replicates of each parameter in that order; nil where a parameter is not defined or the
  /// replicate could not be fitted.
  public var replicates: [[Double?]]
  /// Replicates that end at a variance of zero or a perfect correlation.
  public var atBoundary: Int
  /// Replicates whose search was not certified as an optimum.
  public var uncertified: Int
  /// Replicates that could not be fitted.
  public var failed: Int
  /// What to know about them.
  public var notes: [Note]

  /// The summary of one parameter.
  public subscript(parameter: ModelParameter) -> Summary? {
    summaries.first { $0.parameter == parameter }
  }

  /// The summary of a combination of fixed effects.
  ///
  /// - Parameters:
  ///   - weights: one for each fixed effect, in order.
  ///   - name: what to call it.
  /// - Returns: its estimate, standard error and intervals.
  public func contrast(_ weights: [Double], name: String) -> Summary {
    let first = summaries.count - weights.count
    precondition(
      first >= 0 && summaries[first...].allSatisfy { $0.parameter.kind == .fixedEffect }
        && (first == 0 || summaries[first - 1].parameter.kind != .fixedEffect),
      "\(weights.count) weights")
    let combined = { (value: (Int) -> Double?) -> Double? in
      var sum = 0.0
      for (k, weight) in weights.enumerated() {
        guard let value = value(first + k) else { return nil }
        sum += weight * value
      }
      return sum
    }
    return BootstrapSummary.summary(
      .fixed(name), estimate: combined { summaries[$0].estimate },
      (0..<options.replicates).map { b in combined { replicates[$0][b] } }, level: level)
  }
}

/// Replicates in short.
enum BootstrapSummary {
  static func summary(
    _ parameter: ModelParameter, estimate: Double?, _ replicates: [Double?], level: Double
  ) -> MixedModelBootstrap.Summary {
    let values = replicates.compactMap(\.self).sorted()
    let count = Double(values.count)
    let mean = values.isEmpty ? nil : values.reduce(0, +) / count
    var deviation: Double?
    if let mean, values.count > 1 {
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      deviation = (squares / (count - 1)).squareRoot()
    }
    var summary = MixedModelBootstrap.Summary(
      parameter: parameter, estimate: estimate, standardError: deviation,
      bias: mean.flatMap { mean in estimate.map { mean - $0 } }, count: values.count)
    guard let lower = quantile(values, (1 - level) / 2),
      let upper = quantile(values, (1 + level) / 2)
    else { return summary }
    summary.percentile = ConfidenceInterval(
      lower: lower, upper: upper, level: level, method: "bootstrap-percentile")
    guard let estimate else { return summary }
    let (least, most) = range(parameter.kind)
    summary.basic = ConfidenceInterval(
      lower: max(least, 2 * estimate - upper), upper: min(most, 2 * estimate - lower),
      level: level, method: "bootstrap-basic")
    return summary
  }

  private static func range(_ kind: ModelParameter.Kind) -> (Double, Double) {
    switch kind {
    case .fixedEffect: (-.infinity, .infinity)
    case .standardDeviation, .sigma: (0, .infinity)
    case .correlation: (-1, 1)
    }
  }

  /// The value at place (n + 1) p of the sorted ones, straight between neighbours (the sixth of Hyndman
  /// and Fan's); nil beyond the first and the last.
  static func quantile(_ sorted: [Double], _ p: Double) -> Double? {
    let place = Double(sorted.count + 1) * p
    let below = place.rounded(.down)
    guard below >= 1, place <= Double(sorted.count) else { return nil }
    let position = Int(below) - 1
    guard position + 1 < sorted.count else { return sorted[position] }
    return sorted[position] + (place - below) * (sorted[position + 1] - sorted[position])
  }
}
