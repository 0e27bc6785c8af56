public import Results

/// A comparison of two models of the same rows, one of which is a special case of the other.
public struct LikelihoodRatioTest: Sendable, Hashable, Codable {
  /// What the statistic is compared with.
  public enum Reference: Sendable, Hashable, Codable {
    /// χ² with so many degrees of freedom.
    case chiSquared(degreesOfFreedom: Int)
    /// Half χ² with the first, half χ² with one more: one variance stands at its end, zero, where the
    /// smaller model is true.
    case mixture(lower: Int, upper: Int)
    /// Outcomes drawn from the smaller model; so many of them could be fitted.
    case bootstrap(replicates: Int)
    /// No distribution is known: several variances stand at their end. Ask for a bootstrap.
    case unknown
  }

  /// The smaller model's formula.
  public var smaller: String
  /// The larger model's formula.
  public var larger: String
  /// What was maximised in both.
  public var criterion: MixedModel.Criterion
  /// −2 log L of the smaller less that of the larger; rounding below zero is zero.
  public var statistic: Double
  /// Fixed effects that the larger model has more.
  public var fixedEffects: Int
  /// Variances that it has more.
  public var variances: Int
  /// Covariances that it has more.
  public var covariances: Int
  /// What the statistic is compared with.
  public var reference: Reference
  /// Probability of a larger statistic where the smaller model is true; nil where the reference is
  /// unknown.
  public var pValue: Double?
  /// χ² with all parameters counted: too large a p-value where a variance is added, and so on the safe
  /// side.
  public var conservativePValue: Double
  /// What to know about it.
  public var notes: [Note]
}

/// Why two models cannot be compared by their likelihoods.
public enum ComparisonError: Error, Sendable, Hashable {
  /// One of them cannot be fitted.
  case model(ModelError)
  /// They model different columns.
  case differentOutcomes(String, String)
  /// One maximises the restricted likelihood, the other the likelihood.
  case differentCriteria
  /// Their residuals go together in other ways, or have other weights.
  case differentResiduals
  /// Restricted likelihoods of models whose fixed effects differ.
  case restrictedWithDifferentFixedEffects
  /// Neither is a special case of the other.
  case notNested
  /// They are the same model.
  case sameModel

  /// What is wrong, in words that stand alone.
  public var message: String {
    switch self {
    case .model(let error): error.message
    case .differentOutcomes(let one, let other):
      "one model is of '\(one)', the other of '\(other)'"
    case .differentCriteria:
      "one model was fitted by restricted maximum likelihood, the other by maximum likelihood"
    case .differentResiduals: "the two models have different residuals or weights"
    case .restrictedWithDifferentFixedEffects:
      "restricted likelihoods of models with different fixed effects say nothing about each other"
    case .notNested: "neither model is a special case of the other"
    case .sameModel: "both formulas are the same model"
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .model(let error): error.help
    case .differentOutcomes: "Compare models of the same outcome."
    case .differentCriteria: "Fit both in the same way."
    case .differentResiduals: "Give both the same residual structure and the same weights."
    case .restrictedWithDifferentFixedEffects: "Fit both by maximum likelihood."
    case .notNested: "Compare them by AIC or BIC, or compare each with a model that holds both."
    case .sameModel: "Leave a term out of one of them."
    }
  }
}
