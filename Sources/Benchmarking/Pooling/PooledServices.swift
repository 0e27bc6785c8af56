public import Results

/// What services come to together, how much they differ, and what each is worth beside the others.
///
///     μ̂ = Σ w_j y_j / Σ w_j,      w_j = 1/(v_j + τ²),      SE² = s² / Σ w_j
///
/// with s² = 1 for the normal test, and Hartung and Knapp's otherwise.
///
/// ### Source
/// DerSimonian, R., & Laird, N. (1986). Meta-analysis in clinical trials. *Controlled Clinical Trials,
/// 7*(3), 177–188. <https://doi.org/10.1016/0197-2456(86)90046-2>
///
/// ### Agrees with
/// R `metafor::rma.uni`, `predict` and `blup`.
public struct PooledServices: Sendable, Hashable {
  /// Services.
  public let count: Int
  /// The pooled mean with its test; its standard error is nil where the test leaves none.
  public let mean: TermEstimate
  /// τ², the variance between services, with its Q-profile interval (nil where it is empty).
  public let between: Estimate
  /// Cochran's Q = Σ (y_j − μ̂)² / v_j at τ² = 0.
  public let q: Double
  /// Degrees of freedom of Q: k − 1.
  public let qDegreesOfFreedom: Int
  /// The probability of a Q at least as large were there no differences.
  public let qPValue: Double
  /// I² = τ²/(τ² + v), the share of the spread that is not error, in [0, 1); v is the typical variance
  /// (k − 1) Σw / ((Σw)² − Σw²) at w = 1/v_j (Higgins & Thompson 2002).
  public let iSquared: Double
  /// H² = 1 + τ²/v.
  public let hSquared: Double
  /// Hartung and Knapp's s² = Q(τ²)/(k − 1), before the guard.
  public let hartungKnappScale: Double
  /// Where one more service would lie, by each definition, which is the interval's `method`.
  public let predictions: [ConfidenceInterval]
  /// Each service's shrunken estimate, in their order.
  public let services: [ShrunkenEstimate]
  /// Whether services may be marked.
  public let rule: FewServices
  /// How it was done.
  public let options: PoolingOptions
  /// What to know about the answer.
  public let notes: [Note]

  /// Pools services.
  ///
  /// - Parameters:
  ///   - estimates: one per service.
  ///   - variances: of their errors, as many, above 0.
  ///   - options: how.
  /// - Throws: `Withheld` for fewer than three services or unusable numbers.
  public init(
    _ estimates: [Double], variances: [Double], options: PoolingOptions = PoolingOptions()
  ) throws(Withheld) {
    let fit = try RandomEffectsFit(
      try EffectSample(estimates, variances: variances), options)
    count = estimates.count
    mean = fit.term(0)
    between = fit.between
    q = fit.q
    qDegreesOfFreedom = fit.sample.degreesOfFreedom
    qPValue = fit.qPValue
    iSquared = fit.iSquared
    hSquared = fit.hSquared
    hartungKnappScale = fit.hartungKnappScale
    predictions = PredictionInterval.allCases.map { $0.interval(fit) }
    services = ShrunkenEstimate.all(fit)
    rule = FewServices(services: estimates.count)
    self.options = options
    notes = fit.notes
  }

  /// Where one more service would lie, by one definition.
  public func prediction(_ definition: PredictionInterval) -> ConfidenceInterval? {
    predictions.first { $0.method == definition.rawValue }
  }
}
