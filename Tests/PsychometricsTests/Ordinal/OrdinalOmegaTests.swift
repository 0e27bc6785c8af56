import Distributions
import LinearAlgebra
import Parallel
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("The error of omega of ordered answers")
struct OrdinalOmegaTests {
  private static func codes(_ rows: [[Double]]) -> [[UInt8]] {
    (rows.first ?? []).indices.map { item in rows.map { UInt8($0[item]) } }
  }

  private static func omega(_ codes: [[UInt8]], level: Double = 0.95) throws -> OrdinalOmega {
    let model = ConfirmatoryModel(
      items: codes.count, factors: [Array(codes.indices)], scaling: .standardised)
    return try OrdinalFit.estimate(model, OrdinalAnswers.gather(codes)).reliability(level: level)
  }

  @Test("it is what leaving out one person in turn does, to first order")
  func firstOrder() throws {
    // Each of 120 people twenty times over: leaving one of 2,400 out is a small step, and there are 120 kinds.
    var random = Xoshiro256(seed: 41)
    let kinds = OrdinalFactor.answers(120, &random).map { $0.prefix(4).map { min($0, 3) } }
    let people = (0..<20).flatMap { _ in kinds }
    let whole = try Self.omega(Self.codes(people))
    let changes = try mapInOrder(count: kinds.count) { kind -> Result<[Double], any Error> in
      var rest = people
      rest.remove(at: kind)
      return Result {
        let left = try Self.omega(Self.codes(rest))
        return [left.sum - whole.sum, left.latent - whole.latent]
      }
    }.map { try $0.get() }
    for (place, estimate) in [whole.sumEstimate, whole.latentEstimate].enumerated() {
      let squares = 20 * changes.reduce(0) { $0 + $1[place] * $1[place] }
      // The weights move too when somebody is left out, which the error does not count: with residuals of a
      // sample of 120 that is some parts in a hundred.
      #expect(agrees(estimate.standardError, squares.squareRoot(), relative: 0.05))
    }
  }

  @Test("the interval is on the logit, wider for more coverage, and narrower by √n")
  func interval() throws {
    var random = Xoshiro256(seed: 42)
    let rows = OrdinalFactor.answers(300, &random)
    let once = try Self.omega(Self.codes(rows))
    #expect(once.intervalWithheld == nil)
    let wide = try Self.omega(Self.codes(rows), level: 0.99)
    let twice = try Self.omega(Self.codes(rows + rows))
    for (one, other, more) in [
      (once.sumEstimate, wide.sumEstimate, twice.sumEstimate),
      (once.latentEstimate, wide.latentEstimate, twice.latentEstimate),
    ] {
      let (narrow, broad) = (try #require(one.interval), try #require(other.interval))
      #expect(narrow.method == "delta-logit" && narrow.level == 0.95 && broad.level == 0.99)
      #expect(broad.lower < narrow.lower && narrow.lower < one.value)
      #expect(one.value < narrow.upper && narrow.upper < broad.upper && broad.upper < 1)
      // The fits are certified to 1e-9 of their numbers and better.
      #expect(
        agrees(one.standardError, 2.0.squareRoot() * (more.standardError ?? .nan), relative: 1e-6))
    }
  }

  @Test("with fewer than fifty people for each item there is an error and no interval, and why")
  func few() throws {
    var random = Xoshiro256(seed: 45)
    let found = try Self.omega(Self.codes(OrdinalFactor.answers(299, &random)))
    #expect(found.sumEstimate.standardError != nil && found.sumEstimate.interval == nil)
    #expect(found.latentEstimate.standardError != nil && found.latentEstimate.interval == nil)
    #expect(found.intervalWithheld?.code == "omega.few-for-ordered")
    #expect(found.intervalWithheld?.help.contains("1 more") == true)
  }

  @Test("the order of people changes nothing, nor all items the other way round")
  func invariance() throws {
    var random = Xoshiro256(seed: 43)
    let rows = OrdinalFactor.answers(250, &random)
    let before = try Self.omega(Self.codes(rows))
    for other in [
      try Self.omega(Self.codes(rows.reversed())),
      try Self.omega(Self.codes(rows.map { $0.map { 4 - $0 } })),
    ] {
      #expect(agrees(other.sum, before.sum, relative: 1e-8))
      #expect(
        agrees(
          other.sumEstimate.standardError, before.sumEstimate.standardError ?? .nan, relative: 1e-6)
      )
      #expect(
        agrees(
          other.latentEstimate.standardError, before.latentEstimate.standardError ?? .nan,
          relative: 1e-6))
    }
  }

  /// Both omegas of the population.
  private static func truth(_ items: CategorisedItems) -> [Double] {
    let (normal, k) = (Normal(), items.loadings.count)
    var (explained, whole, top, bottom) = (0.0, 0.0, 0.0, 0.0)
    for i in 0..<k {
      for j in 0..<k {
        let rho = items.loadings[i] * items.loadings[j]
        let r = i == j ? 1 : rho
        top += rho
        bottom += r
        let (part, all) = (BivariateNormal(correlation: rho), BivariateNormal(correlation: r))
        for x in items.thresholds[i] {
          for y in items.thresholds[j] {
            let apart = normal.cumulative(x) * normal.cumulative(y)
            explained += part.cumulative(x, y) - apart
            whole += all.cumulative(x, y) - apart
          }
        }
      }
    }
    return [explained / whole, top / bottom]
  }

  @Test(
    "two thousand samples: 92 to 98 % of intervals hold it", .enabled(if: Slow.isAskedFor),
    arguments: [300, 500], [5, 3])
  func coverage(_ n: Int, categories: Int) throws {
    let five = OrdinalFactor.items
    let items =
      categories == 5
      ? five
      : CategorisedItems(
        loadings: five.loadings, thresholds: five.thresholds.map { [$0[1], $0[2]] })
    let truth = Self.truth(items)
    let samples = 2000
    let found = mapInOrder(count: samples) { sample -> [(held: Bool, ratio: Double)]? in
      var random = Xoshiro256(seed: 44, stream: UInt64(10_000 * sample + n + categories))
      guard let omega = try? Self.omega(Self.codes(items.answers(n, &random))) else { return nil }
      return zip([omega.sumEstimate, omega.latentEstimate], truth).compactMap { estimate, truth in
        guard let interval = estimate.interval, let error = estimate.standardError else {
          return nil
        }
        return (
          interval.lower <= truth && truth <= interval.upper, (estimate.value - truth) / error
        )
      }
    }.compactMap { $0?.count == 2 ? $0 : nil }
    for (place, name) in ["sum", "latent"].enumerated() {
      let held = Double(found.count { $0[place].held }) / Double(found.count)
      let mean = found.reduce(0) { $0 + $1[place].ratio } / Double(found.count)
      print(
        "omega \(name), n \(n), \(categories) categories: \(held) of \(found.count), off by \(mean) errors"
      )
      #expect(held >= 0.915 && held <= 0.985)
    }
    #expect(found.count >= 1990)
  }
}
