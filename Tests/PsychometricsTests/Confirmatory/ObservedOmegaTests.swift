import Distributions
import LinearAlgebra
import Parallel
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("The error of omega over the variance observed")
struct ObservedOmegaTests {
  private static func omega(_ rows: [[Double]]) throws -> FactorOmega {
    let k = rows[0].count
    let model = ConfirmatoryModel(items: k, factors: [Array(0..<k)], scaling: .standardised)
    let covariance = ItemDeviations(rows).covariance.matrix
    return try ConfirmatoryFit.estimate(
      model, AnswerMoments(covariances: [covariance], n: [rows.count])
    ).omega(factor: 0)
  }

  @Test("of three items the model implies what is observed, and both omegas have one error")
  func saturated() throws {
    let found = try Self.omega(MadeUpItems.answers(200, items: 3, seed: 51))
    #expect(agrees(found.observed, found.model.value, relative: 1e-8))
    #expect(
      agrees(
        found.observedEstimate.standardError, found.model.standardError ?? .nan, relative: 1e-6))
    #expect(
      agrees(
        found.observedEstimate.interval?.lower, found.model.interval?.lower ?? .nan,
        relative: 1e-6))
  }

  @Test("of normal answers it is how much omega varies from sample to sample")
  func samples() throws {
    let found = try mapInOrder(count: 300) { sample -> Result<[Double], any Error> in
      Result {
        let omega = try Self.omega(
          MadeUpItems.answers(150, items: 5, seed: UInt64(600 + sample), loading: 0.8))
        return [omega.observed, try #require(omega.observedEstimate.standardError)]
      }
    }.map { try $0.get() }
    let mean = found.reduce(0) { $0 + $1[0] } / 300
    let spread = (found.reduce(0) { $0 + ($1[0] - mean) * ($1[0] - mean) } / 299).squareRoot()
    let error = found.reduce(0) { $0 + $1[1] } / 300
    // A standard deviation of three hundred is certain to 1/√598, 4.1 %; four of those.
    #expect(agrees(error, spread, relative: 0.164))
  }

  @Test("answers with gaps have the figure without its error")
  func gaps() throws {
    var rows = MadeUpItems.answers(150, items: 4, seed: 52).map { $0.map(Double?.some) }
    for person in 0..<20 { rows[person][person % 4] = nil }
    let model = ConfirmatoryModel(
      items: 4, factors: [[0, 1, 2, 3]], scaling: .standardised, hasMeans: true)
    let found = try ConfirmatoryFit.estimate(model, AnswerMoments(items: 4, groups: [rows]))
      .omega(factor: 0)
    #expect(found.model.interval != nil && found.observed > 0.5)
    #expect(found.observedEstimate.standardError == nil && found.observedEstimate.interval == nil)
  }

  @Test(
    "a thousand samples of skewed answers of five categories", .enabled(if: Slow.isAskedFor),
    arguments: [50, 100, 200, 500])
  func coverage(_ n: Int) throws {
    let population = OrdinalFactor.population.matrix
    let model = ConfirmatoryModel(items: 6, factors: [Array(0..<6)], scaling: .standardised)
    let truth = try ConfirmatoryFit.estimate(
      model, AnswerMoments(covariances: [population], n: [1_000_000])
    ).omega(factor: 0)
    let found = mapInOrder(count: 1000) { sample -> [Bool]? in
      var random = Xoshiro256(seed: 53, stream: UInt64(10_000 * sample + n))
      guard let omega = try? Self.omega(OrdinalFactor.answers(n, &random)),
        let model = omega.model.interval, let observed = omega.observedEstimate.interval
      else { return nil }
      return [
        model.lower <= truth.model.value && truth.model.value <= model.upper,
        observed.lower <= truth.observed && truth.observed <= observed.upper,
      ]
    }.compactMap(\.self)
    let held = (0..<2).map { place in
      Double(found.count { $0[place] }) / Double(found.count)
    }
    print("omega of skewed answers, n \(n): model, observed \(held) of \(found.count)")
    // Four standard errors of a thousand samples about 0.95.
    #expect(held.allSatisfy { $0 >= 0.922 && $0 <= 0.978 })
  }
}
