import Change
import Distributions
import Results
import TestSupport
import Testing

@Suite("Intervals over services")
struct ClusteredIntervalTests {
  @Test("agrees with clubSandwich on services of 3, 5, 2, 1 and 4 people")
  func agreesWithClubSandwich() throws {
    // R 4.2.2, clubSandwich 0.5.8: y <- c(3,5,4, 8,9,7,6,7, 1,2, 5, 4,6,5,9), g the service;
    // coef_test(lm(y ~ 1), vcov = "CR2", cluster = g, test = "Satterthwaite"): beta, SE, df.
    let found = try ClusteredMean([[3, 5, 4], [8, 9, 7, 6, 7], [1, 2], [5], [4, 6, 5, 9]])
    // Closed forms.
    #expect(agrees(found.mean.value, 5.4, relative: 1e-14))
    #expect(agrees(found.mean.standardError, 1.05467419724655, relative: 1e-13))
    #expect(agrees(found.degreesOfFreedom, 3.13302034428795, relative: 1e-13))
  }

  @Test("equal services: the t interval of their means, whatever their number")
  func equal() throws {
    // CR2 with G equal groups is the variance of the G means over G, with G − 1 degrees of freedom.
    let groups: [[Double]] = [[1, 3], [2, 6], [5, 5], [0, 2], [4, 8]]
    let found = try ClusteredMean(groups)
    let means = try #require(SampleMoments(groups.map { ($0[0] + $0[1]) / 2 }))
    #expect(agrees(found.mean.standardError, try #require(means.standardError), relative: 1e-13))
    #expect(agrees(found.degreesOfFreedom, 4, relative: 1e-13))
    let interval = try #require(means.interval(level: 0.95))
    #expect(agrees(found.mean.interval?.lower, interval.lowerBound, relative: 1e-12))
    #expect(agrees(found.mean.interval?.upper, interval.upperBound, relative: 1e-12))
  }

  @Test("unequal services: V and ν worked out from their definition")
  func unequal() throws {
    let groups: [[Double]] = [[1, 2, 3, 6], [4], [0, 1, 1]]
    let found = try ClusteredMean(groups)
    // N = 8, ȳ = 2.25; e = 12 − 9, 4 − 2.25, 2 − 6.75; 1 − w = 1/2, 7/8, 5/8.
    let variance = (9 / 0.5 + 1.75 * 1.75 / 0.875 + 4.75 * 4.75 / 0.625) / 64
    #expect(agrees(found.mean.standardError, variance.squareRoot(), relative: 1e-13))
    let (sizes, rest) = ([4.0, 1, 3], [0.5, 0.875, 0.625])
    var squares = 0.0
    for g in 0..<3 {
      for h in 0..<3 {
        let p =
          ((g == h ? sizes[g] : 0) - sizes[g] * sizes[h] / 8) / (rest[g] * rest[h]).squareRoot()
        squares += p * p
      }
    }
    #expect(agrees(found.degreesOfFreedom, 64 / squares, relative: 1e-13))
    #expect(found.services == 3 && found.n == 8)
  }

  @Test("services of one person each: Student's t, and Wilson's interval with t for z")
  func singles() throws {
    let values = [3.0, 1, 4, 1, 5, 9, 2, 6]
    let found = try ClusteredMean(values.map { [$0] })
    let moments = try #require(SampleMoments(values))
    #expect(agrees(found.mean.standardError, try #require(moments.standardError), relative: 1e-13))
    #expect(agrees(found.degreesOfFreedom, 7, relative: 1e-12))
    #expect(agrees(found.designEffect, 1, relative: 1e-12))
  }

  @Test("all or none: as many people as services, and never an interval of no width")
  func ends() throws {
    let none = try ClusteredRate([(0, 20), (0, 30), (0, 5)])
    #expect(none.rate.value == 0 && none.effectivePersons == 3)
    #expect(none.rate.interval?.lower == 0 && (none.rate.interval?.upper ?? 0) > 0.5)
    let all = try ClusteredRate([(20, 20), (30, 30)])
    #expect(all.rate.interval?.upper == 1 && (all.rate.interval?.lower ?? 1) < 0.5)
    // Every service has the same share: V is 0, and all people count.
    #expect(try ClusteredRate([(5, 10), (5, 10)]).effectivePersons == 20)
  }

  @Test("one service has no interval over services")
  func one() {
    #expect(throws: Withheld.self) { try ClusteredMean([[1, 2, 3], []]) }
    #expect(throws: Withheld.self) { try ClusteredRate([(1, 2), (0, 0)]) }
    #expect(throws: Withheld.self) { try ClusteredMean([]) }
  }

  /// Shares of samples whose interval holds the truth: of the mean, of the rate, and of the rate by
  /// Wilson's interval that takes people as unrelated.
  static func coverage(
    services: Int, correlation: Double, share: Double, draws: Int, seed: UInt64
  ) throws -> (mean: Double, rate: Double, plain: Double) {
    var random = Xoshiro256(seed: seed)
    let border = Normal().quantile(1 - share)
    var (mean, rate, plain) = (0, 0, 0)
    for _ in 0..<draws {
      let groups = (0..<services).map { _ -> [Double] in
        let size = 4 + Int(random.uniform() * 33)
        let own = correlation.squareRoot() * random.normal()
        return (0..<size).map { _ in own + (1 - correlation).squareRoot() * random.normal() }
      }
      if let interval = try ClusteredMean(groups).mean.interval,
        interval.lower <= 0 && 0 <= interval.upper
      {
        mean += 1
      }
      let counts = groups.map { (count: $0.count { $0 > border }, n: $0.count) }
      if let interval = try ClusteredRate(counts).rate.interval,
        interval.lower <= share && share <= interval.upper
      {
        rate += 1
      }
      let (k, n) = counts.reduce((0, 0)) { ($0.0 + $1.count, $0.1 + $1.n) }
      if WilsonInterval.of(k, of: n, level: 0.95).contains(share) { plain += 1 }
    }
    let total = Double(draws)
    return (Double(mean) / total, Double(rate) / total, Double(plain) / total)
  }

  @Test(
    "the interval is never smaller than that of unrelated people, and close to it where V is small")
  func least() throws {
    let even = try ClusteredRate([(3, 10), (3, 10), (3, 10), (4, 10)])
    let plain = WilsonInterval.of(13, of: 40, level: 0.95)
    #expect(even.effectivePersons == 40)
    #expect(agrees(even.rate.interval?.lower, plain.lowerBound, relative: 1e-12))
    #expect(agrees(even.rate.interval?.upper, plain.upperBound, relative: 1e-12))
    let uneven = try ClusteredRate([(0, 10), (1, 10), (4, 10), (8, 10)])
    #expect(uneven.effectivePersons < 10)
    #expect(try #require(uneven.rate.interval).upper > plain.upperBound)
  }

  @Test("they hold the truth in 95 of 100 samples, where intervals of unrelated people do not")
  func covers() throws {
    let found = try Self.coverage(
      services: 12, correlation: 0.1, share: 0.3, draws: 600, seed: 4)
    // 600 draws: ± 0.018 at two Monte Carlo standard errors.
    #expect(abs(found.mean - 0.95) < 0.025, "\(found)")
    #expect(found.rate > 0.925 && found.rate < 0.985, "\(found)")
    #expect(found.plain < 0.9, "\(found)")
  }

  @Test(
    "for 8 to 20 services and correlations of .05 to .2", .enabled(if: Slow.isAskedFor),
    arguments: [8, 12, 20], [0.05, 0.1, 0.2])
  func grid(_ services: Int, _ correlation: Double) throws {
    for share in [0.1, 0.3, 0.5] {
      let found = try Self.coverage(
        services: services, correlation: correlation, share: share, draws: 4000, seed: 11)
      print(
        "services \(services) correlation \(correlation) share \(share): mean \(found.mean) "
          + "rate \(found.rate) unrelated \(found.plain)")
      #expect(found.mean > 0.935 && found.mean < 0.965, "\(found)")
      #expect(found.rate > 0.93 && found.rate < 0.98, "\(found)")
    }
  }
}
