import Benchmarking
import Results
import TestSupport
import Testing

@Suite("Over-dispersion (Spiegelhalter 2005, 2012)")
struct OverDispersionTests {
  /// FunnelPlotR's test data: reference/benchmarking.md §1.4.
  static let ratios = [
    CountRow("a", 100, of: 108), CountRow("b", 150, of: 112), CountRow("c", 180, of: 165),
    CountRow("d", 80, of: 95), CountRow("e", 120, of: 100), CountRow("f", 225, of: 220),
  ]

  static func options(_ trimming: Trimming) -> Funnel.Options {
    var options = Funnel.Options()
    options.dispersion = .additive(trimming)
    return options
  }

  static func z(_ funnel: Funnel) throws -> [Double] {
    try funnel.units.map { try $0.figures.get().z.get() }
  }

  @Test("log scale, truncated: z, φ, τ² and limits of the reference")
  func log() throws {
    let funnel = try Funnel(
      Self.ratios, as: .standardisedRatio(.chiSquaredAroundExpected, scale: .log),
      options: Self.options(.truncated(0.1)))
    let expected = [
      -0.7998026007, 3.0916812945, 1.1176813744, -1.6749891124, 1.8232155679, 0.3333263191,
    ]
    for (found, expected) in zip(try Self.z(funnel), expected) {
      #expect(agrees(found, expected, relative: 0, absolute: 5.1e-11))  // ten decimals
    }
    let dispersion = try #require(try funnel.dispersion?.get())
    #expect(dispersion.n == 6)  // nothing is truncated
    #expect(agrees(dispersion.phi, 2.948033175, relative: 2e-10))
    #expect(agrees(dispersion.tauSquared, 0.01947753058, relative: 3e-10))
    let chance = funnel.limitsByChance(at: 100, coverage: 0.95)
    #expect(agrees(chance.lowerBound, 0.8136399, relative: 1e-7))
    #expect(agrees(chance.upperBound, 1.2162679, relative: 1e-7))
    let chanceOuter = funnel.limitsByChance(at: 100, coverage: 0.998)
    #expect(agrees(chanceOuter.lowerBound, 0.7192140, relative: 1e-7))
    #expect(agrees(chanceOuter.upperBound, 1.3492432, relative: 1e-7))
    // The reference's limits are those of z = 1.959964, 8e-9 too large.
    let inner = funnel.limits(at: 100, coverage: 0.95)
    #expect(agrees(inner.lowerBound, 0.7142611378, relative: 5e-9))
    #expect(agrees(inner.upperBound, 1.400048172, relative: 5e-9))
    let outer = funnel.limits(at: 100, coverage: 0.998)
    #expect(agrees(outer.lowerBound, 0.5882739, relative: 1e-7))
    #expect(agrees(outer.upperBound, 1.6998884, relative: 1e-7))
    #expect(funnel.label.contains("logarithm") && funnel.label.contains("widened"))
  }

  @Test(
    "square-root scale, winsorised: φ and τ² of the reference, limits squared back",
    arguments: [
      (0.1, 2.327178258, 0.003439780154), (0.05, 2.746782612, 0.004405975979),
    ])
  func squareRoot(_ share: Double, _ phi: Double, _ tauSquared: Double) throws {
    let funnel = try Funnel(
      Self.ratios, as: .standardisedRatio(.squareRoot), options: Self.options(.winsorised(share)))
    let dispersion = try #require(try funnel.dispersion?.get())
    #expect(agrees(dispersion.phi, phi, relative: 3e-10))
    #expect(agrees(dispersion.tauSquared, tauSquared, relative: 3e-10))
    // (1 ± c √(1/(4E) + τ²))²; FunnelPlotR 0.6.0 leaves out the square, so that its limits with
    // allowance, 1 ± c √(…), are narrower than those without.
    let reach = 1.959963984540054 * (1 / 400 + tauSquared).squareRoot()
    let limits = funnel.limits(at: 100, coverage: 0.95)
    #expect(agrees(limits.lowerBound, (1 - reach) * (1 - reach), relative: 1e-9))
    #expect(agrees(limits.upperBound, (1 + reach) * (1 + reach), relative: 1e-9))
    let chance = funnel.limitsByChance(at: 100, coverage: 0.95)
    #expect(limits.lowerBound < chance.lowerBound && chance.upperBound < limits.upperBound)
    // reference/benchmarking.md §1.3: not [0.902, 1.098].
    #expect(agrees(chance.lowerBound, 0.81361, relative: 0, absolute: 5.1e-6))
    #expect(agrees(chance.upperBound, 1.20560, relative: 0, absolute: 5.1e-6))
  }

  @Test("shares A to J: target, φ, τ² and limits of the reference")
  func shares() throws {
    // reference/benchmarking.md §1.4.
    let x: [Double] = [12, 30, 45, 22, 60, 18, 9, 41, 27, 55]
    let n: [Double] = [30, 60, 80, 50, 100, 40, 25, 90, 45, 120]
    let rows = zip("ABCDEFGHIJ", zip(x, n)).map { CountRow(String($0), $1.0, of: $1.1) }
    let funnel = try Funnel(
      rows, as: .proportion(.arcsine), options: Self.options(.winsorised(0.1)))
    #expect(agrees(funnel.target, 0.4984375, relative: 1e-14))
    let dispersion = try #require(try funnel.dispersion?.get())
    #expect(agrees(dispersion.phi, 1.020147805, relative: 5e-10))
    #expect(agrees(dispersion.tauSquared, 0.0005348073131, relative: 2e-9))
    // The reference's limits are those of z = 1.959964, 8e-9 too large.
    let chance = funnel.limitsByChance(at: 100, coverage: 0.95)
    #expect(agrees(chance.lowerBound, 0.4010959136, relative: 5e-9))
    #expect(agrees(chance.upperBound, 0.5958389173, relative: 5e-9))
    let limits = funnel.limits(at: 100, coverage: 0.95)
    #expect(agrees(limits.lowerBound, 0.3913389045, relative: 5e-9))
    #expect(agrees(limits.upperBound, 0.6056086758, relative: 5e-9))
  }

  @Test(
    "by three estimators, winsorised or truncated, as in R",
    arguments: ["means", "rates"], OverDispersion.Estimator.allCases)
  func estimators(_ data: String, _ estimator: OverDispersion.Estimator) throws {
    let expected = try Expected("Fixtures/benchmarking/funnels/expected.csv")
    var options = Funnel.Options()
    options.dispersion = .additive(.winsorised(0.1), estimator)
    let winsorised = try #require(try FunnelSets.funnel(data, options).dispersion?.get())
    #expect(agrees(winsorised.phi, expected["\(data)_phi"], relative: 1e-12))
    // Closed form; the others are solved.
    let tolerance = estimator == .derSimonianLaird ? 1e-11 : 1e-8
    #expect(
      agrees(
        winsorised.tauSquared, expected["\(data)_\(estimator.rawValue)"], relative: tolerance))
    options.dispersion = .additive(.truncated(0.1))
    let truncated = try #require(try FunnelSets.funnel(data, options).dispersion?.get())
    #expect(Double(truncated.n) == expected["\(data)_truncated_n"])
    #expect(agrees(truncated.phi, expected["\(data)_truncated_phi"], relative: 1e-12))
    #expect(agrees(truncated.tauSquared, expected["\(data)_truncated_DL"], relative: 1e-11))
  }

  @Test("the more is trimmed, the less dispersion; all alike have none")
  func trimming() throws {
    var last = Double.infinity
    for share in [0, 0.05, 0.1, 0.2, 0.3, 0.49] {
      let funnel = try FunnelSets.funnel("means", Self.options(.winsorised(share)))
      let dispersion = try #require(try funnel.dispersion?.get())
      #expect(dispersion.phi <= last)
      #expect(dispersion.n == 12)
      last = dispersion.phi
    }
    let none = try FunnelSets.funnel("means", Self.options(.none))
    let zero = try FunnelSets.funnel("means", Self.options(.winsorised(0)))
    #expect(try none.dispersion?.get().phi == zero.dispersion?.get().phi)
    let alike = try Funnel(
      (0..<8).map { CountRow("\($0)", 20, of: 20) }, as: .standardisedRatio())
    let dispersion = try #require(try alike.dispersion?.get())
    #expect(dispersion.phi == 0 && dispersion.tauSquared == 0 && !dispersion.widens)
    #expect(alike.label == RatioLimits.exactInverted.label)
  }

  @Test("with fewer than five services nothing is widened and nobody is marked")
  func fewServices() throws {
    let few = Array(Self.ratios.prefix(4))
    let funnel = try Funnel(few, as: .standardisedRatio())
    guard case .failure(let reason) = funnel.dispersion else {
      Issue.record("dispersion of four")
      return
    }
    #expect(reason.code == "funnel.few-units")
    for unit in funnel.units {
      let figures = try unit.figures.get()
      #expect(figures.pValue == nil && figures.adjustedZ == nil)
      #expect(throws: Withheld.self) { try figures.position.get() }
    }
    #expect(funnel.falseFlags.comparisons == 0)
    var chance = Funnel.Options()
    chance.dispersion = .none
    let asked = try Funnel(few, as: .standardisedRatio(), options: chance)
    #expect(try asked.units[1].figures.get().position.get() == .signalAbove)
    #expect(asked.dispersion == nil)
  }
}
