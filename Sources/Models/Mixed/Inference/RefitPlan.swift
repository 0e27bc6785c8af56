import Distributions
import Glibc
import LinearAlgebra
import Optimization
import Results

/// A model and a table made ready for many outcomes: for parametric bootstraps, for power by simulation,
/// and for outcomes that share a design.
///
/// What does not depend on the outcome is worked out once: the orthonormal fixed effects, Z_iᵀZ_i and the
/// moments of all columns but the outcome's. A refit gathers Zᵀe, Qᵀe and eᵀe, a few multiplications a
/// row, and goes on by Newton's method from a theta nearby.
///
/// - Note: The outcome's own column is not read, and need not be in the table. Residuals
///   are independent, and may be weighted.
public struct RefitPlan: Sendable {
  /// The model.
  public let model: MixedModel
  /// The fixed effects' columns.
  public let fixedEffects: [String]
  /// The random terms in order, the largest group first: group and effects.
  public let terms: [(group: String, effects: [String])]
  /// Rows of the table.
  public let rows: Int

  let random: RandomEffects
  let basis: FixedBasis
  /// Q, column by column.
  private let q: [[Double]]
  /// The columns of X, without weights.
  private let x: [[Double]]
  /// Square roots of the rows' weights; nil without.
  private let roots: [Double]?
  /// Each group's columns, scaled and weighted.
  private let z: [[[Double]]]
  private let products: CrossProducts
  private let cells: [RefitCell]
  private let weightTerm: Double
  private var kernel: RefitKernel?

  /// Whether fits go by fixed storage first; for tests.
  package var hasKernel: Bool { kernel != nil }

  /// The same plan, every fit of which goes the general way; for tests.
  package var withoutKernel: RefitPlan {
    var plan = self
    plan.kernel = nil
    return plan
  }

  /// What r² is divided by.
  var denominator: Double {
    Double(model.options.criterion == .reml ? rows - fixedEffects.count : rows)
  }

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - model: the model.
  ///   - frame: complete rows with every column of the formula but the outcome.
  /// - Throws: `ModelError` where the model cannot be fitted to any outcome of this table.
  public init(_ model: MixedModel, _ frame: ModelFrame) throws(ModelError) {
    guard frame.rows > 0 else { throw .noRows }
    guard model.options.residual == .independent else { throw .needsIndependentResiduals }
    self.model = model
    let random = try RandomEffects(model.formula, frame)
    try random.checkTrailing()
    let design = try Design(model.formula.fixed, frame)
    // Any numbers will do for the outcome: only what goes before it is kept.
    var generator = Xoshiro256(seed: 1)
    var columns = frame.columns
    columns[model.formula.outcome] = .numeric((0..<frame.rows).map { _ in generator.uniform() })
    let roots = try model.weights(frame)
    let fixed = try FixedEffects(
      model.formula.outcome, design, try ModelFrame(columns), weights: roots)
    self.roots = roots
    self.random = random
    basis = fixed.basis
    q = fixed.q
    x = try design.columns(in: frame)
    rows = frame.rows
    fixedEffects = design.names
    terms = random.terms.map { (random.groups[$0.group].name, $0.names) }
    z = random.groups.map { $0.columns(rows: frame.rows, weights: roots) }
    products = CrossProducts(random, fixed, weights: roots)
    cells = RefitCell.cells(products)
    weightTerm = roots.map(MixedModel.weightTerm) ?? 0
    kernel = RefitKernel(random, products, z: z[0], q: q, model.options, denominator: denominator)
  }

  /// An outcome drawn from the model: y = Xβ + Zb + ε.
  ///
  /// - Parameters:
  ///   - truth: the parameters.
  ///   - seed: names the draws.
  ///   - stream: which of the seed's streams: one for each replicate.
  /// - Returns: one number a row.
  public func outcome(_ truth: ModelTruth, seed: UInt64, stream: UInt64 = 0) -> [Double] {
    precondition(truth.coefficients.count == x.count, "\(truth.coefficients.count) coefficients")
    var generator = Xoshiro256(seed: seed, stream: stream)
    var y = draws(truth, unit: 1).next(&generator)
    if let roots {
      for row in y.indices { y[row] /= roots[row] }
    }
    for (column, coefficient) in zip(x, truth.coefficients) where coefficient != 0 {
      for row in y.indices { y[row] += coefficient * column[row] }
    }
    return y
  }

  /// Draws of (Zb + ε) / unit, times the square roots of the weights; `unit` is a power of two.
  func draws(_ truth: ModelTruth, unit: Double) -> DeviationDraws {
    DeviationDraws(random, z: z, rows: rows, truth, unit: unit)
  }

  /// The model fitted to an outcome.
  ///
  /// - Parameters:
  ///   - outcome: one number a row, all finite.
  ///   - theta: where to search from, as in `Refit.theta`; where nothing is known if nil.
  /// - Returns: nil where the likelihood cannot be computed, as with a constant outcome.
  public func fit(_ outcome: [Double], from theta: [Double]? = nil) -> Refit? {
    guard let (e, coefficients, unit) = deviations(of: outcome) else { return nil }
    return fit(e, around: coefficients, unit: unit, from: theta)
  }

  /// `Refit.criterion` of the model fitted to an outcome, at less cost than all of it.
  func criterion(_ outcome: [Double], from theta: [Double]? = nil) -> Double? {
    guard let (e, coefficients, unit) = deviations(of: outcome) else { return nil }
    return kernelOptimum(e, unit: unit, from: theta)?.value
      ?? fit(e, around: coefficients, unit: unit, from: theta)?.criterion
  }

  /// An outcome as X · coefficients + unit · e, both sides times the roots of the weights; nil where
  /// nothing is left for e.
  private func deviations(
    of outcome: [Double]
  ) -> (e: [Double], coefficients: [Double], unit: Double)? {
    precondition(outcome.count == rows, "\(outcome.count) outcomes for \(rows) rows")
    guard outcome.allSatisfy(\.isFinite) else { return nil }
    var residuals = outcome
    if let roots {
      for row in residuals.indices { residuals[row] *= roots[row] }
    }
    var inner = Array(repeating: 0.0, count: q.count)
    // Twice: what the first pass leaves of a large mean is rounding of it.
    for _ in 0..<2 {
      for (k, column) in q.enumerated() {
        var sum = 0.0
        for row in residuals.indices { sum += column[row] * residuals[row] }
        for row in residuals.indices { residuals[row] -= sum * column[row] }
        inner[k] += sum
      }
    }
    let largest = outcome.reduce(0) { max($0, abs($1)) }
    guard residuals.contains(where: { abs($0) > 1e-12 * largest }) else { return nil }
    let unit = PowerOfTwo.near(rootMeanSquareOf: residuals)
    guard (1e-150...1e150).contains(unit) else { return nil }
    for row in residuals.indices { residuals[row] /= unit }
    return (residuals, basis.toCoefficients * inner, unit)
  }

  /// The model fitted to y = X · coefficients + unit · e, both sides times the roots of the weights.
  func fit(
    _ e: [Double], around coefficients: [Double], unit: Double, from theta: [Double]?
  ) -> Refit? {
    let (sides, last) = gathered(e)
    let deviance = ProfiledDeviance(
      random,
      FixedBasis(
        names: basis.names, toCoefficients: basis.toCoefficients,
        logDeterminant: basis.logDeterminant, leastSquares: coefficients, scale: unit),
      products.replacingLast(last), cells: cells.map { $0.cell(sides) }, model.options.criterion,
      weightTerm: weightTerm)
    if let found = kernelOptimum(e, unit: unit, from: theta),
      let solution = deviance.solve(found.theta, .full)
    {
      return Refit(
        DevianceDerivatives(deviance, solution, .full), solution, found.theta, found.convergence)
    }
    var search = DevianceSearch(deviance: deviance, options: model.options.search)
    search.start = theta.map { inward($0) }
    guard let optimum = search.run(),
      let (solution, derivatives) = search.solved(at: optimum.parameters, .full)
    else { return nil }
    return Refit(derivatives, solution, optimum)
  }

  /// What a bootstrap keeps of a fit in fixed storage; nil where that finds no certified optimum.
  func kernelFigures(
    _ e: [Double], around coefficients: [Double], unit: Double, from theta: [Double]
  ) -> RefitFigures? {
    guard let found = kernelOptimum(e, unit: unit, from: theta) else { return nil }
    let square = found.residual / denominator * unit * unit
    var estimates = random.varianceFigures(found.theta, residualVariance: square)
    estimates.append(square.squareRoot())
    let shift = basis.toCoefficients * found.effects
    for (coefficient, change) in zip(coefficients, shift) {
      estimates.append(coefficient + unit * change)
    }
    return RefitFigures(
      estimates: estimates, isAtBoundary: !found.convergence.atBound.isEmpty, isCertified: true)
  }

  /// The certified optimum that fixed storage finds, where the model has its place there.
  func kernelOptimum(_ e: [Double], unit: Double, from theta: [Double]?) -> RefitKernel.Optimum? {
    guard let kernel else { return nil }
    let beside = model.options.criterion == .reml ? basis.logDeterminant : 0
    return kernel.fit(
      e, constant: 2 * denominator * logarithm(unit) + weightTerm + beside,
      from: theta.map { inward($0) } ?? random.start)
  }

  /// Theta with variances of zero moved off it: there the gradient is zero whatever the outcome.
  private func inward(_ theta: [Double]) -> [Double] {
    var theta = theta
    for position in random.diagonalPositions where abs(theta[position]) < 0.1 {
      theta[position] = 0.1
    }
    return theta
  }

  /// Z_iᵀe of every leading level, and the products of the trailing columns with e, e itself last.
  private func gathered(_ e: [Double]) -> (sides: [Double], last: [Double]) {
    let size = products.q
    var sides = Array(repeating: 0.0, count: size * random.groups[0].levels.count)
    var last = Array(repeating: 0.0, count: products.size)
    for (index, group) in random.groups.enumerated() {
      for (k, column) in z[index].enumerated() {
        if index == 0 {
          for row in e.indices { sides[group.codes[row] * size + k] += column[row] * e[row] }
        } else {
          let start = products.offsets[index] + k
          for row in e.indices {
            last[start + group.codes[row] * group.size] += column[row] * e[row]
          }
        }
      }
    }
    for (k, column) in q.enumerated() {
      var sum = 0.0
      for row in e.indices { sum += column[row] * e[row] }
      last[products.randomCount + k] = sum
    }
    var square = 0.0
    for value in e { square += value * value }
    last[products.size - 1] = square
    return (sides, last)
  }
}
