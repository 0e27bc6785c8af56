import Distributions
import LinearAlgebra
import Results

/// How omega of ordered answers moves with correlations and thresholds, and its error from that.
///
///     ∂cov_jj′/∂ρ     = Σ_cc′ φ₂(τ_jc, τ_j′c′; ρ)
///     ∂cov_jj′/∂τ_jc  = φ(τ_jc) Σ_c′ [Φ((τ_j′c′ − ρ τ_jc)/√(1 − ρ²)) − Φ(τ_j′c′)]
///     ∂var_j/∂τ_jc    = φ(τ_jc) [2 · (cuts above c) + 1 − 2 Σ_c′ Φ(τ_jc′)]
struct OmegaSlopes {
  private let answers: OrdinalAnswers
  /// How the model's numbers move with correlations.
  private let response: Matrix
  /// How what is explained of the sum of answers moves with the model's numbers; and of the variables beneath.
  private let explained: [Double]
  private let latent: [Double]
  /// How the covariance of the sum moves with each correlation.
  private let whole: [Double]
  /// How what is explained, and the variance, move with thresholds, item after item.
  private let cuts: (explained: [Double], whole: [Double])

  /// Nil where an item is all factor, or numbers of the model cannot be told apart.
  init?(_ fit: OrdinalFit, _ common: Matrix) {
    let answers = fit.answers
    let k = answers.k
    let x = fit.parameters.map(\.estimate.value)
    let squares = OrdinalSquares(fit.model, answers)
    guard common.elements.allSatisfy({ abs($0) < 1 }), let response = squares.response(x) else {
      return nil
    }
    self.answers = answers
    self.response = response
    var d = Matrix(rows: k, columns: k)
    var ones = d
    var whole: [Double] = []
    var cuts: (explained: [Double], whole: [Double]) = ([], [])
    for i in 0..<k {
      let own = answers.thresholds[i].values
      var (part, all) = (own.map { _ in 0.0 }, own.map { _ in 0.0 })
      for j in 0..<k {
        let other = answers.thresholds[j].values
        let (rho, r) = (common[i, j], answers.correlations[i, j])
        d[i, j] = Self.alongCorrelation(own, other, rho)
        ones[i, j] = 1
        if j > i { whole.append(2 * Self.alongCorrelation(own, other, r)) }
        // Each cut stands in both factors of a product of two items, and in both of its own.
        for c in own.indices {
          part[c] += 2 * Self.alongCut(own[c], other, rho)
          all[c] += i == j ? Self.alongOwnCut(own, c) : 2 * Self.alongCut(own[c], other, r)
        }
      }
      cuts.explained += part
      cuts.whole += all
    }
    self.whole = whole
    self.cuts = cuts
    explained = squares.commonSlopes(x, d)
    latent = squares.commonSlopes(x, ones)
  }

  /// The error of omega of the sum of answers.
  func sumError(_ top: Double, _ bottom: Double) -> Double {
    let omega = top / bottom
    let byModel = response.transposed * explained
    let correlations = zip(byModel, whole).map { ($0 - omega * $1) / bottom }
    let thresholds = zip(cuts.explained, cuts.whole).map { ($0 - omega * $1) / bottom }
    let pairs = correlations.count
    let mixed = answers.thresholdVariation * thresholds
    let variance =
      innerProduct(correlations, answers.variation * correlations)
      + 2 * innerProduct(correlations, Array(mixed[0..<pairs]))
      + innerProduct(thresholds, Array(mixed[pairs...]))
    return (max(0, variance) / Double(answers.n)).squareRoot()
  }

  /// The error of omega of the sum of the variables beneath.
  func latentError(_ top: Double, _ bottom: Double) -> Double {
    let slope = (response.transposed * latent).map { ($0 - 2 * top / bottom) / bottom }
    let variance = innerProduct(slope, answers.variation * slope)
    return (max(0, variance) / Double(answers.n)).squareRoot()
  }

  private static func alongCorrelation(_ u: [Double], _ v: [Double], _ rho: Double) -> Double {
    // An item with itself has a correlation of 1 in the polychoric matrix; it is not asked for.
    let both = BivariateNormal(correlation: rho)
    return u.reduce(0) { sum, x in sum + v.reduce(0) { $0 + both.density(x, $1) } }
  }

  private static func alongCut(_ x: Double, _ v: [Double], _ rho: Double) -> Double {
    let normal = Normal()
    let rest = ((1 - rho) * (1 + rho)).squareRoot()
    return Thresholds.density(x)
      * v.reduce(0) { $0 + normal.cumulative(($1 - rho * x) / rest) - normal.cumulative($1) }
  }

  private static func alongOwnCut(_ u: [Double], _ c: Int) -> Double {
    let normal = Normal()
    let above = Double(u.count - 1 - c)
    return Thresholds.density(u[c])
      * (2 * above + 1 - 2 * u.reduce(0) { $0 + normal.cumulative($1) })
  }
}
