import Distributions
public import LinearAlgebra
public import Results

/// The covariance of the fixed effects from how far clusters of rows scatter, whatever their true
/// covariance: right in large samples even where the model's variances are wrong.
///
///     Cov = Φ [Σ_j X_jᵀV_j⁻¹ A_j e_j e_jᵀ A_j V_j⁻¹X_j] Φ,      Φ = (Σ_j X_jᵀV_j⁻¹X_j)⁻¹
///
/// | correction | A_j | |
/// |---|---|---|
/// | `cr0` | I | too small with few clusters |
/// | `cr2` | undoes the shrinkage of residuals under the fitted V | unbiased where the model is right |
///
/// Degrees of freedom match the first two moments of lᵀ Cov l under the fitted model
/// (Bell & McCaffrey, 2002), with s_j = A_jV_j⁻¹X_jΦl:
///
///     p_ij = [i = j] s_jᵀV_js_j − s_iᵀX_i Φ X_jᵀs_j,      ν = (Σ_j p_jj)² / Σ_ij p_ij²
///
/// ### Source
/// Pustejovsky, J. E., & Tipton, E. (2018). Small-sample methods for cluster-robust variance estimation
/// and hypothesis testing in fixed effects models. *Journal of Business & Economic Statistics, 36*(4),
/// 672–683. <https://doi.org/10.1080/07350015.2016.1247004>
///
/// ### Agrees with
/// R `clubSandwich` 0.5.8, `vcovCR` and `coef_test(test = "Satterthwaite")` of an `lmer` fit.
public struct RobustCovariance: Sendable, Hashable, Codable {
  /// What is done to residuals.
  public enum Correction: String, Sendable, Hashable, Codable {
    /// Nothing.
    case cr0
    /// Bias-reduced linearization.
    case cr2
  }

  /// What is done to residuals.
  public let correction: Correction
  /// The columns that make the clusters, for example `service`.
  public let cluster: String
  /// How many clusters there are.
  public let clusters: Int
  /// Covariance of the fixed effects, in their order.
  public let covariance: Matrix
  /// C with CCᵀ = Φ / σ².
  let turn: Matrix
  /// Per cluster sᵀVs and Xᵀs as forms of Cᵀl.
  let spreads: [Matrix]
  let links: [Matrix]

  /// The standard error of l · β.
  public func standardError(_ l: [Double]) -> Double {
    max(0, SmallSampleInference.form(l, covariance)).squareRoot()
  }

  /// Degrees of freedom for l · β; nil where the clusters say nothing of it.
  public func degreesOfFreedom(_ l: [Double]) -> Double? {
    precondition(l.count == turn.rows, "\(l.count) weights for \(turn.rows) fixed effects")
    let inner = turn.transposed * l
    var (trace, squares) = (0.0, 0.0)
    var cross = Matrix(rows: inner.count, columns: inner.count)
    for (spread, link) in zip(spreads, links) {
      let own = SmallSampleInference.form(inner, spread)
      let h = link * inner
      let shared = innerProduct(h, h)
      trace += own - shared
      squares += own * own - 2 * own * shared
      for j in h.indices {
        for i in h.indices { cross[i, j] += h[i] * h[j] }
      }
    }
    squares += cross.dotTransposed(cross)
    let degrees = trace * trace / squares
    return degrees > 0 && degrees.isFinite ? degrees : nil
  }
}

extension MixedModelFit {
  /// The cluster-robust covariance of the fixed effects.
  ///
  /// - Parameters:
  ///   - correction: `.cr2` unless there are very many clusters.
  ///   - cluster: the column whose levels are clusters, several joined by `:` for their combination.
  ///     Each level of every group must lie within one cluster. The default is the group with the
  ///     fewest levels.
  /// - Returns: The covariance, with its own standard errors and degrees of freedom.
  /// - Throws: `ModelError`: a column is absent, a level of a group lies in two clusters, there is one
  ///   cluster, or a cluster is too large.
  public func robust(
    _ correction: RobustCovariance.Correction = .cr2, clusteredBy cluster: String? = nil
  ) throws(ModelError) -> RobustCovariance {
    let turn: Matrix
    do {
      turn = try Cholesky((1 / residualVariance) * inference.covariance).factor
    } catch {
      throw .notEvaluable
    }
    let rows = try WhitenedRows(
      source, coefficients: fixedEffects.map(\.estimate.value), turn: turn)
    let smallest = groups.indices.min { (groups[$0].levels, -$0) < (groups[$1].levels, -$1) }
    let names =
      cluster.map { $0.split(separator: ":").map(String.init) }
      ?? smallest.map { source.groupings[$0] } ?? []
    let clusters = try RobustClusters(names, try source.frame, rows, groups.map(\.name))
    let sums = try clusters.sums(
      rows, factors: source.random.factors(source.theta), corrected: correction == .cr2)
    var meat = Matrix(rows: turn.columns, columns: turn.columns)
    for cluster in sums {
      for j in cluster.score.indices {
        for i in cluster.score.indices { meat[i, j] += cluster.score[i] * cluster.score[j] }
      }
    }
    var covariance = turn * meat * turn.transposed
    covariance.mirrorLowerTriangle()
    return RobustCovariance(
      correction: correction, cluster: names.joined(separator: ":"), clusters: sums.count,
      covariance: covariance, turn: turn, spreads: sums.map(\.spread), links: sums.map(\.link))
  }

  /// The fixed effects with robust standard errors, tests and intervals.
  public func fixedEffects(_ robust: RobustCovariance) -> [TermEstimate] {
    fixedEffects.indices.map { k in
      let l = fixedEffects.indices.map { $0 == k ? 1.0 : 0 }
      var term = FixedEffectTest.term(
        fixedEffects[k].term, fixedEffects[k].estimate.value,
        standardError: robust.standardError(l), degreesOfFreedom: robust.degreesOfFreedom(l),
        level: options.level, method: options.inference)
      term.estimate.interval?.method = robust.correction.rawValue
      return term
    }
  }
}
