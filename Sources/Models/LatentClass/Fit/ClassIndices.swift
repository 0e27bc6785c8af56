import Glibc

/// How well a number of classes serves, and how sure the classes are of their persons.
///
///     BIC = −2ℓ + k log N          N persons
///     SABIC = −2ℓ + k log((N + 2)/24)
///     ICL = BIC − 2 Σ_i Σ_g τ log τ
///     entropy = 1 + Σ_i Σ_g τ log τ / (N log G)
///     APP_g = mean τ_g of those most likely in g,      OCC_g = [APP/(1 − APP)] / [π_g/(1 − π_g)]
///
/// ### Source
/// Sclove, S. L. (1987). Application of model-selection criteria to some problems in multivariate analysis.
/// *Psychometrika*, 52(3), 333–343. Biernacki, C., Celeux, G., & Govaert, G. (2000). Assessing a mixture
/// model for clustering with the integrated completed likelihood. *IEEE TPAMI*, 22(7), 719–725. Nagin, D. S.
/// (2005). *Group-based modeling of development*, chapter 5.
public struct ClassIndices: Sendable, Hashable, Codable {
  /// Free parameters, k.
  public let parameterCount: Int
  /// Akaike's criterion.
  public let aic: Double
  /// Schwarz's criterion, with the number of persons.
  public let bic: Double
  /// The same, adjusted for sample size.
  public let sabic: Double
  /// The integrated completed likelihood, as a criterion to be small.
  public let icl: Double
  /// From 0, classes tell nothing about persons, to 1, they tell everything; nil for one class. Not a reason
  /// for a number of classes.
  public let entropy: Double?
  /// Persons most likely in each class.
  public let sizes: [Int]
  /// The mean posterior of each class.
  public let shares: [Double]
  /// The average posterior of those most likely in each class; nil where nobody is.
  public let certainties: [Double?]
  /// The odds of correct classification; nil where nobody is in the class, or all are for certain.
  public let odds: [Double?]

  /// The criteria of a fit; `posteriors` are persons × classes, row by row.
  init(logLikelihood: Double, parameterCount: Int, posteriors: [Double], classes: Int) {
    let persons = posteriors.count / classes
    let n = Double(persons)
    self.parameterCount = parameterCount
    let deviance = -2 * logLikelihood
    let k = Double(parameterCount)
    aic = deviance + 2 * k
    bic = deviance + k * log(n)
    sabic = deviance + k * log((n + 2) / 24)
    var spread = 0.0
    var (sizes, sums) = (Array(repeating: 0, count: classes), Array(repeating: 0.0, count: classes))
    var certain = Array(repeating: 0.0, count: classes)
    for person in 0..<persons {
      var best = 0
      for g in 0..<classes {
        let tau = posteriors[person * classes + g]
        sums[g] += tau
        if tau > 0 { spread += tau * log(tau) }
        if tau > posteriors[person * classes + best] { best = g }
      }
      sizes[best] += 1
      certain[best] += posteriors[person * classes + best]
    }
    icl = bic - 2 * spread
    entropy = classes > 1 ? 1 + spread / (n * log(Double(classes))) : nil
    self.sizes = sizes
    let shares = sums.map { $0 / n }
    self.shares = shares
    let certainties = (0..<classes).map { sizes[$0] > 0 ? certain[$0] / Double(sizes[$0]) : nil }
    self.certainties = certainties
    odds = (0..<classes).map { g in
      guard classes > 1, let app = certainties[g], app < 1, shares[g] > 0, shares[g] < 1 else {
        return nil
      }
      return (app / (1 - app)) / (shares[g] / (1 - shares[g]))
    }
  }
}
