import Benchmarking
import Distributions
import Results
import TestSupport
import Testing

@Suite("Funnels of shares, rates and ratios of counts")
struct FunnelTests {
  let expected: Expected

  init() throws { expected = try Expected("Fixtures/benchmarking/funnels/expected.csv") }

  static var chance: Funnel.Options {
    var options = Funnel.Options()
    options.dispersion = .none
    return options
  }

  @Test(
    "limits of shares agree with R", arguments: ProportionLimits.allCases, ["0.1", "0.5", "0.8"])
  func shares(_ limits: ProportionLimits, _ target: String) throws {
    var options = Self.chance
    options.target = Double(target)
    let funnel = try Funnel(
      [CountRow("A", 3, of: 10)], as: .proportion(limits), options: options)
    for n in [1, 7, 30, 400] {
      for coverage in ["0.95", "0.998"] {
        let found = funnel.limits(at: Double(n), coverage: try #require(Double(coverage)))
        let name = "share_\(limits.rawValue)_\(n)_\(target)_\(coverage)"
        #expect(
          agrees(found.lowerBound, expected[name + "_lower"], relative: 1e-9, absolute: 1e-14),
          "\(name)")
        #expect(agrees(found.upperBound, expected[name + "_upper"], relative: 1e-9), "\(name)")
      }
    }
  }

  @Test(
    "normal limits of shares agree with those of public health in England",
    arguments: [
      // PHEindicatormethods' testdata_funnel_prop_outputs.csv, per cent, baseline 80.642448.
      (1.0, 3.204264, 100.0, 0.0, 100.0), (24, 64.835445, 96.449451, 55.719892, 100),
      (50, 69.691035, 91.593861, 63.375595, 97.909301),
      (110_000, 80.408963, 80.875933, 80.274317, 81.010578),
    ])
  func publicHealth(
    _ n: Double, _ lower: Double, _ upper: Double, _ outerLower: Double, _ outerUpper: Double
  ) throws {
    var options = Self.chance
    options.target = 0.80642448
    let funnel = try Funnel(
      [CountRow("A", 3, of: 10)], as: .proportion(.normal), options: options)
    let inner = funnel.limits(at: n, coverage: 0.95)
    let outer = funnel.limits(at: n, coverage: 0.998)
    // Six decimals of a per cent, with the baseline's own rounding.
    #expect(agrees(100 * inner.lowerBound, lower, relative: 0, absolute: 2e-6))
    #expect(agrees(100 * inner.upperBound, upper, relative: 0, absolute: 2e-6))
    #expect(agrees(100 * outer.lowerBound, outerLower, relative: 0, absolute: 2e-6))
    #expect(agrees(100 * outer.upperBound, outerUpper, relative: 0, absolute: 2e-6))
  }

  @Test("exact limits of shares: outside if and only if the tail is rarer, counting either way")
  func binomialDuality() throws {
    for n in [1, 5, 12, 40] {
      for count in 0...n {
        var options = Self.chance
        options.target = 0.3
        let did = try Funnel(
          [CountRow("A", Double(count), of: Double(n))], as: .proportion(), options: options)
        options.target = 0.7
        let didNot = try Funnel(
          [CountRow("A", Double(n - count), of: Double(n))], as: .proportion(), options: options)
        let binomial = Binomial(n: n, chance: 0.3)
        let tail = min(binomial.cumulative(count), binomial.upperTail(count - 1))
        let figures = try did.units[0].figures.get()
        let mirrored = try didNot.units[0].figures.get()
        #expect(try figures.position.get().isWorthALook == (tail < 0.025), "\(count) of \(n)")
        #expect(
          try figures.position.get().isWorthALook == mirrored.position.get().isWorthALook)
        #expect(
          agrees(
            figures.inner.lowerBound, 1 - mirrored.inner.upperBound, relative: 0, absolute: 1e-12))
        #expect(agrees(figures.pValue, min(1, 2 * tail), relative: 1e-12))
      }
    }
  }

  @Test("rates have the exact limits of their expected counts, in the unit asked for")
  func rates() throws {
    let funnel = try FunnelSets.funnel("rates", Self.chance)
    #expect(agrees(funnel.target, expected["rates_target"], relative: 1e-13))
    for (index, unit) in funnel.units.enumerated() {
      let figures = try unit.figures.get()
      for (coverage, limits) in [("0.95", figures.inner), ("0.998", figures.outer)] {
        let name = "rates_inverted_\(index + 1)_\(coverage)"
        #expect(
          agrees(limits.lowerBound, expected[name + "_lower"], relative: 1e-9, absolute: 1e-12))
        #expect(agrees(limits.upperBound, expected[name + "_upper"], relative: 1e-9))
      }
      #expect(agrees(figures.pValue, expected["rates_p_\(index + 1)"], relative: 1e-11))
      #expect(
        agrees(try figures.z.get(), expected["rates_z_\(index + 1)"], relative: 1e-11))
    }
    #expect(agrees(try funnel.units[3].figures.get().value, 1000 * 12 / 900, relative: 1e-14))
  }

  @Test("a ratio of counts: unit B, z 0.85, lies within the limits, unlike in FunnelPlotR 0.6.0")
  func ratioOfCounts() throws {
    let funnel = try FunnelSets.funnel("counts", Funnel.Options())
    #expect(agrees(funnel.target, expected["counts_target"], relative: 1e-14))
    for (index, unit) in funnel.units.enumerated() {
      #expect(
        agrees(
          try unit.figures.get().z.get(), expected["counts_z_\(index + 1)"], relative: 1e-12))
    }
    let b = try funnel.units[1].figures.get()
    #expect(agrees(try b.z.get(), 0.854, relative: 0, absolute: 5e-4))  // reference, §1.3
    #expect(try b.position.get() == .within)
    // There the upper limit at 32 is 1.2137, below 40/32 = 1.25.
    #expect(b.inner.upperBound > 1.6)
    for n in [13, 32, 75] {
      let limits = funnel.limits(at: Double(n), coverage: 0.95)
      #expect(agrees(limits.lowerBound, expected["counts_chance_\(n)_0.95_lower"], relative: 1e-12))
      #expect(agrees(limits.upperBound, expected["counts_chance_\(n)_0.95_upper"], relative: 1e-12))
    }
    let dispersion = try #require(try funnel.dispersion?.get())
    #expect(agrees(dispersion.phi, expected["counts_phi"], relative: 1e-12))
    #expect(dispersion.tauSquared == 0)
  }

  static let zeros = [
    CountRow("none", 0, of: 40), CountRow("few", 0, of: 1.5), CountRow("b", 30, of: 25),
    CountRow("c", 12, of: 14), CountRow("d", 50, of: 47), CountRow("e", 9, of: 11),
    CountRow("f", 33, of: 20),
  ]

  @Test("nothing counted has no logarithm: z is withheld, or ½ is added and said, never −∞")
  func zeroUnderLogarithm() throws {
    var options = Funnel.Options()
    let withheld = try Funnel(Self.zeros, as: .standardisedRatio(.log), options: options)
    for unit in withheld.units.prefix(2) {
      let figures = try unit.figures.get()
      #expect(figures.value == 0 && figures.pValue == nil)
      guard case .failure(let reason) = figures.z else {
        Issue.record("a logarithm of 0")
        continue
      }
      #expect(reason.code == "funnel.zero-numerator")
      #expect(throws: Withheld.self) { try figures.position.get() }
    }
    #expect(withheld.notes.contains { $0.code == "funnel.zero-numerator" })
    #expect(try withheld.dispersion?.get().n == 5)
    options.zeroNumerators = .halfAdded
    let added = try Funnel(Self.zeros, as: .standardisedRatio(.log), options: options)
    // √40 log(½/40).
    let z = try added.units[0].figures.get().z.get()
    #expect(agrees(z, -27.714369866184075, relative: 1e-13))
    #expect(try added.units[0].figures.get().position.get() == .signalBelow)
  }

  @Test("exact limits judge a count of zero, and so does the square root")
  func zeroElsewhere() throws {
    let exact = try Funnel(
      Self.zeros, as: .standardisedRatio(.exactInverted, scale: .log), options: Self.chance)
    #expect(try exact.units[0].figures.get().position.get() == .signalBelow)
    #expect(try exact.units[1].figures.get().position.get() == .within)
    #expect(throws: Withheld.self) { try exact.units[0].figures.get().z.get() }
    // P(0) = exp(−40), doubled.
    #expect(
      agrees(try exact.units[0].figures.get().pValue, 8.4967085e-18, relative: 1e-7))
    let root = try Funnel(Self.zeros, as: .standardisedRatio(.squareRoot), options: Self.chance)
    // −2 √40.
    let z = try root.units[0].figures.get().z.get()
    #expect(agrees(z, -12.64911064067352, relative: 1e-13))
    var two = Self.zeros
    two[0] = CountRow("none", 0, of: 1)
    let counts = try Funnel(
      two.map { CountRow($0.name, $0.numerator, of: $0.denominator.rounded(.up)) },
      as: .ratioOfCounts, options: Self.chance)
    #expect(try counts.units[0].figures.get().position.get() == .within)
  }

  @Test("positions are those of the limits drawn, and where these are normal, of z")
  func positions() throws {
    let measures: [CountMeasure] = [
      .proportion(.arcsine), .proportion(.exactInterpolated), .proportion(.normal),
      .standardisedRatio(.squareRoot), .standardisedRatio(.log),
      .standardisedRatio(.exactInverted), .rate(per: 100, .chiSquaredAroundExpected),
    ]
    var random = Xoshiro256(seed: 7)
    for measure in measures {
      for dispersion in [Funnel.Dispersion.none, .additive()] {
        let rows = (0..<40).map { index in
          let n = Int.random(in: 5...400, using: &random)
          return CountRow("\(index)", Double(Int.random(in: 1...n, using: &random)), of: Double(n))
        }
        var options = Funnel.Options()
        options.dispersion = dispersion
        options.target = measure == .proportion(.normal) ? 0.5 : nil
        let funnel = try Funnel(rows, as: measure, options: options)
        for (row, unit) in zip(rows, funnel.units) {
          let figures = try unit.figures.get()
          let inner = funnel.limits(at: row.denominator, coverage: 0.95)
          let outer = funnel.limits(at: row.denominator, coverage: 0.998)
          #expect(figures.inner == inner && figures.outer == outer)
          let position = try figures.position.get()
          // A value on a limit falls on either side by rounding.
          let near = [inner.lowerBound, inner.upperBound, outer.lowerBound, outer.upperBound]
            .contains { abs($0 - figures.value) <= 1e-12 * figures.value }
          #expect(near || position.isWorthALook == !inner.contains(figures.value))
          #expect(near || position.isSignal == !outer.contains(figures.value))
          if let z = figures.adjustedZ {
            #expect(near || position.isWorthALook == (abs(z) > 1.959963984540054))
            #expect(near || position.isSignal == (abs(z) > 3.090232306167813))
          }
        }
      }
    }
  }

  @Test("discoveries at a rate are Benjamini and Hochberg's")
  func discoveries() throws {
    let funnel = try FunnelSets.funnel("rates", Self.chance)
    let p = (1...6).map { expected["rates_p_\($0)"] }
    let adjusted = BenjaminiHochberg.adjusted(p)
    for (unit, q) in zip(funnel.units, adjusted) {
      #expect(agrees(try unit.figures.get().adjustedPValue, q, relative: 1e-11))
    }
    let names = zip(funnel.units, adjusted).filter { $1 <= 0.1 }.map(\.0.name)
    #expect(funnel.discoveries(atRate: 0.1) == names)
    #expect(!names.isEmpty && names.count < 6)
    #expect(funnel.discoveries(atRate: 0).isEmpty)
  }

  @Test("false flags add over scales and quarters")
  func falseFlags() throws {
    let funnel = try FunnelSets.funnel("counts", Funnel.Options())
    let year = (0..<12).reduce(FalseFlags.none) { sum, _ in sum + funnel.falseFlags }
    #expect(year.looks == 12 && year.comparisons == 84)
    #expect(agrees(year.worthALook, 84 * 0.05, relative: 1e-12))
    #expect(agrees(year.signals, 84 * 0.002, relative: 1e-12))
    let others = FalseFlags(units: 10, inner: 0.8, outer: 0.9)
    #expect(agrees((year + others).worthALook, 6.2, relative: 1e-12))
  }

  @Test("any two coverages")
  func coverages() throws {
    var options = Self.chance
    options.inner = 0.8
    options.outer = 0.9
    let funnel = try FunnelSets.funnel("rates", options)
    let figures = try funnel.units[2].figures.get()
    #expect(figures.inner == funnel.limits(at: 5003.25, coverage: 0.8))
    #expect(figures.outer == funnel.limits(at: 5003.25, coverage: 0.9))
    for (inner, outer) in [(0.95, 0.95), (0.998, 0.95), (0, 0.9), (0.9, 1), (.nan, 0.9)] {
      options.inner = inner
      options.outer = outer
      #expect(throws: Withheld.self) { try FunnelSets.funnel("rates", options) }
    }
  }
}
