import Change
import Distributions
import Platform
import Results
import Scales
import TestSupport
import Testing

/// Numbers that a script in R works out from the papers' formulas, apart from this code:
/// `Fixtures/change/*/regenerate.R`.
@Suite("Methods of change beside R, formula by formula")
struct IndependentCheckTests {
  /// HAM-D of claus_2020 with r .80, second r .50, a reference mean of 12.
  static func claus() throws -> (pairs: [(first: Double, second: Double)], moments: PairMoments) {
    try (Claus2020.pairs().map { (first: $0.first, second: $0.second) }, Claus2020.moments())
  }

  static let extras: SampleMethod.Extras = {
    var extras = SampleMethod.Extras()
    extras.secondReliability = 0.5
    extras.referenceSecondMean = 12
    return extras
  }()

  static func expected(_ folder: String) throws -> Expected {
    try Expected("Fixtures/change/\(folder)/expected.csv")
  }

  /// Name and line of a method, and whether error in one direction is asked for.
  static func methods(_ moments: PairMoments) throws -> [(String, ExpectedScore, Bool)] {
    try SampleMethod.allCases.map {
      ($0.rawValue, try $0.expectation(moments, reliability: 0.8, extras), $0.isOneSided)
    } + RetestMethod.allCases.map { ($0.rawValue, try $0.expectation(moments), false) }
  }

  @Test(
    "all sixteen methods on claus_2020: indices, counts, and recovered by c",
    .enabled(if: SharedData.isPresent, SharedData.absence))
  func methods() throws {
    let expected = try Self.expected("claus-2020")
    let (pairs, moments) = try Self.claus()
    for (name, line, isOneSided) in try Self.methods(moments) {
      var rule = ChangeRule()
      rule.isOneSided = isOneSided
      rule.range = ChangeRule.Range(cutOff: expected["cut.c"], source: "c")
      let facts = pairs.map {
        ChangeFacts(first: $0.first, second: $0.second, line, rule, direction: .lowerIsBetter)
      }
      let indices = facts.map(\.index)
      let sums = (
        indices.reduce(0, +), indices.reduce(0) { $0 + $1 * $1 },
        indices.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
      )
      // Forty indices of some ten digits each; sums about a mean are 0 up to rounding.
      #expect(agrees(sums.0, expected["\(name).sum"], relative: 1e-11, absolute: 1e-11), "\(name)")
      #expect(agrees(sums.1, expected["\(name).squares"], relative: 1e-11), "\(name)")
      #expect(agrees(sums.2, expected["\(name).weighted"], relative: 1e-11), "\(name)")
      func count(_ categories: [ChangeFacts.Category]) -> Double {
        Double(facts.count { categories.contains($0.category) })
      }
      #expect(count([.improved, .recovered]) == expected["\(name).improved"], "\(name)")
      #expect(count([.unchanged]) == expected["\(name).unchanged"], "\(name)")
      #expect(count([.deteriorated]) == expected["\(name).deteriorated"], "\(name)")
      #expect(count([.recovered]) == expected["\(name).recovered.by.c"], "\(name)")
    }
  }

  @Test(
    "claus_2020: cut-offs, group percentages, true change and effect sizes",
    .enabled(if: SharedData.isPresent, SharedData.absence))
  func group() throws {
    let expected = try Self.expected("claus-2020")
    let (pairs, moments) = try Self.claus()
    let seeking = CutOff.Group(
      mean: moments.firstMean, standardDeviation: moments.firstDeviation)
    let others = CutOff.Group(mean: 8, standardDeviation: 8)
    func cutOff(_ cutOff: CutOff, _ one: CutOff.Group?, _ two: CutOff.Group?) throws -> Double {
      try cutOff.value(seeking: one, others: two, direction: .lowerIsBetter).value
    }
    let method = try HagemanArrindell(moments, reliability: 0.8)
    let sem = method.standardErrorOfMeasurement
    let ofTrue = try cutOff(
      .c, seeking.ofTrueScores(standardErrorOfMeasurement: sem),
      others.ofTrueScores(standardErrorOfMeasurement: sem))
    let truth = try TrueChange(moments, reliability: 0.8)
    let first = truth.ofPerson(after: pairs[0].second - pairs[0].first)
    let down = pairs.map { 1 - truth.probability(above: 0, after: $0.second - $0.first) }
    let byThree = pairs.map { 1 - truth.probability(above: -3, after: $0.second - $0.first) }
    let mean = try #require(SampleMoments(pairs.map { $0.second - $0.first }))
    var found: [(String, Double?)] = [
      ("cut.a", try cutOff(.a, seeking, nil)), ("cut.b", try cutOff(.b, nil, others)),
      ("cut.c", try cutOff(.c, seeking, others)), ("cut.c.true", ofTrue),
      ("ha.r22", method.secondReliability), ("ha.rdd", method.differenceReliability),
      ("ha.changed", method.changedShare(.lowerIsBetter)),
      ("ha.functional", method.beyondShare(ofTrue, .lowerIsBetter)),
      ("true.first", first.change.value), ("true.error", truth.standardError),
      ("true.first.low", first.change.interval?.lower),
      ("true.first.high", first.change.interval?.upper), ("true.down", down.reduce(0, +)),
      ("true.down.by.3", byThree.reduce(0, +)), ("mean.change", mean.mean),
      ("mean.change.low", mean.interval(level: 0.95)?.lowerBound),
      ("mean.change.high", mean.interval(level: 0.95)?.upperBound),
    ]
    for kind in PairedEffectSize.allCases {
      let result = try kind.result(moments)
      found += [
        (kind.rawValue, result.d.value), ("\(kind.rawValue).error", result.d.standardError),
        ("correction", result.correction),
      ]
    }
    for (name, value) in found {
      #expect(agrees(value, expected[name], relative: 1e-11), "\(name) \(value ?? .nan)")
    }
    // R's integral and search for the noncentrality.
    let interval = try PairedEffectSize.z.result(moments).d.interval
    #expect(agrees(interval?.lower, expected["d_z.low"], relative: 1e-9))
    #expect(agrees(interval?.upper, expected["d_z.high"], relative: 1e-9))
  }

  @Test("eight retest methods at three first scores, of made-up numbers")
  func retest() throws {
    let expected = try Self.expected("made-up")
    let retest = PairMoments(
      n: 37, firstMean: 41.25, firstDeviation: 9.5, secondMean: 43, secondDeviation: 8.25,
      correlation: 0.62)
    for method in RetestMethod.allCases {
      let line = try method.expectation(retest)
      for (first, name) in [(12.5, "12.5"), (40, "40"), (61, "61")] {
        let prefix = "\(method.rawValue).\(name)"
        #expect(
          agrees(line.expected(after: first), expected["\(prefix).expected"], relative: 1e-13))
        #expect(
          agrees(line.standardError(after: first), expected["\(prefix).error"], relative: 1e-13))
      }
    }
  }

  @Test(
    "the smallest important change of 240 seeded people",
    arguments: [
      (MinimalImportantChange.receiverOperating, "mic.roc", 0.7),
      (.predictive, "mic.predictive", 0.7), (.adjusted, "mic.adjusted.0.7", 0.7),
      (.adjusted, "mic.adjusted.1", 1),
    ])
  func importance(_ method: MinimalImportantChange, _ name: String, _ reliability: Double) throws {
    let rows = try Fixture("change/made-up").table("input.csv")
    let changes = rows.column("change").compactMap { NumberText.value($0) }
    let improved = rows.column("improved").map { $0 == "1" }
    #expect(changes.count == 240 && improved.count == 240)
    let size = try method.size(
      changes, improved: improved, direction: .higherIsBetter, anchorReliability: reliability)
    // An iterative fit at a certified optimum.
    #expect(try agrees(size, Self.expected("made-up")[name], relative: 1e-9))
    let turned = try method.size(
      changes.map { -$0 }, improved: improved, direction: .lowerIsBetter,
      anchorReliability: reliability)
    #expect(agrees(turned, size, relative: 1e-9))
  }

  @Test(
    "Wilson's interval, of the catalogue's rates and of other levels",
    arguments: [
      (29, 40, 0.95, "0.95"), (10, 40, 0.95, "0.95"), (1, 40, 0.95, "0.95"), (0, 40, 0.95, "0.95"),
      (11, 30, 0.95, "0.95"), (7, 7, 0.9, "0.9"), (3, 1000, 0.99, "0.99"),
    ])
  func wilson(_ count: Int, _ n: Int, _ level: Double, _ text: String) throws {
    let expected = try Self.expected("made-up")
    let rate = ChangeRate("x", count, of: n, denominator: "x", unknown: 0, level: level)
    let interval = try #require(rate.rate?.interval)
    let name = "wilson.\(count).\(n).\(text)"
    #expect(agrees(interval.lower, expected["\(name).low"], relative: 1e-12, absolute: 1e-15))
    #expect(agrees(interval.upper, expected["\(name).high"], relative: 1e-12))
  }

  @Test(
    "how often two of K unchanged scores differ by more than 1.96 √2 SEM, and what mends it",
    arguments: 2...12)
  func studentizedRange(_ occasions: Int) throws {
    // reference/change.md §2.8: .05 at 2, .12226631 at 3, .28581312 at 5, .72076685 at 12.
    let expected = try Self.expected("made-up")
    let range = StudentizedRange(count: occasions)
    let border = Normal().quantile(0.975) * 2.0.squareRoot()
    // R's own quadrature keeps some eight digits, its search for the quantile seven.
    #expect(
      agrees(range.upperTail(border), expected["range.uncorrected.\(occasions)"], relative: 1e-8))
    #expect(agrees(range.quantile(0.95), expected["range.q.\(occasions)"], relative: 1e-7))
  }
}
