import Glibc
import LinearAlgebra
public import Results

/// How well a factor model fits.
///
///     χ²    = 2 (log L_unrestricted − log L)
///     CFI   = 1 − max(χ² − df, 0) / max(χ²_b − df_b, χ² − df, 0)
///     TLI   = (χ²_b/df_b − χ²/df) / (χ²_b/df_b − 1)
///     RMSEA = √(G · max(χ² − df, 0) / (df · N)),   interval from the noncentral χ²
///     SRMR  = √(mean squared standardised residual of variances, covariances and means)
///
/// with `b` the model in which no two items go together, G groups and N people.
///
/// ### Source
/// Bentler, P. M. (1990). Comparative fit indexes in structural models. *Psychological Bulletin, 107*(2),
/// 238–246. Steiger, J. H. (1998). A note on multiple sample extensions of the RMSEA fit index. *Structural
/// Equation Modeling, 5*(4), 411–419. Browne, M. W., & Cudeck, R. (1993), as in `NoncentralChiSquared`.
///
/// ### Agrees with
/// R `lavaan::fitMeasures`.
public struct FitIndices: Sendable, Hashable, Codable {
  /// χ², 0 or more.
  public let chiSquared: Double
  /// Its degrees of freedom.
  public let degreesOfFreedom: Int
  /// Probability of a larger χ² were the model true; nil for no degrees of freedom.
  public let p: Double?
  /// χ² of the model in which no two items go together.
  public let baselineChiSquared: Double
  /// Its degrees of freedom.
  public let baselineDegreesOfFreedom: Int
  /// CFI, in [0, 1].
  public let cfi: Double
  /// TLI; nil for no degrees of freedom, or where the items hardly go together at all.
  public let tli: Double?
  /// RMSEA with its 90 % interval; nil for no degrees of freedom.
  public let rmsea: Estimate?
  /// SRMR.
  public let srmr: Double
  /// log L.
  public let logLikelihood: Double
  /// log L without a model.
  public let unrestrictedLogLikelihood: Double
  /// Numbers found.
  public let parameters: Int
  /// People.
  public let n: Int

  /// −2 log L + 2 q.
  public var aic: Double { -2 * logLikelihood + 2 * Double(parameters) }
  /// −2 log L + q log N.
  public var bic: Double { -2 * logLikelihood + Double(parameters) * log(Double(n)) }

  init(
    _ likelihood: NormalLikelihood, at x: [Double], value: Double,
    unrestricted: UnrestrictedMoments, hasInterval: Bool
  ) {
    let (model, moments) = (likelihood.model, likelihood.moments)
    logLikelihood = -value
    unrestrictedLogLikelihood = unrestricted.logLikelihood
    parameters = x.count
    n = moments.n
    let df = model.degreesOfFreedom
    degreesOfFreedom = df
    chiSquared = max(0, 2 * (unrestricted.logLikelihood + value))
    var apart = 0.0
    for group in 0..<model.groups {
      for single in moments.singles(group: group).compactMap(\.self) {
        apart -= single.n / 2 * (log(2 * .pi * single.variance) + 1)
      }
    }
    let baseline = max(0, 2 * (unrestricted.logLikelihood - apart))
    let baselineDf = model.groups * model.items * (model.items - 1) / 2
    baselineChiSquared = baseline
    baselineDegreesOfFreedom = baselineDf
    let indices = ScaledIndices(
      chiSquared: chiSquared, degreesOfFreedom: df, baseline: baseline,
      baselineDegreesOfFreedom: baselineDf, groups: model.groups, n: moments.n,
      hasInterval: hasInterval)
    p = indices.p
    cfi = indices.cfi
    tli = indices.tli
    rmsea = indices.rmsea
    srmr = Self.residual(likelihood, at: x, unrestricted)
  }

  /// Groups count by their people.
  private static func residual(
    _ likelihood: NormalLikelihood, at x: [Double], _ unrestricted: UnrestrictedMoments
  ) -> Double {
    var sum = 0.0
    let p = likelihood.model.items
    for (group, matrices) in likelihood.matrices(x).enumerated() {
      let (sample, implied) = (unrestricted.covariances[group], matrices.covariance)
      var squares = 0.0
      for j in 0..<p {
        for i in j..<p {
          let off = sample[i, j] - implied[i, j]
          squares += off * off / (sample[i, i] * sample[j, j])
        }
      }
      var count = p * (p + 1) / 2
      if likelihood.model.hasMeans {
        for (i, mean) in matrices.mean.enumerated() {
          let off = unrestricted.means[group][i] - mean
          squares += off * off / sample[i, i]
        }
        count += p
      }
      let people = likelihood.moments.groups[group].reduce(0) { $0 + $1.n }
      sum += Double(people) * (squares / Double(count)).squareRoot()
    }
    return sum / Double(likelihood.moments.n)
  }
}
