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
/// - Note: The group with most levels may be as large as memory. Of the others up to 6,000 random effects may
///   hang together; services that share nobody, and nobody's practitioner, are fitted one by one, however many.
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
    /// One group: by patterns where they are shared, side by side otherwise. Several: part by part where
    /// nothing connects many, each level with what it touches otherwise. From the rows where none will do.
    case automatic
    case patterns, batches, links, separate, rows
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

  /// The deviance with its optimum.
  func optimum(
    _ frame: ModelFrame
  ) throws(ModelError) -> (deviance: ProfiledDeviance, optimum: BoundedMinimizer.Minimum) {
    let (deviance, sample) = try profiledDeviance(frame, try design(frame))
    let search = DevianceSearch(deviance: deviance, options: options.search, sample: sample)
    guard let optimum = search.run() else { throw .notEvaluable }
    return (deviance, optimum)
  }

  /// The deviance that `fit` makes small, as a function.
  package func deviance(_ frame: ModelFrame) throws(ModelError) -> DevianceFunction {
    DevianceFunction(try profiledDeviance(frame, try design(frame)).deviance)
  }
}
