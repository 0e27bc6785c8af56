import Distributions
import Psychometrics

/// Six items of five categories that one normal factor gives rise to, as ``CategorisedItems``, with skewed
/// answers: most people near the low end.
enum OrdinalFactor {
  static let items = CategorisedItems(
    loadings: [0.55, 0.60, 0.65, 0.70, 0.60, 0.50],
    thresholds: [
      [-0.5, 0.3, 0.9, 1.6], [-0.4, 0.4, 1.0, 1.7], [-0.6, 0.2, 0.8, 1.5], [-0.3, 0.5, 1.1, 1.8],
      [-0.7, 0.1, 0.8, 1.4], [-0.2, 0.6, 1.2, 1.9],
    ])

  /// λ.
  static var loadings: [Double] { items.loadings }
  /// Thresholds of the six items, in standard deviations of x*.
  static var thresholds: [[Double]] { items.thresholds }

  /// Answers of `n` people, 0 to 4.
  static func answers(_ n: Int, _ random: inout Xoshiro256) -> [[Double]] {
    items.answers(n, &random)
  }

  /// The covariance of the items in the population.
  static var population: ItemCovariance { items.population }
}
