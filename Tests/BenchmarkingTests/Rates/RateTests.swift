import Benchmarking
import Results
import TestSupport
import Testing

@Suite("Rates (Byar, Garwood, Wilson, Dobson 1991)")
struct RateTests {
  let expected: Expected

  init() throws { expected = try Expected("Fixtures/benchmarking/rates/expected.csv") }

  @Test(
    "crude rates per 100 agree with the reference: exact below ten events, Byar from ten on",
    arguments: [
      // PHEindicatormethods' test numbers: reference/benchmarking.md §1.5.
      (5, 0.95, 1.62348639011842, 11.668332079322669, "garwood-1936"),
      (5, 0.998, 0.739371731917839, 16.454745203680105, "garwood-1936"),
      (20, 0.95, 12.211428834875937, 30.889880369197066, "byar"),
      (20, 0.998, 8.922802365144193, 38.085035625041911, "byar"),
    ])
  func crude(
    _ events: Int, _ level: Double, _ lower: Double, _ upper: Double, _ method: String
  ) throws {
    let rate = try CrudeRate.of(events, exposure: 100, per: 100, level: level)
    #expect(agrees(rate.value, Double(events), relative: 1e-14))
    #expect(agrees(rate.interval?.lower, lower, relative: 1e-12))
    #expect(agrees(rate.interval?.upper, upper, relative: 1e-12))
    #expect(rate.interval?.method == method)
  }

  @Test(
    "an indirectly standardised ratio agrees with the reference",
    arguments: [
      (0.95, 1.0017147712553987, 1.1432332872498949),
      (0.998, 0.96351556196144372, 1.1860070415876287),
    ])
  func indirect(_ level: Double, _ lower: Double, _ upper: Double) throws {
    // reference/benchmarking.md §1.5: O = 895.
    let ratio = try IndirectlyStandardisedRatio.of(
      observed: 895, expected: 835.88356123117433, level: level)
    #expect(agrees(ratio.value, 1.0707232939020275, relative: 1e-12))
    #expect(agrees(ratio.interval?.lower, lower, relative: 1e-12))
    #expect(agrees(ratio.interval?.upper, upper, relative: 1e-12))
    let rate = try IndirectlyStandardisedRatio.of(
      observed: 895, expected: 835.88356123117433, reference: 40, level: level)
    #expect(agrees(rate.interval?.upper, 40 * upper, relative: 1e-12))
  }

  @Test("a share has Wilson's interval, and no standard error at the ends")
  func wilson() throws {
    let share = try WilsonRate.of(65, of: 100)
    // reference/benchmarking.md §1.5.
    #expect(agrees(share.interval?.lower, 0.55254443296887967, relative: 1e-12))
    #expect(agrees(share.standardError, 0.0476969600708473, relative: 1e-12))  // √(.65 · .35 / 100)
    #expect(try WilsonRate.of(0, of: 8).standardError == nil)
    #expect(try WilsonRate.of(8, of: 8).interval?.upper == 1)
  }

  static let bands: [DirectlyStandardisedRate.Stratum] = [
    .init("16-24", events: 3, people: 120, weight: 5500),
    .init("25-34", events: 11, people: 340, weight: 7000),
    .init("35-44", events: 24, people: 410, weight: 7000),
    .init("45-54", events: 17, people: 260, weight: 6000),
    .init("55+", events: 6, people: 45, weight: 2500),
  ]

  @Test("a directly standardised rate agrees with the formula in R", arguments: ["0.95", "0.998"])
  func direct(_ level: String) throws {
    let rate = try DirectlyStandardisedRate.of(
      Self.bands, per: 1000, level: try #require(Double(level)))
    #expect(agrees(rate.value, expected["dsr"], relative: 1e-12))
    #expect(agrees(rate.standardError, expected["dsr_se"], relative: 1e-12))
    #expect(agrees(rate.interval?.lower, expected["dsr_lower_\(level)"], relative: 1e-12))
    #expect(agrees(rate.interval?.upper, expected["dsr_upper_\(level)"], relative: 1e-12))
  }

  @Test(
    "a directly standardised rate has the limits of the reference",
    arguments: [
      (0.95, 971.77090679856803, 1117.894091547925),
      (0.998, 932.32878802199036, 1162.0595999522059),
    ])
  func directReference(_ level: Double, _ lower: Double, _ upper: Double) throws {
    // PHEindicatormethods' testdata_big (reference/benchmarking.md §1.5): 895 events, value
    // 1043.0247991469423 per 10,000. Its strata are not there; these two have the same events, rate
    // and variance (its four limits all give √(var/X) = 1.23526483692158).
    let rate = try DirectlyStandardisedRate.of(
      [
        .init("one", events: 400, people: 3084.5099553817158, weight: 1),
        .init("two", events: 495, people: 6271.7994915595409, weight: 1),
      ], per: 10000, level: level)
    #expect(agrees(rate.value, 1043.0247991469423, relative: 1e-12))
    #expect(agrees(rate.interval?.lower, lower, relative: 1e-12))
    #expect(agrees(rate.interval?.upper, upper, relative: 1e-12))
    #expect(rate.interval?.method == "dobson-1991")
  }

  @Test("people who come again widen the interval", arguments: ["0.95", "0.998"])
  func again(_ level: String) throws {
    let level = (text: level, value: try #require(Double(level)))
    let rate = try DirectlyStandardisedRate.of(
      repeated: [
        .init(
          "under 40",
          times: [
            .init(events: 1, people: 14), .init(events: 2, people: 5), .init(events: 4, people: 2),
          ],
          people: 150, weight: 3000),
        .init(
          "40 and over", times: [.init(events: 1, people: 9), .init(events: 3, people: 3)],
          people: 90, weight: 1000),
      ], per: 100, level: level.value)
    #expect(agrees(rate.value, expected["repeat"], relative: 1e-12))
    #expect(agrees(rate.standardError, expected["repeat_se"], relative: 1e-12))
    #expect(agrees(rate.interval?.lower, expected["repeat_lower_\(level.text)"], relative: 1e-12))
    let independent = try DirectlyStandardisedRate.of(
      [
        .init("under 40", events: 32, people: 150, weight: 3000),
        .init("40 and over", events: 18, people: 90, weight: 1000),
      ], per: 100, level: level.value)
    #expect(agrees(independent.value, rate.value, relative: 1e-14))
    #expect(try #require(independent.standardError) < rate.standardError ?? 0)
  }

  @Test("with one stratum it is the crude rate, whatever the weight")
  func oneStratum() throws {
    let direct = try DirectlyStandardisedRate.of(
      [.init("all", events: 37, people: 512, weight: 3)], per: 1000)
    let crude = try CrudeRate.of(37, exposure: 512, per: 1000)
    #expect(agrees(direct.value, crude.value, relative: 1e-13))
    #expect(agrees(direct.interval?.lower, crude.interval?.lower ?? 0, relative: 1e-13))
    #expect(agrees(direct.interval?.upper, crude.interval?.upper ?? 0, relative: 1e-13))
  }

  static let refused: [(code: String, rate: @Sendable () throws(Withheld) -> Estimate)] = [
    ("rate.no-denominator", { () throws(Withheld) in try CrudeRate.of(3, exposure: 0) }),
    ("rate.no-denominator", { () throws(Withheld) in try CrudeRate.of(3, exposure: -1) }),
    ("rate.not-finite", { () throws(Withheld) in try CrudeRate.of(3, exposure: .nan) }),
    ("rate.not-finite", { () throws(Withheld) in try CrudeRate.of(3, exposure: .infinity) }),
    ("rate.out-of-range", { () throws(Withheld) in try CrudeRate.of(3, exposure: 1e-300) }),
    ("rate.negative-count", { () throws(Withheld) in try CrudeRate.of(-1, exposure: 5) }),
    ("rate.no-denominator", { () throws(Withheld) in try WilsonRate.of(0, of: 0) }),
    ("rate.count-above-people", { () throws(Withheld) in try WilsonRate.of(6, of: 5) }),
    ("rate.negative-count", { () throws(Withheld) in try WilsonRate.of(-1, of: 5) }),
    (
      "rate.no-denominator",
      { () throws(Withheld) in try IndirectlyStandardisedRatio.of(observed: 1, expected: 0) }
    ),
    ("rate.weight", { () throws(Withheld) in try DirectlyStandardisedRate.of([]) }),
    (
      // Nine events: PHEindicatormethods gives none either, reference/benchmarking.md §1.5.
      "rate.too-few-events",
      { () throws(Withheld) in
        try DirectlyStandardisedRate.of([.init("all", events: 9, people: 80, weight: 1)])
      }
    ),
    (
      "rate.no-denominator",
      { () throws(Withheld) in
        try DirectlyStandardisedRate.of([.init("all", events: 19, people: 0, weight: 1)])
      }
    ),
    (
      "rate.weight",
      { () throws(Withheld) in
        try DirectlyStandardisedRate.of([.init("all", events: 19, people: 80, weight: -1)])
      }
    ),
    (
      "rate.count-above-people",
      { () throws(Withheld) in
        try DirectlyStandardisedRate.of(repeated: [
          .init("all", times: [.init(events: 2, people: 11)], people: 10, weight: 1)
        ])
      }
    ),
  ]

  @Test("what cannot be divided is refused with a reason", arguments: refused.indices)
  func refusals(_ index: Int) {
    let (code, rate) = Self.refused[index]
    do throws(Withheld) {
      let found = try rate()
      Issue.record("a rate of \(found.value)")
    } catch {
      #expect(error.code == code)
    }
  }
}
