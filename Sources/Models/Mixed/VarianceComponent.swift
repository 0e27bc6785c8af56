import LinearAlgebra

/// How much one effect varies over the levels of a group.
public struct VarianceComponent: Sendable, Hashable, Codable {
  /// The correlation with an earlier effect of the same term.
  public struct Correlation: Sendable, Hashable, Codable {
    /// The other effect.
    public var with: String
    /// In [−1, 1]; nil where one of the two does not vary.
    public var value: Double?
  }

  /// The group, for example `person`.
  public var group: String
  /// The effect, for example `(Intercept)` or `occasion`.
  public var term: String
  /// Its variance, in squared units of the outcome per squared unit of the effect's column.
  public var variance: Double
  /// The square root of the variance.
  public var standardDeviation: Double
  /// Correlations with the effects before it; empty for the first, and for uncorrelated effects.
  public var correlations: [Correlation]

  /// The components of every term, from theta in the model's own columns and the residual variance.
  static func components(
    _ random: RandomEffects, theta: [Double], residualVariance: Double
  ) -> [VarianceComponent] {
    random.terms.flatMap { term in
      let size = term.size
      let relative = random.unscaledCovariance(term, theta)
      return (0..<size).map { j in
        let variance = residualVariance * relative[j, j]
        return VarianceComponent(
          group: random.groups[term.group].name, term: term.names[j], variance: variance,
          standardDeviation: variance.squareRoot(),
          correlations: (0..<j).map { k in
            let scale = (relative[j, j] * relative[k, k]).squareRoot()
            return Correlation(
              with: term.names[k],
              value: scale > 0 ? min(1, max(-1, relative[j, k] / scale)) : nil)
          })
      }
    }
  }
}
