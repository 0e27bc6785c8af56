import LinearAlgebra
import Results

/// Works out every coefficient of a set of items.
struct ConsistencyTable {
  let coefficients: [ConsistencyCoefficient]
  /// Every cut in two of the covariances.
  private(set) var splits: SplitHalves?

  init(
    _ covariance: ItemCovariance, distributionFree: Estimate?, leftOut: LeftOutConsistency?,
    level: Double
  ) {
    var rows: [ConsistencyCoefficient] = []
    for scaling in ConsistencyCoefficient.Scaling.allCases {
      let given = Self.matrix(covariance, scaling)
      let splits = Self.splits(given)
      if scaling == .raw { self.splits = try? splits.get() }
      for formula in ConsistencyCoefficient.Formula.allCases {
        rows.append(Self.row(formula, scaling, given, splits, distributionFree, leftOut, level))
      }
    }
    coefficients = rows
  }

  typealias Given = Result<ItemCovariance, Withheld>
  typealias Splits = Result<SplitHalves, Withheld>

  /// Every cut in two, looked at once.
  private static func splits(_ given: Given) -> Splits {
    do throws(Withheld) {
      return .success(try SplitHalves.of(try given.get()))
    } catch {
      return .failure(error)
    }
  }

  static func matrix(
    _ covariance: ItemCovariance, _ scaling: ConsistencyCoefficient.Scaling
  ) -> Given {
    do throws(Withheld) {
      return .success(scaling == .raw ? covariance : try covariance.standardised())
    } catch {
      return .failure(error)
    }
  }

  private static func row(
    _ formula: ConsistencyCoefficient.Formula, _ scaling: ConsistencyCoefficient.Scaling,
    _ given: Given, _ splits: Splits, _ distributionFree: Estimate?,
    _ leftOut: LeftOutConsistency?, _ level: Double
  ) -> ConsistencyCoefficient {
    do throws(Withheld) {
      let items = try given.get()
      if formula == .alpha, scaling == .raw {
        return try rawAlpha(items, distributionFree, leftOut, level)
      }
      let value = try value(formula, items, splits)
      switch leftOut?.estimate(formula, scaling, value, level: level) {
      case .success(let estimate)?: return ConsistencyCoefficient(formula, scaling, estimate)
      case .failure(let reason)?:
        return ConsistencyCoefficient(
          formula, scaling, Estimate(value: value), intervalWithheld: reason)
      case nil: return ConsistencyCoefficient(formula, scaling, Estimate(value: value))
      }
    } catch {
      return ConsistencyCoefficient(formula, scaling, withheld: error)
    }
  }

  static func value(
    _ formula: ConsistencyCoefficient.Formula, _ items: ItemCovariance, _ splits: Splits
  ) throws(Withheld) -> Double {
    switch formula {
    case .alpha, .lambda3: try GuttmanLambdas.lambda3(items)
    case .lambda1: try GuttmanLambdas.lambda1(items)
    case .lambda2: try GuttmanLambdas.lambda2(items)
    case .lambda4: try splits.get().best.coefficient
    case .smallestSplit: try splits.get().worst.coefficient
    case .smallestHalves: try splits.get().worstHalves.coefficient
    case .lambda5: try GuttmanLambdas.lambda5(items)
    case .lambda6: try GuttmanLambdas.lambda6(items)
    case .mu0: try TenBergeBounds.mu(0, items)
    case .mu1: try TenBergeBounds.mu(1, items)
    case .mu2: try TenBergeBounds.mu(2, items)
    case .mu3: try TenBergeBounds.mu(3, items)
    case .greatestLowerBound: try GreatestLowerBound.of(items).coefficient
    }
  }

  /// Alpha with Feldt's interval first, then those of the others that there are.
  private static func rawAlpha(
    _ items: ItemCovariance, _ distributionFree: Estimate?, _ leftOut: LeftOutConsistency?,
    _ level: Double
  ) throws(Withheld) -> ConsistencyCoefficient {
    let normal = try CronbachAlpha.normalTheory(items, level: level)
    var further: [ConfidenceInterval] = []
    if items.n >= 3, normal.value < 1 {
      further.append(
        CronbachAlpha.bonettInterval(alpha: normal.value, n: items.n, items: items.k, level: level))
    }
    if let interval = normal.interval { further.append(interval) }
    if let interval = distributionFree?.interval { further.append(interval) }
    if case .success(let found)? = leftOut?.estimate(.alpha, .raw, normal.value, level: level),
      let interval = found.interval
    {
      further.append(interval)
    }
    return ConsistencyCoefficient(
      .alpha, .raw,
      Estimate(
        value: normal.value, standardError: normal.standardError,
        interval: CronbachAlpha.interval(
          alpha: normal.value, n: items.n, items: items.k, level: level)),
      furtherIntervals: further)
  }
}
