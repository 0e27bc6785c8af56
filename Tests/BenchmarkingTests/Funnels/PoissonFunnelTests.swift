import Benchmarking
import Distributions
import Results
import TestSupport
import Testing

@Suite("Funnels of ratios: five definitions of limits")
struct PoissonFunnelTests {
  let expected: Expected

  init() throws { expected = try Expected("Fixtures/benchmarking/funnels/expected.csv") }

  static func funnel(_ limits: RatioLimits) throws(Withheld) -> Funnel {
    var options = Funnel.Options()
    options.dispersion = .none
    return try Funnel(
      [CountRow("A", 12, of: 10), CountRow("B", 30, of: 30)], as: .standardisedRatio(limits),
      options: options)
  }

  @Test(
    "agree with R at small and large expected counts", arguments: RatioLimits.allCases,
    ["0.4", "2.5", "5", "15", "30", "100", "1234.5"])
  func agreeWithR(_ limits: RatioLimits, _ e: String) throws {
    let funnel = try Self.funnel(limits)
    // Interpolated limits divide by a small difference of probabilities; inverted ones are solved.
    let tolerance =
      switch limits {
      case .exactInterpolated: 1e-9
      case .exactInverted: 1e-10
      case .chiSquaredAroundExpected, .log, .squareRoot: 1e-12
      }
    for coverage in ["0.95", "0.998"] {
      let found = funnel.limits(
        at: try #require(Double(e)), coverage: try #require(Double(coverage)))
      let name = "\(limits.rawValue)_\(e)_\(coverage)"
      #expect(
        agrees(
          found.lowerBound, expected[name + "_lower"], relative: tolerance, absolute: 1e-13),
        "\(name)")
      #expect(
        agrees(found.upperBound, expected[name + "_upper"], relative: tolerance), "\(name)")
    }
  }

  /// reference/benchmarking.md §1.6, five decimals.
  static let table: [(e: Double, limits: RatioLimits, lower: Double, upper: Double)] = [
    (5, .chiSquaredAroundExpected, 0.32470, 2.33367), (5, .exactInterpolated, 0.10841, 1.87531),
    (5, .exactInverted, 0.13546, 2.05926), (5, .log, 0.41623, 2.40253),
    (5, .squareRoot, 0.31555, 2.06860),
    (15, .chiSquaredAroundExpected, 0.55969, 1.64935), (15, .exactInterpolated, 0.49066, 1.50554),
    (15, .exactInverted, 0.49525, 1.56850), (15, .log, 0.60287, 1.65874),
    (15, .squareRoot, 0.55796, 1.57008),
    (30, .chiSquaredAroundExpected, 0.67470, 1.42756), (30, .exactInterpolated, 0.64110, 1.35721),
    (30, .exactInverted, 0.64233, 1.38939), (30, .log, 0.69919, 1.43024),
    (30, .squareRoot, 0.67417, 1.38985),
    (100, .chiSquaredAroundExpected, 0.81364, 1.21627),
    (100, .exactInterpolated, 0.80366, 1.19581), (100, .exactInverted, 0.80391, 1.20558),
    (100, .log, 0.82202, 1.21652), (100, .squareRoot, 0.81361, 1.20560),
  ]

  @Test("agree with the reference's table", arguments: table)
  func reference(_ row: (e: Double, limits: RatioLimits, lower: Double, upper: Double)) throws {
    let found = try Self.funnel(row.limits).limits(at: row.e, coverage: 0.95)
    // Printed to five decimals; the reference found its inverted ones by bisection to about 1e-5.
    let printed = row.limits == .exactInverted ? 1.1e-5 : 5.1e-6
    #expect(agrees(found.lowerBound, row.lower, relative: 0, absolute: printed))
    #expect(agrees(found.upperBound, row.upper, relative: 0, absolute: printed))
  }

  @Test(
    "chi-squared limits agree with FunnelPlotR's own test",
    arguments: [
      // Its tests/testthat/test-poisson_limits.R; reference/benchmarking.md §1.4.
      (15, 0.5596924, 1.649348, 0.3862650, 2.082907),
      (20, 0.6108260, 1.544419, 0.4479107, 1.902094),
      (30, 0.6746958, 1.427562, 0.5289724, 1.702771),
    ])
  func shipped(
    _ e: Double, _ lower95: Double, _ upper95: Double, _ lower998: Double, _ upper998: Double
  ) throws {
    let funnel = try Self.funnel(.chiSquaredAroundExpected)
    let inner = funnel.limits(at: e, coverage: 0.95)
    let outer = funnel.limits(at: e, coverage: 0.998)
    // Seven digits printed.
    #expect(agrees(inner.lowerBound, lower95, relative: 1e-6))
    #expect(agrees(inner.upperBound, upper95, relative: 1e-6))
    #expect(agrees(outer.lowerBound, lower998, relative: 1e-6))
    #expect(agrees(outer.upperBound, upper998, relative: 1e-6))
  }

  @Test(
    "inverted limits agree with those of public health in England",
    arguments: [
      // PHEindicatormethods' testdata_funnel_ratio_outputs.csv: for O, the E at either 95 % limit,
      // bisected there to about 1e-6.
      (1.0, 5.571644585, 0.025317898), (10, 18.39035799, 4.795387629),
      (25, 36.90492768, 16.17868501), (100, 121.6268111, 81.36400699),
      (716, 770.4222128, 664.5083011),
    ])
  func publicHealth(_ o: Double, _ eAtLower: Double, _ eAtUpper: Double) throws {
    let funnel = try Self.funnel(.exactInverted)
    #expect(
      agrees(
        funnel.limits(at: eAtLower, coverage: 0.95).lowerBound, o / eAtLower, relative: 2e-6))
    #expect(
      agrees(
        funnel.limits(at: eAtUpper, coverage: 0.95).upperBound, o / eAtUpper, relative: 5e-5))
  }

  @Test("inverted: outside if and only if the exact interval of the count leaves E out")
  func duality() throws {
    let expectations = [0.3, 1.7, 3.6, 3.8, 9.2, 24, 80.5]
    for e in expectations {
      for o in 0...140 {
        var options = Funnel.Options()
        options.dispersion = .none
        let funnel = try Funnel(
          [CountRow("A", Double(o), of: e), CountRow("B", 9, of: 9)],
          as: .standardisedRatio(), options: options)
        let figures = try funnel.units[0].figures.get()
        let interval = GarwoodInterval.of(o, level: 0.95)
        #expect(try figures.position.get().isWorthALook == !interval.contains(e), "\(o), \(e)")
        let p = try #require(figures.pValue)
        #expect((p < 0.05) == !interval.contains(e), "\(o), \(e)")
        let outer = GarwoodInterval.of(o, level: 0.998)
        #expect(try figures.position.get().isSignal == !outer.contains(e), "\(o), \(e)")
      }
    }
  }

  @Test(
    "limits hold the target, lie one inside the other, and narrow",
    arguments: RatioLimits.allCases)
  func properties(_ limits: RatioLimits) throws {
    let funnel = try Self.funnel(limits)
    var width = Double.infinity
    for e in [1e-8, 1e-3, 0.2, 1, 4, 40, 1e4, 1e9, 1e12] {
      let inner = funnel.limits(at: e, coverage: 0.95)
      let outer = funnel.limits(at: e, coverage: 0.998)
      #expect(outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound)
      #expect(inner.lowerBound >= 0 && inner.upperBound.isFinite && outer.upperBound.isFinite)
      // Interpolated limits of hardly any expected event lie below it: they count from below only.
      if limits != .exactInterpolated || e >= 1 { #expect(inner.contains(1)) }
      if e >= 1 {
        #expect(inner.upperBound - inner.lowerBound < width)
        width = inner.upperBound - inner.lowerBound
      }
    }
  }

  @Test("every definition says what it is, and no two say the same")
  func labels() {
    #expect(Set(RatioLimits.allCases.map(\.label)).count == 5)
    #expect(Set(ProportionLimits.allCases.map(\.label)).count == 3)
    let means: [MeanLimits] = [.knownDeviation(), .knownDeviation(4), .ownDeviation]
    #expect(Set(means.map(\.label)).count == 3)
  }
}
