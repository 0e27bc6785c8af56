import Distributions
import TestSupport
import Testing

@Suite("Poisson, binomial and beta distributions (R 4.2.2)")
struct CountDistributionTests {
  let expected: Expected

  init() throws { expected = try Expected("Fixtures/benchmarking/intervals/expected.csv") }
  static let probabilities = ["0.001", "0.025", "0.5", "0.975", "0.999"]

  @Test("Poisson quantiles", arguments: ["0.3", "4.5", "100", "12345.6"], probabilities)
  func poisson(_ mean: String, _ probability: String) throws {
    let found = Poisson(mean: try #require(Double(mean))).quantile(
      try #require(Double(probability)))
    #expect(Double(found) == expected["qpois_\(mean)_\(probability)"])
  }

  @Test("binomial quantiles", arguments: [1, 20, 300], probabilities)
  func binomial(_ n: Int, _ probability: String) throws {
    let found = Binomial(n: n, chance: 0.3).quantile(try #require(Double(probability)))
    #expect(Double(found) == expected["qbinom_\(n)_0.3_\(probability)"])
  }

  @Test("tails on both sides")
  func tails() throws {
    for count in [0, 40, 130] {
      let poisson = Poisson(mean: 100)
      #expect(agrees(poisson.cumulative(count), expected["ppois_\(count)_100"], relative: 1e-12))
      #expect(
        agrees(poisson.upperTail(count), expected["ppois_above_\(count)_100"], relative: 1e-12))
    }
    for count in [0, 6, 18] {
      let binomial = Binomial(n: 20, chance: 0.3)
      #expect(
        agrees(binomial.cumulative(count), expected["pbinom_\(count)_20_0.3"], relative: 1e-12))
      #expect(
        agrees(
          binomial.upperTail(count), expected["pbinom_above_\(count)_20_0.3"], relative: 1e-12))
    }
    #expect(agrees(Beta(3.5, 7).quantile(0.025), expected["qbeta_0.025_3.5_7"], relative: 1e-12))
    #expect(agrees(Beta(2, 30).upperTail(0.9), expected["pbeta_0.9_2_30_above"], relative: 1e-11))
  }

  @Test("a quantile is the first count that is enough, however large the mean")
  func quantileProperty() {
    for mean in [1e-6, 0.5, 33, 1e6, 1e12] {
      let poisson = Poisson(mean: mean)
      for probability in [1e-9, 0.025, 0.6, 0.999] {
        let count = poisson.quantile(probability)
        #expect(poisson.cumulative(count) >= probability)
        #expect(poisson.cumulative(count - 1) < probability)
      }
    }
    #expect(Binomial(n: 7, chance: 0).quantile(0.9) == 0)
    #expect(Binomial(n: 7, chance: 1).quantile(0.1) == 7)
    #expect(Binomial(n: 7, chance: 0.4).cumulative(-1) == 0)
    #expect(Binomial(n: 7, chance: 0.4).upperTail(7) == 0)
  }
}

@Suite("False discovery rate (Benjamini & Hochberg 1995)")
struct BenjaminiHochbergTests {
  /// The fifteen p values of their example, p. 295.
  static let pValues = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1,
  ]

  @Test("agrees with R's p.adjust; four are taken at 0.05, as in the paper, in any order")
  func paper() throws {
    let expected = try Expected("Fixtures/benchmarking/intervals/expected.csv")
    let adjusted = BenjaminiHochberg.adjusted(Self.pValues)
    for (index, value) in adjusted.enumerated() {
      #expect(agrees(value, expected["bh_\(index + 1)"], relative: 1e-14))
    }
    #expect(adjusted.count { $0 <= 0.05 } == 4)
    #expect(BenjaminiHochberg.adjusted(Self.pValues.reversed()) == adjusted.reversed())
  }

  @Test("adjusted values are never smaller, never above 1; one stays; none gives none")
  func edges() {
    let adjusted = BenjaminiHochberg.adjusted(Self.pValues)
    #expect(zip(adjusted, Self.pValues).allSatisfy { $0 >= $1 && $0 <= 1 })
    #expect(BenjaminiHochberg.adjusted([0.03]) == [0.03])
    #expect(BenjaminiHochberg.adjusted([]).isEmpty)
    #expect(BenjaminiHochberg.adjusted([0.2, 0.2, 0.2]) == [0.2, 0.2, 0.2])
  }
}
