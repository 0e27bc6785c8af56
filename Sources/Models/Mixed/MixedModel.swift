import LinearAlgebra
public import Optimization

/// A linear mixed model: fixed effects for everyone, random effects for each level of a group.
///
///     y = Xβ + Zb + ε,      b ~ N(0, σ²ΛΛᵀ),      ε ~ N(0, σ²I)
///
/// fitted by restricted or plain maximum likelihood. Groups may be nested or crossed, and a group's
/// effects correlated (`(1 + t | g)`) or not (`(t || g)`).
///
/// ### Source
/// Bates, D., Mächler, M., Bolker, B., & Walker, S. (2015). Fitting linear mixed-effects models using
/// lme4. *Journal of Statistical Software, 67*(1). <https://doi.org/10.18637/jss.v067.i01>
///
/// - Note: The group with most levels may be as large as memory; the others together are limited to 6,000
///   random effects. Residuals are independent with one variance; there are no weights.
///
/// ### Agrees with
/// R `lme4::lmer` (`Fixtures/models`) and `lmerTest` for Satterthwaite's degrees of freedom.
public struct MixedModel: Sendable, Hashable {
  /// What is maximised.
  public enum Criterion: String, Sendable, Hashable, Codable {
    /// Restricted maximum likelihood: variances allow for the fixed effects having been estimated.
    case reml
    /// Maximum likelihood: for comparing models whose fixed effects differ.
    case maximumLikelihood = "maximum-likelihood"
  }

  /// The distribution behind tests and intervals of fixed effects.
  public enum Inference: String, Sendable, Hashable, Codable {
    /// Student's t with Satterthwaite's degrees of freedom.
    case satterthwaite
    /// Standard errors and degrees of freedom after Kenward and Roger.
    case kenwardRoger = "kenward-roger"
    /// The normal distribution: too sure of itself with few groups.
    case wald
  }

  /// How a model is fitted and reported.
  ///
  /// | name | default | meaning |
  /// |---|---|---|
  /// | `criterion` | `.reml` | what is maximised |
  /// | `level` | 0.95 | coverage of intervals, in (0, 1) |
  /// | `inference` | `.satterthwaite` | the distribution behind tests and intervals |
  /// | `residual` | `.independent` | what residuals have to do with each other |
  /// | `within` | nil | the group they go together in, where there are no random effects |
  /// | `weights` | nil | a column of weights |
  /// | `information` | nil | the curvature behind degrees of freedom; nil as is customary |
  /// | `search` | `BoundedMinimizer.Options()` | what ends the search |
  public struct Options: Sendable, Hashable, Codable {
    /// What is maximised. The default is `.reml`.
    public var criterion = Criterion.reml
    /// Coverage of intervals, in (0, 1). The default is 0.95.
    public var level = 0.95
    /// The distribution behind tests and intervals.
    /// The default is `.satterthwaite`.
    public var inference = Inference.satterthwaite
    /// What the residuals of one level of the group have to do with each other. The default is
    /// `.independent`.
    public var residual = ResidualStructure.independent
    /// The group that residuals go together in, where the formula has no random effects.
    public var within: String?
    /// A column of weights: the residual variance of a row is σ² over its weight.
    public var weights: String?
    /// The curvature behind degrees of freedom; nil for what is customary: observed for
    /// Satterthwaite's method, expected for Kenward and Roger's.
    public var information: VarianceInformation?
    /// What ends the search.
    public var search = BoundedMinimizer.Options()

    /// The defaults.
    public init() {}
  }

  /// How the leading group is summed.
  package enum Path: Sendable, Hashable {
    /// By patterns where they are shared, side by side otherwise, from the rows where neither will do.
    case automatic
    case patterns, batches, rows
  }

  /// How the leading group is summed: for tests that compare the ways.
  package var path = Path.automatic
  /// The formula that is fitted.
  public var formula: Formula
  /// How it is fitted and reported.
  public var options: Options

  /// Makes a model from its formula.
  public init(_ formula: Formula, options: Options = Options()) {
    precondition(options.level > 0 && options.level < 1, "level \(options.level)")
    self.formula = formula
    self.options = options
  }

  /// Makes a model from the text of its formula.
  ///
  /// - Parameters:
  ///   - formula: For example `score ~ occasion + (1 | person)`.
  ///   - options: How it is fitted and reported.
  /// - Throws: `ModelError.formula` where the text cannot be read.
  public init(_ formula: String, options: Options = Options()) throws(ModelError) {
    do {
      self.init(try Formula(formula), options: options)
    } catch {
      throw .formula(error)
    }
  }

  /// Fits the model to the rows of a table.
  ///
  /// - Parameter frame: Complete rows; must hold every column the formula names.
  /// - Returns: The fit, with notes on what to know about it. A search that does not end at a certified
  ///   optimum gives a fit with a note, not an error.
  /// - Throws: `ModelError`: a column is absent, the outcome constant, a group too small for its
  ///   random effects, or the fixed effects not independent.
  public func fit(_ frame: ModelFrame) throws(ModelError) -> MixedModelFit {
    let design = try design(frame)
    let (deviance, sample) = try profiledDeviance(frame, design)
    let search = DevianceSearch(deviance: deviance, options: options.search, sample: sample)
    guard let optimum = search.run(),
      let (solution, derivatives) = search.solved(
        at: optimum.parameters, options.inference == .wald ? .first : .full)
    else { throw .notEvaluable }
    return MixedModelFit(self, derivatives, solution, optimum, design, frame)
  }

  /// The deviance that `fit` makes small, as a function.
  package func deviance(_ frame: ModelFrame) throws(ModelError) -> DevianceFunction {
    DevianceFunction(try profiledDeviance(frame, try design(frame)).deviance)
  }

  /// What the fixed effects make of a table that can be modelled.
  private func design(_ frame: ModelFrame) throws(ModelError) -> Design {
    guard frame.rows > 0 else { throw .noRows }
    for name in formula.columns { _ = try frame.column(name) }
    _ = try FixedEffects.outcome(formula.outcome, frame)
    return try Design(formula.fixed, frame)
  }

  /// The way to the conditional modes of a fit.
  func modes(
    _ deviance: ProfiledDeviance, _ solution: ProfiledDeviance.Solution, _ theta: [Double],
    _ design: Design, _ frame: ModelFrame, coefficients: [Double], residualVariance: Double
  ) -> ModeSource.Way {
    if let persons = deviance.structured {
      return .structured(
        StructuredModes(
          deviance: deviance, persons: persons, solution: solution, theta: theta,
          residualVariance: residualVariance))
    }
    guard deviance.products.levels.isEmpty, deviance.links == nil else {
      return .severalGroups(deviance, solution, residualVariance: residualVariance)
    }
    return .oneGroup(
      OneGroupModes(
        outcome: formula.outcome, fixed: design, random: deviance.random, frame: frame,
        columns: formula.columns, coefficients: coefficients,
        lambda: solution.factors[0].factor, residualVariance: residualVariance))
  }

  private func profiledDeviance(
    _ frame: ModelFrame, _ design: Design
  ) throws(ModelError) -> (deviance: ProfiledDeviance, sample: ProfiledDeviance?) {
    let within = options.within.map { [$0] } ?? []
    let random = try RandomEffects(
      formula, frame, within: options.residual == .independent ? [] : within)
    let weights = try weights(frame)
    if random.groups.count == 1, path != .rows, weights == nil, options.residual == .independent,
      let sums = try PersonSums(
        formula.outcome, design, random, frame, columns: formula.columns, path: path)
    {
      let deviance = ProfiledDeviance(
        random, sums.basis, sums.products, cells: sums.cells, batches: sums.batches,
        options.criterion)
      let sample = sums.sample.map { persons, products in
        ProfiledDeviance(
          random, sums.basis, products, cells: [], batches: sums.batches, persons: persons,
          options.criterion)
      }
      return (deviance, sample)
    }
    if options.residual != .independent {
      return (try structured(frame, design, random, weights), nil)
    }
    let term = weights.map(Self.weightTerm) ?? 0
    if path != .rows, random.groups.count > 1 {
      let (rows, sorted) = try sorted(frame, random)
      let moved = try self.weights(rows.frame)
      let fixed = try FixedEffects(formula.outcome, design, rows.frame, weights: moved)
      if let sums = LinkSums(sorted, fixed, rows, weights: moved) {
        let deviance = ProfiledDeviance(
          sorted, fixed.basis, sums.products, cells: sums.cells, links: sums.links,
          options.criterion, weightTerm: term)
        return (deviance, nil)
      }
    }
    let fixed = try FixedEffects(formula.outcome, design, frame, weights: weights)
    let products = CrossProducts(random, fixed, weights: weights)
    let deviance = ProfiledDeviance(
      random, fixed.basis, products, cells: LeadingCell.cells(products), options.criterion,
      weightTerm: term)
    return (deviance, nil)
  }

  /// The table level by level, and the random effects of it.
  private func sorted(
    _ frame: ModelFrame, _ random: RandomEffects
  ) throws(ModelError) -> (rows: LeadingRows, random: RandomEffects) {
    let group = random.groups[0]
    let names = [options.within, options.residual.column, options.weights].compactMap(\.self)
    let columns = formula.columns + names.filter { !formula.columns.contains($0) }
    let rows = try LeadingRows(
      group.codes, levels: group.levels.count, frame, columns: columns)
    guard rows.isMoved else { return (rows, random) }
    let within = options.within.map { [$0] } ?? []
    return (rows, try RandomEffects(formula, rows.frame, within: within))
  }

  private func structured(
    _ frame: ModelFrame, _ design: Design, _ random: RandomEffects, _ weights: [Double]?
  ) throws(ModelError) -> ProfiledDeviance {
    guard random.groups.count == 1 else { throw .structureNeedsOneGroup }
    let (rows, sorted) = try sorted(frame, random)
    let moved = try self.weights(rows.frame)
    let fixed = try FixedEffects(formula.outcome, design, rows.frame, weights: moved)
    let persons = try StructuredPersons(
      sorted, fixed, try ResidualCovariance(options.residual, rows.frame), rows, weights: moved)
    let products = CrossProducts(
      sorted, rows: rows.frame.rows, fixedCount: fixed.basis.count,
      trailing: Matrix(rows: fixed.basis.count + 1, columns: fixed.basis.count + 1))
    return ProfiledDeviance(
      sorted, fixed.basis, products, cells: [], structured: persons, options.criterion,
      weightTerm: weights.map(Self.weightTerm) ?? 0)
  }

  /// Square roots of the rows' weights; nil without.
  func weights(_ frame: ModelFrame) throws(ModelError) -> [Double]? {
    guard let name = options.weights else { return nil }
    guard case .numeric(let values) = try frame.column(name) else { throw .notNumeric(name) }
    if let row = values.firstIndex(where: { !($0 > 0) }) { throw .notPositive(name, row: row) }
    return values.map { $0.squareRoot() }
  }

  /// −Σ log w of their square roots.
  private static func weightTerm(_ roots: [Double]) -> Double {
    -2 * roots.reduce(0) { $0 + logarithm($1) }
  }
}
