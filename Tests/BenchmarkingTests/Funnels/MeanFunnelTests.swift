import Benchmarking
import Distributions
import Results
import TestSupport
import Testing

@Suite("Funnels of means (no other tool draws them; values by R)")
struct MeanFunnelTests {
  let expected: Expected
  let rows: [MeanRow]

  init() throws {
    expected = try Expected("Fixtures/benchmarking/funnels/expected.csv")
    rows = try FunnelSets.means()
  }

  @Test("z, limits by chance and widened, adjusted z")
  func means() throws {
    let funnel = try Funnel(rows)
    #expect(rows.count == 12)
    #expect(agrees(funnel.target, expected["means_target"], relative: 1e-13))
    for (index, unit) in funnel.units.enumerated() {
      let figures = try unit.figures.get()
      #expect(agrees(try figures.z.get(), expected["means_z_\(index + 1)"], relative: 1e-12))
      #expect(
        agrees(figures.adjustedZ, expected["means_adjusted_\(index + 1)"], relative: 1e-11))
      #expect(
        try figures.position.get().isWorthALook == (abs(figures.adjustedZ ?? 0) > 1.95996398454))
    }
    for n in [2, 20, 300] {
      for coverage in ["0.95", "0.998"] {
        let level = try #require(Double(coverage))
        let chance = funnel.limitsByChance(at: Double(n), coverage: level)
        let widened = funnel.limits(at: Double(n), coverage: level)
        let name = "\(n)_\(coverage)"
        #expect(
          agrees(chance.lowerBound, expected["means_chance_\(name)_lower"], relative: 1e-12))
        #expect(
          agrees(chance.upperBound, expected["means_chance_\(name)_upper"], relative: 1e-12))
        #expect(
          agrees(widened.lowerBound, expected["means_widened_\(name)_lower"], relative: 1e-11))
        #expect(
          agrees(widened.upperBound, expected["means_widened_\(name)_upper"], relative: 1e-11))
      }
    }
    #expect(funnel.notes.contains { $0.code == "funnel.widened" })
  }

  @Test("each by its own spread: Student's t limits, and z with the same tail")
  func ownDeviation() throws {
    var options = Funnel.Options()
    options.dispersion = .none
    let funnel = try Funnel(rows, limits: .ownDeviation, options: options)
    for (index, unit) in funnel.units.enumerated() {
      let figures = try unit.figures.get()
      #expect(agrees(try figures.z.get(), expected["own_z_\(index + 1)"], relative: 1e-11))
      for (coverage, limits) in [("0.95", figures.inner), ("0.998", figures.outer)] {
        let name = "own_limits_\(index + 1)_\(coverage)"
        #expect(agrees(limits.lowerBound, expected[name + "_lower"], relative: 1e-11))
        #expect(agrees(limits.upperBound, expected[name + "_upper"], relative: 1e-11))
      }
      #expect(
        try figures.position.get().isWorthALook == (abs(try figures.z.get()) > 1.95996398454))
    }
    let widened = try Funnel(rows, limits: .ownDeviation)
    let dispersion = try #require(try widened.dispersion?.get())
    #expect(dispersion.phi < (try #require(try Funnel(rows).dispersion?.get())).phi)
  }

  @Test("shifting and stretching the unit changes neither z nor position")
  func unit() throws {
    let plain = try Funnel(rows)
    let other = try Funnel(
      rows.map {
        MeanRow(
          $0.name, mean: 100 - 3 * $0.mean, n: $0.n,
          standardDeviation: $0.standardDeviation.map { 3 * $0 })
      })
    for (left, right) in zip(plain.units, other.units) {
      let (a, b) = (try left.figures.get(), try right.figures.get())
      #expect(agrees(try a.z.get(), -(try b.z.get()), relative: 1e-10, absolute: 1e-12))
      #expect(try a.position.get().isWorthALook == b.position.get().isWorthALook)
    }
  }

  @Test("means less expected have the target 0; a stated spread needs none of their own")
  func againstExpected() throws {
    let against = try (0..<6).map { index throws(Withheld) in
      try MeanAgainstExpected(
        [12, 15, 9 + Double(index)], expected: [11, 14, 10])
    }
    var options = Funnel.Options()
    options.target = 0
    let funnel = try Funnel(
      against.enumerated().map { MeanRow("\($0)", $1) }, options: options)
    #expect(funnel.target == 0)
    #expect(agrees(try funnel.units[0].figures.get().value, 1.0 / 3, relative: 1e-14))
    let known = try Funnel(
      rows.map { MeanRow($0.name, mean: $0.mean, n: $0.n, standardDeviation: nil) },
      limits: .knownDeviation(7))
    let limits = known.limitsByChance(at: 49, coverage: 0.95)
    #expect(agrees(limits.upperBound - known.target, 1.959963984540054, relative: 1e-12))
  }

  @Test("estimates with standard errors: the funnel of means at n = σ²/SE²")
  func estimates() throws {
    let sigma = expected["means_sigma"]
    var options = Funnel.Options()
    options.target = 2
    let means = try Funnel(rows, options: options)
    let estimates = try Funnel(
      rows.map {
        EstimateRow($0.name, $0.mean, standardError: sigma / Double($0.n).squareRoot())
      }, options: options)
    for (left, right) in zip(means.units, estimates.units) {
      let (a, b) = (try left.figures.get(), try right.figures.get())
      #expect(agrees(try a.z.get(), try b.z.get(), relative: 1e-11))
      #expect(agrees(a.outer.upperBound, b.outer.upperBound, relative: 1e-11))
      #expect(try a.position.get() == b.position.get())
    }
    // Without a stated target: the mean weighted by n, as all share σ.
    let own = try Funnel(
      rows.map {
        EstimateRow($0.name, $0.mean, standardError: sigma / Double($0.n).squareRoot())
      })
    #expect(agrees(own.target, expected["means_target"], relative: 1e-12))
  }

  @Test("what cannot be placed is set aside, and nothing to measure by is refused")
  func refusals() throws {
    let bad = [
      MeanRow("nobody", mean: 1, n: 0, standardDeviation: nil),
      MeanRow("unknown", mean: .nan, n: 4, standardDeviation: 2),
      MeanRow("negative", mean: 1, n: 4, standardDeviation: -2),
    ]
    let funnel = try Funnel(bad + rows)
    for unit in funnel.units.prefix(3) {
      #expect(throws: Withheld.self) { try unit.figures.get() }
    }
    let one = MeanRow("one", mean: 3, n: 1, standardDeviation: nil)
    #expect(try Funnel([one] + rows).units[0].figures.get().value == 3)
    let own = try Funnel([one] + rows, limits: .ownDeviation)
    #expect(throws: Withheld.self) { try own.units[0].figures.get() }
    let flat = ["a", "b"].map { MeanRow($0, mean: 1, n: 5, standardDeviation: 0) }
    #expect(throws: Withheld.self) { try Funnel(flat) }
    #expect(throws: Withheld.self) { try Funnel(rows, limits: .knownDeviation(0)) }
    #expect(throws: Withheld.self) { try Funnel([one]) }
    #expect(throws: Withheld.self) { try Funnel([EstimateRow]()) }
    let estimates = try Funnel(
      [EstimateRow("x", 1, standardError: 0), EstimateRow("y", .nan, standardError: 1)]
        + rows.map { EstimateRow($0.name, $0.mean, standardError: 1) })
    for unit in estimates.units.prefix(2) {
      #expect(throws: Withheld.self) { try unit.figures.get() }
    }
    #expect(throws: Withheld.self) { try Funnel(rows, limits: .knownDeviation(1e-300)) }
    let sure = try Funnel([
      EstimateRow("s", 1, standardError: 1e-40), EstimateRow("t", 2, standardError: 1),
    ])
    let limits = sure.limits(
      at: try sure.units[0].figures.get().denominator, coverage: 0.95)
    #expect(limits.contains(sure.target))
  }
}
