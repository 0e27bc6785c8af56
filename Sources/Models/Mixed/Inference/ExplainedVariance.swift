import LinearAlgebra
import Results

/// How much of the outcome's variance the fixed effects and the groups stand for.
///
///     σ²_f = variance of Xβ over the rows (n − 1 below)
///     σ²_r = Σ over terms of the mean of zᵀΣz over the rows
///     R² marginal    = σ²_f / (σ²_f + σ²_r + σ²)
///     R² conditional = (σ²_f + σ²_r) / (σ²_f + σ²_r + σ²)
///     ICC adjusted   = σ²_r / (σ²_r + σ²)
///     ICC conditional = σ²_r / (σ²_f + σ²_r + σ²)
///
/// With random slopes σ²_r is the mean over the rows' own values, as Johnson has it.
///
/// ### Source
/// Nakagawa, S., & Schielzeth, H. (2013). A general and simple method for obtaining R² from generalized
/// linear mixed-effects models. *Methods in Ecology and Evolution, 4*(2), 133–142.
/// <https://doi.org/10.1111/j.2041-210x.2012.00261.x>
/// Johnson, P. C. D. (2014). Extension of Nakagawa & Schielzeth's R²_GLMM to random slopes models.
/// *Methods in Ecology and Evolution, 5*(9), 944–946. <https://doi.org/10.1111/2041-210X.12225>
public struct ExplainedVariance: Sendable, Hashable, Codable {
  /// σ²_f.
  public var fixed: Double
  /// σ²_r.
  public var random: Double
  /// The part of σ²_r that each group's effects make, in the order of the fit's groups.
  public var byGroup: [Double]
  /// σ².
  public var residual: Double

  private var total: Double { fixed + random + residual }

  /// The share of the fixed effects.
  public var marginalR2: Double { fixed / total }
  /// The share of the fixed effects and the groups together.
  public var conditionalR2: Double { (fixed + random) / total }
  /// The correlation of two rows of the same level of every group, at the same values, once the fixed
  /// effects are taken off.
  public var adjustedICC: Double { random / (random + residual) }
  /// The share of the groups.
  public var conditionalICC: Double { random / total }
}

extension MixedModelFit {
  /// What the fixed effects and the groups stand for in the rows of a table.
  ///
  /// - Parameter frame: the rows that were fitted, or others.
  /// - Returns: the variances, and the shares made of them.
  /// - Throws: `ModelError` where a column is missing.
  public func explainedVariance(_ frame: ModelFrame) throws(ModelError) -> ExplainedVariance {
    guard frame.rows > 1 else { throw .noRows }
    guard residual == nil else { throw .needsIndependentResiduals }
    let x = try Design(formula.fixed, frame).columns(in: frame)
    var line = Array(repeating: 0.0, count: frame.rows)
    for (column, effect) in zip(x, fixedEffects) {
      for row in line.indices { line[row] += effect.estimate.value * column[row] }
    }
    let mean = line.reduce(0, +) / Double(line.count)
    let fixed =
      line.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(line.count - 1)
    let random = try RandomEffects(formula, frame)
    var byGroup = groups.map { _ in 0.0 }
    for (term, covariance) in zip(random.terms, ModelTruth(self).covariances) {
      let name = random.groups[term.group].name
      let columns = random.groups[term.group].raw[term.offset..<term.offset + term.size]
      let z = Array(columns)
      var sum = 0.0
      for row in 0..<frame.rows {
        for j in 0..<term.size {
          for k in 0..<term.size {
            sum += (z[j]?[row] ?? 1) * covariance[j, k] * (z[k]?[row] ?? 1)
          }
        }
      }
      if let position = groups.firstIndex(where: { $0.name == name }) {
        byGroup[position] += sum / Double(frame.rows)
      }
    }
    return ExplainedVariance(
      fixed: fixed, random: byGroup.reduce(0, +), byGroup: byGroup, residual: residualVariance)
  }

  /// The correlation of two rows of the same level, at given values of what varies: with random slopes it
  /// changes with time.
  ///
  ///     ICC = zᵀΣz / (zᵀΣz + the other groups' + σ²)
  ///
  /// - Parameters:
  ///   - group: whose levels are shared.
  ///   - values: the value of each varying column by name, for example `["week": 6]`; columns that are
  ///     not named are 0, the intercept 1.
  /// - Returns: nil where the model has no such group, or residuals of more than one variance.
  public func intraclassCorrelation(
    _ group: String, at values: [String: Double] = [:]
  ) -> Double? {
    guard residual == nil, groups.contains(where: { $0.name == group }) else { return nil }
    var (own, total) = (0.0, residualVariance)
    var position = 0
    for covariance in ModelTruth(self).covariances {
      let term = varianceComponents[position..<position + covariance.rows]
      position += covariance.rows
      let z = term.map { $0.term == "(Intercept)" ? 1 : values[$0.term] ?? 0 }
      var sum = 0.0
      for j in z.indices {
        for k in z.indices { sum += z[j] * covariance[j, k] * z[k] }
      }
      total += sum
      if term.first?.group == group { own += sum }
    }
    return own / total
  }
}
