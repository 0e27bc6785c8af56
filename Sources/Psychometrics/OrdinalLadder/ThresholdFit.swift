import LinearAlgebra
import Optimization
public import Results

/// A factor model of ordered answers, thresholds and all, in several groups or on several occasions, by diagonally
/// weighted least squares.
///
///     F(θ) = Σ_g (n_g − 1) Σ (s_g − σ_g(θ))² / γ_g,     χ² = F at its smallest
///
/// with s the thresholds and polychoric correlations of a group, γ n_g times their variances, and σ as in
/// ``ThresholdModel``. The test is scaled and shifted and the errors are those of the sandwich, both as in
/// ``OrdinalFit``, with the covariances of thresholds and correlations of all groups; there W is n_g/γ, and the errors'
/// squares are N/(N − G) times as large. RMSEA is that of ``FitIndices`` with N − G people.
///
///     SRMR = Σ_g n_g/N √(Σ_{i<j} (r_gij − ρ_gij)² / (k (k + 1) / 2))
///
/// ### Source
/// Muthén & Asparouhov (2002) and Millsap & Yun-Tein (2004), as in ``ThresholdModel``; ``OrdinalFit`` for the tests.
///
/// ### Agrees with
/// R `lavaan::cfa(ordered = TRUE, estimator = "WLSMV", group = …, group.equal = c("thresholds", "loadings"))`.
public struct ThresholdFit: Sendable, Hashable, Codable {
  /// A number found.
  public struct Parameter: Sendable, Hashable, Codable {
    /// The places that share it.
    public let places: [ThresholdPlace]
    /// The number with its standard error.
    public let estimate: Estimate
  }

  /// The model.
  public let model: ThresholdModel
  /// What it was fitted to.
  public let groups: [ThresholdAnswers]
  /// The numbers found.
  public let parameters: [Parameter]
  /// The test as it is, which is not that of a χ².
  public let unscaled: OrdinalFit.Test
  /// The test scaled and shifted.
  public let scaled: OrdinalFit.Test
  /// Root of the mean squared residual correlation, groups counted by their people.
  public let srmr: Double
  /// What to know before believing it; empty is well.
  public let verdicts: [ConfirmatoryFit.Verdict]
  /// How the search ended.
  public let convergence: Convergence

  /// People of all groups.
  public var n: Int { groups.reduce(0) { $0 + $1.answers.n } }

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - model: the model.
  ///   - groups: of its groups, each of its items with as many thresholds; on occasions one group with the items of
  ///     all.
  /// - Returns: the fit, with verdicts where it is not to be believed.
  /// - Throws: `Withheld` where the model has more numbers than there are thresholds and correlations, or they cannot
  ///   be told apart.
  public static func estimate(
    _ model: ThresholdModel, _ groups: [ThresholdAnswers]
  ) throws(Withheld) -> ThresholdFit {
    precondition(model.structure.groups == groups.count, "a model of other groups")
    for group in groups {
      precondition(
        group.answers.thresholds.count == model.structure.items
          && group.answers.thresholds.indices.allSatisfy {
            group.answers.thresholds[$0].values.count == model.cuts[$0 % model.items]
          }, "a model of other items")
    }
    let squares = ThresholdSquares(model, groups)
    let df = squares.sample.count - model.parameters.count
    let pairs = groups.indices.reduce(0) { $0 + squares.correlations($1).count }
    let structural = model.parameters.count {
      if case .structural = $0[0] { true } else { false }
    }
    guard df >= 0, model.level != .configural || pairs >= structural else {
      throw Withheld(
        "confirmatory.too-few-items", "The model asks for more numbers than the items can tell.",
        help: "Give each factor three items or more.")
    }
    guard let minimum = squares.minimum,
      let state = ThresholdState(model, minimum.parameters),
      let spread = ThresholdSpread(
        slopes: squares.heavy(squares.slopes(state)), variation: squares.heavyVariation)
    else {
      throw Withheld(
        "confirmatory.not-identified", "Some numbers of the model cannot be told apart.",
        help: "Give each factor three items or more.")
    }
    let people = groups.reduce(0) { $0 + $1.answers.n }
    let correction = Double(people) / Double(people - groups.count)
    let baseline = ThresholdBaseline(squares, groups: groups.count)
    func test(_ chi: Double, _ baseline: Double, isScaled: Bool) -> OrdinalFit.Test {
      OrdinalFit.Test(
        ScaledIndices(
          chiSquared: chi, degreesOfFreedom: df, baseline: baseline,
          baselineDegreesOfFreedom: pairs, groups: groups.count, n: people - groups.count), df,
        isScaled: isScaled)
    }
    let own = OrdinalShift(trace: spread.trace, squared: spread.squaredTrace, df: df)
    let residuals = squares.residuals(state)
    let srmr = groups.indices.reduce(0.0) { sum, group in
      let own = squares.correlations(group)
      let mean =
        residuals[own].reduce(0) { $0 + $1 * $1 } / Double(own.count + model.structure.items)
      return sum + Double(groups[group].answers.n) / Double(people) * mean.squareRoot()
    }
    return ThresholdFit(
      model: model, groups: groups,
      parameters: model.parameters.indices.map { a in
        Parameter(
          places: model.parameters[a],
          estimate: Estimate(
            value: minimum.parameters[a],
            standardError: (correction * max(0, spread.covariance[a, a])).squareRoot()))
      },
      unscaled: test(minimum.value, baseline.chiSquared, isScaled: false),
      scaled: test(own.applied(minimum.value), baseline.scaled, isScaled: true), srmr: srmr,
      verdicts: ConfirmatoryFit.verdicts(
        model.structure, state.matrices, minimum.convergence, isIdentified: true),
      convergence: minimum.convergence)
  }

  /// The numbers found, in the order of ``parameters``.
  var values: [Double] { parameters.map(\.estimate.value) }

  /// The number in a place with its standard error, which is nil where it is fixed or follows from others.
  public func estimate(_ place: ThresholdPlace) -> Estimate {
    if let found = parameters.first(where: { $0.places.contains(place) }) { return found.estimate }
    guard let state = ThresholdState(model, values) else { return Estimate(value: 0) }
    switch place {
    case .structural(let place): return Estimate(value: state.matrices[place.group][place])
    case .threshold(let item, let cut, let group):
      return Estimate(value: state.thresholds[group][item][cut])
    case .scale(let item, let group): return Estimate(value: state.scales[group][item])
    }
  }

  /// How far the mean of a factor in a group or on an occasion is from that of the first, in standard deviations of the
  /// first; 0 where means are not compared.
  public func mean(of copy: Int, factor: Int = 0) -> Estimate {
    let copy = model.copies[copy]
    return estimate(.structural(.factorMean(copy.firstFactor + factor, group: copy.group)))
  }
}

/// The model in which no two items go together, and thresholds are free.
struct ThresholdBaseline {
  let chiSquared: Double
  let scaled: Double

  init(_ squares: ThresholdSquares, groups: Int) {
    var (value, trace, squared, df) = (0.0, 0.0, 0.0, 0)
    let variation = squares.heavyVariation
    for group in 0..<groups {
      let rows = squares.correlations(group)
      for row in rows { value += squares.weights[row] * squares.sample[row] * squares.sample[row] }
      let block = variation.block(rows, rows)
      trace += block.diagonal.reduce(0, +)
      squared += block.dotTransposed(block)
      df += rows.count
    }
    chiSquared = value
    scaled = OrdinalShift(trace: trace, squared: squared, df: df).applied(value)
  }
}
