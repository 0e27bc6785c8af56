import Glibc

/// The places of items on one scale, by the partial credit model; with two categories each, the Rasch
/// model.
///
///     P(X_j = c | θ) = exp(cθ + β_jc) / Σ_d exp(dθ + β_jd),     β = 0 for the lowest category in use
///
/// The threshold between neighbouring categories, where both are equally likely, is δ_jc = β_j(c−1) − β_jc.
///
/// ### Source
/// Masters, G. N. (1982). A Rasch model for partial credit scoring. *Psychometrika*, 47(2), 149–174.
/// <https://doi.org/10.1007/BF02296272>
public struct RaschScale: Sendable, Hashable, Codable {
  /// β by item and category; nil for a category nobody chose.
  public let easiness: [[Double?]]

  /// Takes the places of items; an item has at least one category with an easiness.
  public init(easiness: [[Double?]]) {
    precondition(easiness.allSatisfy { $0.contains { $0 != nil } }, "an item without categories")
    self.easiness = easiness
  }

  /// Items.
  public var k: Int { easiness.count }

  /// The least and the greatest sum score of a set of items.
  public func range(_ items: [Int]) -> ClosedRange<Int> {
    let least = items.reduce(0) { $0 + (easiness[$1].firstIndex { $0 != nil } ?? 0) }
    let greatest = items.reduce(0) { $0 + (easiness[$1].lastIndex { $0 != nil } ?? 0) }
    return least...greatest
  }

  /// P(X = c | θ) of an item by category.
  public func chances(_ item: Int, _ theta: Double) -> [Double] {
    let logs = easiness[item].enumerated().map { c, beta in
      beta.map { Double(c) * theta + $0 } ?? -.infinity
    }
    let top = logs.max() ?? 0
    let sizes = logs.map { exp($0 - top) }
    let total = sizes.reduce(0, +)
    return sizes.map { $0 / total }
  }

  /// Mean and second to fourth central moments of an answer.
  struct Moments {
    var mean = 0.0
    var variance = 0.0
    var third = 0.0
    var fourth = 0.0
  }

  func moments(_ item: Int, _ theta: Double) -> Moments {
    let chances = chances(item, theta)
    var result = Moments()
    for (c, chance) in chances.enumerated() { result.mean += Double(c) * chance }
    for (c, chance) in chances.enumerated() {
      let away = Double(c) - result.mean
      result.variance += chance * away * away
      result.third += chance * away * away * away
      result.fourth += chance * away * away * away * away
    }
    return result
  }

  /// Moments of the sum of answers: mean, information, third central moment.
  func total(_ items: [Int], _ theta: Double) -> Moments {
    items.reduce(into: Moments()) { sum, item in
      let one = moments(item, theta)
      sum.mean += one.mean
      sum.variance += one.variance
      sum.third += one.third
    }
  }

  /// Chances from the weights exp β, and the logarithm of their sum.
  static func shares(_ weights: [Double], _ theta: Double) -> (chances: [Double], log: Double) {
    let top = theta > 0 ? Double(weights.count - 1) * theta : 0
    let sizes = weights.enumerated().map { $1 * exp(Double($0) * theta - top) }
    let sum = sizes.reduce(0, +)
    return (sizes.map { $0 / sum }, log(sum) + top)
  }
}
