public import Results

/// Minimises a smooth function within bounds, and certifies what it found.
///
/// First a search without derivatives (BOBYQA) finds the valley, then Newton steps on the analytic
/// gradient go to its floor. The certificate says whether the gradient over the free parameters is
/// within tolerance, the curvature over them positive, and no parameter at its bound would gain by
/// moving inwards.
///
/// ### Source
/// Powell, M. J. D. (2009). *The BOBYQA algorithm for bound constrained optimization without
/// derivatives* (DAMTP 2009/NA06). Nocedal, J., & Wright, S. J. (2006). *Numerical optimization*
/// (2nd ed.), sections 3.4 and 16.7.
public struct BoundedMinimizer: Sendable, Hashable {
  /// What ends a search.
  public struct Options: Sendable, Hashable, Codable {
    /// Largest entry of the free gradient at a certified optimum, relative to the size of the value
    /// (at least 1). The default is 1e-7.
    public var gradientTolerance = 1e-7
    /// Relative change of the parameters at which the search hands over to Newton. The default is 0.03.
    public var searchTolerance = 0.03
    /// Evaluations allowed to the search. The default is 5,000.
    public var searchLimit = 5_000
    /// Newton steps allowed. The default is 50.
    public var newtonLimit = 50

    /// The defaults.
    public init() {}
  }

  /// Where a search ended.
  public struct Minimum: Sendable, Hashable {
    /// The parameters.
    public var parameters: [Double]
    /// The value there.
    public var value: Double
    /// How the search ended.
    public var convergence: Convergence
  }

  /// What ends a search.
  public var options: Options

  /// Makes a minimizer.
  public init(options: Options = Options()) { self.options = options }

  /// Minimises `problem` from `start`; nil where the function cannot be evaluated at the start.
  public func minimize(_ problem: BoundedProblem, from start: [Double]) -> Minimum? {
    precondition(start.count == problem.count, "\(start.count) of \(problem.count) parameters")
    let start = problem.within(start)
    guard let first = problem.value(start), first.isFinite else { return nil }
    let search = NLopt.bobyqa(
      problem, from: start, value: first, tolerance: options.searchTolerance,
      limit: options.searchLimit)
    return polish(problem, from: search.parameters, evaluations: search.evaluations + 1)
  }

  /// Goes from near a minimum to its floor by Newton steps; nil where there is no gradient at the start.
  public func polish(
    _ problem: BoundedProblem, from start: [Double], evaluations: Int = 0
  ) -> Minimum? {
    var newton = NewtonPolish(problem: problem, options: options, evaluations: evaluations)
    return newton.run(from: problem.within(start))
  }
}
