import Distributions
import LinearAlgebra
import Results

extension ServiceFigure {
  /// Most items of which the best cut in two is looked for in every drawing.
  static let mostSplit = 16

  /// How items of one score go together: alpha, λ2, λ4 of up to sixteen items, λ6, μ2, the error of the sum on one
  /// occasion and the change that stands out from it, every item against the rest, and the mean correlation.
  ///
  /// - Parameters:
  ///   - items: the columns.
  ///   - level: for the change that stands out. The default is 0.95.
  /// - Returns: the figures, with the identifiers of `ConsistencyCoefficient`.
  public static func consistency(
    items: Range<Int>, level: Double = 0.95
  ) -> [ServiceFigure] {
    let reliabilities = [
      of("alpha.raw", items) { c throws(Withheld) in try GuttmanLambdas.lambda3(c) },
      of("alpha.standardised", items) { c throws(Withheld) in
        try GuttmanLambdas.lambda3(try c.standardised())
      },
      of("lambda2", items) { c throws(Withheld) in try GuttmanLambdas.lambda2(c) },
      of("lambda4.exact", items) { c throws(Withheld) in
        try SplitHalves.of(c, most: mostSplit).best.coefficient
      },
      of("lambda6", items) { c throws(Withheld) in try GuttmanLambdas.lambda6(c) },
      of("mu2", items) { c throws(Withheld) in try TenBergeBounds.mu(2, c) },
    ]
    let factor = Normal().quantile((1 + level) / 2) * 2.0.squareRoot()
    let errors = [
      of("sem.one-occasion", items, .size) { c throws(Withheld) in try error(c) },
      of("sdc.individual.one-occasion", items, .size) { c throws(Withheld) in
        factor * (try error(c))
      },
    ]
    let single = items.indices.map { item in
      of("item-rest.\(item - items.lowerBound + 1)", items, .correlation) { c throws(Withheld) in
        try itemRest(c, item - items.lowerBound)
      }
    }
    return reliabilities + errors + single + [
      of("mean-correlation", items, .plain) { c throws(Withheld) in
        let correlations = try c.standardised()
        let k = Double(c.k)
        return (correlations.total - k) / (k * (k - 1))
      }
    ]
  }

  /// Omega of the sum by one factor, with the variance that the model implies (`omega.cfa.model`).
  public static func omega(items: Range<Int>) -> ServiceFigure {
    of("omega.cfa.model", items) { c throws(Withheld) in
      let moments = AnswerMoments(covariances: [c.matrix], n: [c.n])
      let model = ConfirmatoryModel(
        items: c.k, factors: [Array(0..<c.k)], scaling: .standardised)
      let fit = try ConfirmatoryFit.estimate(model, moments)
      guard !fit.verdicts.contains(.notAtOptimum), !fit.verdicts.contains(.notIdentified) else {
        throw Withheld(
          "omega.not-believed", "One factor does not settle on these answers.",
          help: "Collect more people, or look at the items that go together least.")
      }
      return try fit.omega(factor: 0).model.value
    }
  }

  private static func of(
    _ id: String, _ items: Range<Int>, _ scale: FigureScale = .reliability,
    _ value: @escaping @Sendable (ItemCovariance) throws(Withheld) -> Double
  ) -> ServiceFigure {
    ServiceFigure(id, scale: scale) { moments in
      do throws(Withheld) {
        return .success(try value(moments.items(items)))
      } catch {
        return .failure(error)
      }
    }
  }

  /// √(s (1 − alpha)).
  private static func error(_ items: ItemCovariance) throws(Withheld) -> Double {
    try items.checked()
    let k = Double(items.k)
    return (max(0, k * items.trace - items.total) / (k - 1)).squareRoot()
  }

  private static func itemRest(_ items: ItemCovariance, _ item: Int) throws(Withheld) -> Double {
    try items.checked()
    let own = items.matrix[item, item]
    let sum = items.rowSums[item]
    let rest = items.total - 2 * sum + own
    guard own > 0, rest > 1e-13 * items.total else {
      throw Withheld(
        "consistency.constant-item",
        "Everybody gave the same answer to \(ItemCovariance.named([item])) or to all others, which "
          + "correlates with nothing.",
        help: "Look at how the item was asked and coded, or leave it out of this table.")
    }
    return min(1, max(-1, (sum - own) / (own * rest).squareRoot()))
  }
}
