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
    /// The curvature behind degrees of freedom; nil for what is customary: observed for
    /// Satterthwaite's method, expected for Kenward and Roger's.
    public var information: VarianceInformation?
    /// What ends the search.
    public var search = BoundedMinimizer.Options()

    /// The defaults.
    public init() {}
  }

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
    let deviance = try profiledDeviance(frame)
    guard let optimum = DevianceSearch(deviance: deviance, options: options.search).run(),
      let solution = deviance.solve(optimum.parameters)
    else { throw .notEvaluable }
    return MixedModelFit(self, deviance, solution, optimum)
  }

  /// The deviance that `fit` makes small, as a function.
  package func deviance(_ frame: ModelFrame) throws(ModelError) -> DevianceFunction {
    DevianceFunction(try profiledDeviance(frame))
  }

  private func profiledDeviance(_ frame: ModelFrame) throws(ModelError) -> ProfiledDeviance {
    guard frame.rows > 0 else { throw .noRows }
    for name in formula.columns { _ = try frame.column(name) }
    let fixed = try FixedEffects(formula, frame)
    return ProfiledDeviance(try RandomEffects(formula, frame), fixed, options.criterion)
  }
}
