import Distributions
import LinearAlgebra

/// What freeing one place of a model would gain, without fitting it again.
///
///     MI = g² / V,   expected change = −g / V,   V = I_cc − I_cθ I_θθ⁻¹ I_θc
///
/// with `g` the slope of −log L along the place and `I` the expected information. A place that is shared is
/// set free from the others.
///
/// ### Source
/// Sörbom, D. (1989). Model modification. *Psychometrika, 54*(3), 371–384. Saris, W. E., Satorra, A., & Sörbom, D.
/// (1987). The detection and correction of specification errors in structural equation models. *Sociological
/// Methodology, 17*, 105–129 (the expected change).
///
/// ### Agrees with
/// R `lavaan::modindices`, `lavaan::lavTestScore`.
public struct ScoreTest: Sendable, Hashable, Codable {
  /// The place.
  public let place: ModelPlace
  /// The fall in χ² to expect (a modification index); χ² with one degree of freedom were the model true.
  public let statistic: Double
  /// Probability of a larger one.
  public let p: Double
  /// The change of the number to expect.
  public let expectedChange: Double
}

extension ConfirmatoryFit {
  /// Every place that could be freed: loadings on other factors, and what two items have in common beyond the
  /// factors.
  public var fixedPlaces: [ModelPlace] {
    var places: [ModelPlace] = []
    for group in 0..<model.groups {
      for factor in model.factors.indices {
        for item in 0..<model.items { places.append(.loading(item, on: factor, group: group)) }
      }
      for one in 0..<model.items {
        for other in 0..<one { places.append(.residual(one, other, group: group)) }
      }
    }
    return places.filter { model.entries[$0] == nil }
  }

  /// The places that share a number with another, without the first of each.
  public var sharedPlaces: [ModelPlace] {
    parameters.flatMap { parameter in
      // Of two places either may be let go, with the same gain.
      parameter.places.count == 2
        ? Array(parameter.places.dropFirst())
        : parameter.places.count > 2
          ? parameter.places : []
    }
  }

  /// The tests of some places, the largest first; a place that cannot be told from what is free already has
  /// none.
  public func scoreTests(of places: [ModelPlace]) -> [ScoreTest] {
    let likelihood = NormalLikelihood(model, moments)
    let q = parameters.count
    let wanted = parameters.map(\.places) + places.map { [$0] }
    guard !places.isEmpty, let point = likelihood.derivatives(values, wanted) else { return [] }
    let information = point.derivatives.expected
    guard let inverse = Uncertainty(information.block(0..<q, 0..<q)).covariance else { return [] }
    let chi = ChiSquared(degreesOfFreedom: 1)
    var tests: [ScoreTest] = []
    for (c, place) in places.enumerated() {
      let own = information[q + c, q + c]
      let shared = (0..<q).map { information[$0, q + c] }
      let variance = own - innerProduct(shared, inverse * shared)
      guard own > 0, variance > 1e-9 * own else { continue }
      let slope = point.derivatives.gradient[q + c]
      let statistic = slope * slope / variance
      tests.append(
        ScoreTest(
          place: place, statistic: statistic, p: chi.upperTail(statistic),
          expectedChange: -slope / variance))
    }
    return tests.sorted { $0.statistic > $1.statistic }
  }
}
