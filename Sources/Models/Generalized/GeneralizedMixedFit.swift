import Glibc
public import LinearAlgebra
import Optimization
public import Results

/// A fitted mixed model of a yes-or-no or ordered outcome.
public struct GeneralizedMixedFit: Sendable, Hashable, Codable {
  /// What was fitted.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// log( P(y = 1 | b) / P(y = 0 | b) ) = xᵀβ + zᵀb.
    case logistic
    /// log( P(Y ≤ k | b) / P(Y > k | b) ) = τₖ − (xᵀβ + zᵀb).
    case cumulativeLogit = "cumulative-logit"
  }

  /// What was fitted.
  public var kind: Kind
  /// The formula that was fitted.
  public var formula: Formula
  /// The options, echoed.
  public var options: GeneralizedOptions
  /// The categories of the outcome in their order; of two, the second is yes.
  public var categories: [String]
  /// −2ℓ at the optimum, binomial coefficients included.
  public var criterion: Double
  /// The thresholds τ of ordered categories, named by the two categories between which they lie (`mild|severe`).
  /// Empty for a yes-or-no outcome.
  public var thresholds: [TermEstimate]
  /// The fixed effects in log odds, with Wald's tests and intervals.
  public var fixedEffects: [TermEstimate]
  /// Covariance matrix of the thresholds, the fixed effects and theta, in that order; nil where the
  /// curvature is not positive definite. Entries of theta at zero count as known.
  public var covariance: Matrix?
  /// How much the random effects vary, in log odds.
  public var varianceComponents: [VarianceComponent]
  /// Λ, the factor of the random effects' covariance: lower triangles term by term, column by column.
  public var theta: [Double]
  /// What each entry of `theta` is, for example `person.occasion.(Intercept)`.
  public var thetaNames: [String]
  /// Rows of the table.
  public var rows: Int
  /// The group and how many levels of it occur.
  public var group: MixedModelFit.Group
  /// Where each level of the group stands, in log odds.
  public var conditionalModes: ConditionalModes
  /// Points of the quadrature in each dimension.
  public var nodes: Int
  /// How much −2ℓ changes, at the same parameters, with half as many points again; nil where it cannot be
  /// computed.
  public var quadratureChange: Double?
  /// How the search ended.
  public var convergence: Convergence
  /// What to know about this fit.
  public var notes: [Note]
  /// What makes the columns of the fixed effects of a table; with the intercept also where thresholds
  /// replace it.
  public var fixedDesign: Design
  /// What makes the columns of each random term.
  public var randomDesigns: [Design]

  /// The log-likelihood.
  public var logLikelihood: Double { -criterion / 2 }
  /// Estimated parameters: thresholds, fixed effects and theta.
  public var parameterCount: Int { thresholds.count + fixedEffects.count + theta.count }
  /// Akaike's criterion.
  public var aic: Double { criterion + 2 * Double(parameterCount) }
  /// Schwarz's criterion, with the number of rows.
  public var bic: Double { criterion + log(Double(rows)) * Double(parameterCount) }
  /// Schwarz's criterion, with the number of levels of the group.
  public var bicOfLevels: Double {
    criterion + log(Double(group.levels)) * Double(parameterCount)
  }

  /// The fixed effects as factors on the odds; the intercept as the odds themselves.
  public var oddsRatios: [OddsRatio] {
    fixedEffects.map { term in
      OddsRatio(
        term: term.term, value: exp(term.estimate.value),
        interval: term.estimate.interval.map {
          ConfidenceInterval(
            lower: exp($0.lower), upper: exp($0.upper), level: $0.level, method: $0.method)
        })
    }
  }

  /// How alike the outcomes of one level are, on the scale of log odds: σ² / (σ² + π²/3). Nil where anything but
  /// an intercept varies.
  ///
  /// Snijders, T. A. B., & Bosker, R. J. (2012). *Multilevel analysis* (2nd ed.), section 17.2.3.
  public var latentIntraclassCorrelation: Double? {
    guard varianceComponents.count == 1, varianceComponents[0].term == "(Intercept)" else {
      return nil
    }
    let variance = varianceComponents[0].variance
    return variance / (variance + Double.pi * Double.pi / 3)
  }

  init(
    _ fitting: GeneralizedFitting, _ likelihood: MarginalLikelihood,
    _ optimum: BoundedMinimizer.Minimum, _ nu: [Double], covariance found: Matrix?,
    change: Double?
  ) {
    let (effects, map) = (likelihood.effects, ReportedParameters(likelihood))
    let values = map.reported(nu)
    let matrix = found.map(map.covariance)
    func terms(_ names: [String], _ range: Range<Int>) -> [TermEstimate] {
      zip(names, range).map { name, position in
        FixedEffectTest.term(
          name, values[position],
          standardError: matrix.map { $0[position, position].squareRoot() } ?? 0,
          degreesOfFreedom: nil, level: fitting.options.level, method: .wald)
      }
    }
    kind = fitting.kind
    formula = fitting.formula
    options = fitting.options
    categories = fitting.categories
    criterion = optimum.value
    thresholds = terms(
      zip(categories, categories.dropFirst()).map { "\($0)|\($1)" }, likelihood.thresholds)
    fixedEffects = terms(likelihood.fixed.names, likelihood.coefficients)
    covariance = matrix
    theta = Array(values[likelihood.factors])
    thetaNames = effects.parameterNames
    varianceComponents = effects.components(theta)
    rows = fitting.frame.rows
    group = MixedModelFit.Group(name: effects.group, levels: effects.levels.count)
    conditionalModes = ConditionalModes(likelihood, scaled: Array(nu[likelihood.factors]))
    nodes = likelihood.grid.nodes
    quadratureChange = change
    convergence = optimum.convergence
    fixedDesign = likelihood.fixed.design
    randomDesigns = effects.designs
    notes = []
    notes = GeneralizedNotes(fit: self, unused: fitting.unused).all
  }
}
