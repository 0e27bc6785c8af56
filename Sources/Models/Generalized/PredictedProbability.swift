import Distributions
import Glibc
import LinearAlgebra
public import Results

/// The probability of one category in given rows: of one person, and over all persons.
public struct PredictedProbability: Sendable, Hashable, Codable {
  /// The category.
  public var category: String
  /// For a person in the middle, whose random effects are all 0; one entry per row.
  public var conditional: [Estimate]
  /// Over all persons: the share of the population in this category. It is nearer to one half than the
  /// probability of the person in the middle, the more so the more persons differ.
  public var population: [Estimate]
}

extension GeneralizedMixedFit {
  /// Probabilities in given rows of the fixed effects, with their errors.
  ///
  ///     conditional = F(xᵀβ),      population = ∫ F(xᵀβ + zᵀb) N(b; 0, ΛΛᵀ) db
  ///
  /// and likewise with F(τₖ − ·) − F(τₖ₋₁ − ·) for ordered categories. Standard errors by the delta method; the
  /// intervals are symmetric in log odds, so they stay within 0 and 1.
  ///
  /// - Parameter frame: Columns of the fixed effects and of what varies; the outcome and the group need not
  ///   be there.
  /// - Returns: For a yes-or-no outcome the probability of yes; for ordered ones that of each category.
  /// - Throws: `ModelError`: a column is absent, or a category did not occur in the fit.
  public func probabilities(_ frame: ModelFrame) throws(ModelError) -> [PredictedProbability] {
    guard frame.rows > 0 else { throw .noRows }
    let x = try fixedDesign.columns(in: frame).dropFirst(kind == .cumulativeLogit ? 1 : 0)
    var z: [[Double]] = []
    for design in randomDesigns { z += try design.columns(in: frame) }
    let shown = kind == .logistic ? [1] : Array(categories.indices)
    var results = shown.map {
      PredictedProbability(category: categories[$0], conditional: [], population: [])
    }
    for row in 0..<frame.rows {
      let cuts = CutProbabilities(self, x.map { $0[row] }, z.map { $0[row] })
      for (position, category) in shown.enumerated() {
        results[position].conditional.append(estimate(cuts.conditional(category)))
        results[position].population.append(estimate(cuts.population(category)))
      }
    }
    return results
  }

  /// A probability with its error, from its derivatives by every parameter.
  private func estimate(_ probability: CutProbabilities.Probability) -> Estimate {
    let p = min(1, max(0, probability.value))
    guard let covariance, p > 0, p < 1 else { return Estimate(value: p) }
    let slopes = probability.slopes
    let variance = zip(slopes, covariance * slopes).reduce(0) { $0 + $1.0 * $1.1 }
    let error = max(0, variance).squareRoot()
    let half = Normal().quantile((1 + options.level) / 2) * error / (p * (1 - p))
    let middle = log(p / (1 - p))
    return Estimate(
      value: p, standardError: error,
      interval: ConfidenceInterval(
        lower: 1 / (1 + exp(half - middle)), upper: 1 / (1 + exp(-half - middle)),
        level: options.level, method: "delta-logit"))
  }
}
