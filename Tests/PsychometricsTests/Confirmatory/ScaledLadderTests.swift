import Distributions
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Scaled tests of what is held the same (Satorra & Bentler 2001, 2010)")
struct ScaledLadderTests {
  /// A level: χ², df, scaled χ², c, scaled CFI, TLI, RMSEA with its limits; and a step: T and p of 2001 and of 2010.
  struct Expectation {
    let level: [Double]
    let step: [Double]
  }

  static func schools() throws -> CompleteRows {
    let rows = try HolzingerSwineford.rows()
    return CompleteRows(
      items: 9,
      groups: ["Pasteur", "Grant-White"].map { school in
        rows.filter { $0.school == school }.map(\.scores)
      })
  }

  /// Fits and tests against lavaan 0.6-14, fitted anew four times from where it ended by
  /// `optim.method = "BFGS", control = list(reltol = 1e-16)`, so that scales are good to 1e-6 as χ² is much sooner.
  ///
  /// The limits of RMSEA are R's, `uniroot` on `pchisq(T, df, ncp)` of the scaled χ²: lavaan's take χ² unscaled for
  /// noncentral with c · df degrees of freedom.
  private func check(
    _ ladder: ScaledLadder, _ rows: CompleteRows, baseline: Double, _ expected: [Expectation]
  ) throws {
    #expect(ladder.steps.count == expected.count && ladder.ended == nil)
    for (step, expectation) in zip(ladder.steps, expected) {
      let (robust, level) = (step.robust, expectation.level)
      #expect(agrees(step.fit.fit.chiSquared, level[0], relative: 0, absolute: 1e-6))
      #expect(Double(robust.degreesOfFreedom) == level[1])
      #expect(agrees(robust.chiSquared, level[2], relative: 1e-6))
      #expect(agrees(robust.scale, level[3], relative: 1e-6))
      #expect(agrees(robust.cfi, level[4], relative: 0, absolute: 1e-6))
      #expect(agrees(robust.tli, level[5], relative: 0, absolute: 1e-6))
      #expect(agrees(robust.rmsea?.value, level[6], relative: 0, absolute: 1e-6))
      #expect(agrees(robust.rmsea?.interval?.lower, level[7], relative: 0, absolute: 1e-6))
      #expect(agrees(robust.rmsea?.interval?.upper, level[8], relative: 0, absolute: 1e-6))
      #expect(agrees(robust.baselineScale, baseline, relative: 1e-6))
    }
    for ((loose, held), expectation) in zip(
      zip(ladder.steps, ladder.steps.dropFirst()), expected.dropFirst())
    {
      for (k, method) in [ScaledDifference.Method.satorraBentler2001, .satorraBentler2010]
        .enumerated()
      {
        let test = try #require(
          ScaledDifference.of(
            from: (loose.fit, loose.robust), to: (held.fit, held.robust), rows, method: method))
        #expect(agrees(test.statistic, expectation.step[2 * k], relative: 1e-6))
        #expect(agrees(test.p, expectation.step[2 * k + 1], relative: 1e-5))
        #expect(test.method == method)
      }
      #expect(held.change?.difference?.method == .satorraBentler2001)
      #expect(agrees(held.change?.difference?.statistic, expectation.step[0], relative: 1e-6))
    }
  }

  @Test("the two schools of Holzinger and Swineford")
  func groups() throws {
    // cfa("visual =~ x1 + x2 + x3 \n textual =~ x4 + x5 + x6 \n speed =~ x7 + x8 + x9", HolzingerSwineford1939,
    //   group = "school", estimator = "MLM", group.equal = …)
    // fitMeasures(…); lavTestLRT(…, method = "satorra.bentler.2001") and "satorra.bentler.2010"
    let expected = [
      Expectation(
        level: [
          115.851343884, 48, 111.72803970530, 1.03690482852, 0.913790055757, 0.870685083636,
          0.0939240185367, 0.0712750635731, 0.1167530807303,
        ], step: []),
      Expectation(
        level: [
          124.043544188, 54, 118.22094056649, 1.04925188025, 0.913123415448, 0.884164553931,
          0.088894131591, 0.0671079732656, 0.1106948487515,
        ], step: [7.135887125151, 0.308463157598, 7.852064421121, 0.249143074254]),
      Expectation(
        level: [
          164.102830932, 60, 161.32002656812, 1.01725021011, 0.862936568029, 0.835523881635,
          0.105926293982, 0.086389579130, 0.125803743882,
        ], step: [54.9332888912, 4.78152073322e-10, 40.2501155055, 4.06758245112e-7]),
      Expectation(
        level: [
          181.511345229, 69, 177.50150712766, 1.02259044536, 0.853221574757, 0.846839904094,
          0.102217479719, 0.0838108422807, 0.1208811128997,
        ], step: [16.4511866271370, 0.0580368516129, 16.4121921650176, 0.0587571581455]),
    ]
    let rows = try Self.schools()
    let ladder = try ScaledLadder.climb(rows) { InvarianceTests.model.invariant($0) }
    try check(ladder, rows, baseline: 1.18065267033, expected)
    // The unit of the factors matters to neither test.
    let model = ConfirmatoryModel(
      items: 9, factors: HolzingerSwineford.factors, groups: 2, scaling: .standardised,
      hasMeans: true)
    try check(
      ScaledLadder.climb(rows) { model.invariant($0) }, rows, baseline: 1.18065267033, expected)
  }

  /// 250 made-up people's answers in five categories to four items on two occasions, of which the third item shifts.
  static let occasions: [[Double]] = {
    var random = SeededGenerator(seed: 23)
    func bell() -> Double {
      (0..<4).reduce(0.0) { sum, _ in sum + Double(random.next() >> 11) } / 0x1p52 - 4
    }
    return (0..<250).map { _ in
      let one = bell()
      let two = 0.6 * one + 0.8 * bell() + 0.4
      let own = (0..<4).map { _ in bell() }
      return [one, two].enumerated().flatMap { t, factor in
        (0..<4).map { j in
          let latent = 0.8 * factor + 0.4 * own[j] + 0.7 * bell() + (t == 1 && j == 2 ? 0.5 : 0)
          return Double([-0.2, 0.7, 1.4, 2.2].count { latent > $0 })
        }
      }
    }
  }()

  @Test("two occasions of made-up answers in five categories")
  func overTime() throws {
    // lavaan(…, estimator = "MLM", meanstructure = TRUE) of one factor on each occasion with each item's residuals
    // going together, loadings, then intercepts, then residual variances with one label on both occasions, the first
    // loading 1. (With factor variances of 1 its test of 2010 leaves the second one 1 where it was not, 1.1789.)
    let expected = [
      Expectation(
        level: [
          22.3977050877107, 15, 20.34448173540, 1.10092286343, 0.9870839532287,
          0.9758900460268, 0.0377517424613, 0, 0.0753755557421,
        ], step: []),
      Expectation(
        level: [
          23.5129613741187, 18, 21.72906007122, 1.08209749049, 0.9909879367375,
          0.985981234925, 0.0287868198497, 0, 0.0661488424231,
        ], step: [1.128835470949, 0.770118038862, 1.117913438318, 0.772751562952]),
      Expectation(
        level: [
          41.0589767132934, 21, 38.68025732019, 1.06149698987, 0.9572719692699,
          0.9430292923598, 0.0580316097809, 0.0275899131673, 0.0863806568449,
        ], step: [18.7078876693, 3.14176623162e-4, 16.8951042759, 7.42729826314e-4]),
      Expectation(
        level: [
          55.4096392569, 25, 52.6851599356, 1.0517124618, 0.933092931812, 0.925064083629,
          0.0665554803569, 0.0411777499981, 0.0916702476605,
        ], step: [14.34573206707810, 0.00626957702661, 14.18775252044001, 0.00671931877923]),
    ]
    let rows = CompleteRows(items: 8, groups: [Self.occasions])
    let ladder = try ScaledLadder.climb(rows) {
      ConfirmatoryModel.overTime(items: 4, occasions: 2, $0, scaling: .standardised)
    }
    try check(ladder, rows, baseline: 1.2457086508293, expected)
    // How much people changed, with its robust error.
    let scalar = ladder.steps[2]
    let at = try #require(
      scalar.fit.parameters.firstIndex { $0.places.contains(.factorMean(1)) })
    #expect(
      agrees(scalar.fit.parameters[at].estimate.value, 0.4970147718, relative: 0, absolute: 1e-6))
    #expect(agrees(scalar.robust.standardErrors[at], 0.08053155878, relative: 0, absolute: 1e-6))
  }

  /// With nothing fixed the model's numbers are the moments, and their errors are those of means of products.
  @Test("errors of moments are those of their fourth moments, by group")
  func saturated() throws {
    let rows = try Self.schools()
    var model = ConfirmatoryModel(items: 9, factors: [], groups: 2, hasMeans: true)
    for one in 0..<9 {
      for other in 0..<one { model.correlateResiduals(one, other) }
    }
    let fit = try ConfirmatoryFit.estimate(model, rows.moments)
    let robust = try RobustFit.estimate(fit, rows)
    let people = try ["Pasteur", "Grant-White"].map { school in
      try HolzingerSwineford.rows().filter { $0.school == school }.map(\.scores)
    }
    for (parameter, error) in zip(fit.parameters, robust.standardErrors) {
      let place = parameter.places[0]
      let here = people[place.group]
      let n = Double(here.count)
      let (x, y) = (here.map { $0[place.row] }, here.map { $0[place.column] })
      let (a, b) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
      let terms =
        place.kind == .intercept
        ? x.map { $0 - a } : zip(x, y).map { ($0 - a) * ($1 - b) }
      let mean = terms.reduce(0, +) / n
      let variance = terms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
      #expect(agrees(error, (variance / n).squareRoot(), relative: 1e-9))
    }
    #expect(robust.scale == nil && robust.degreesOfFreedom == 0)
  }

  @Test("rows and columns are one")
  func columns() {
    let columns = (0..<8).map { item in Self.occasions.map { $0[item] } }
    let rows = CompleteRows(items: 8, groups: [Self.occasions, []])
    #expect(rows == CompleteRows(columns: [columns, Array(repeating: [], count: 8)]))
    #expect(rows.moments.n == 250 && rows.moments.groups.count == 2)
  }

  @Test(
    "the same people twice as often: the same scales, twice the χ²; more than one part of people")
  func twice() throws {
    let many = Array(repeating: Self.occasions, count: 10).flatMap(\.self)
    let few = CompleteRows(items: 8, groups: [Self.occasions])
    let model = ConfirmatoryModel.overTime(
      items: 4, occasions: 2, .scalar, scaling: .standardised)
    let whole = CompleteRows(items: 8, groups: [many])
    let one = try RobustFit.estimate(ConfirmatoryFit.estimate(model, few.moments), few)
    let ten = try RobustFit.estimate(ConfirmatoryFit.estimate(model, whole.moments), whole)
    #expect(agrees(ten.scale, one.scale ?? 0, relative: 1e-8))
    #expect(agrees(ten.chiSquared, 10 * one.chiSquared, relative: 1e-7))
  }

  @Test("the scale of 2010 stands in where that of 2001 is not above 0")
  func negative() throws {
    // Heavy tails and loadings of other signs, so that a model that holds them is far off.
    var standsIn = 0
    for seed in 0..<40 {
      var random = SeededGenerator(seed: UInt64(seed))
      let groups = (0..<2).map { group in
        (0..<60).map { _ -> [Double] in
          let normal = random.normal()
          let factor = normal * normal * normal
          return (0..<4).map { item in
            (group == 1 && item < 2 ? -0.4 : 0.8) * factor + 0.6 * random.normal()
          }
        }
      }
      let rows = CompleteRows(items: 4, groups: groups)
      let model = ConfirmatoryModel(
        items: 4, factors: [[0, 1, 2, 3]], groups: 2, scaling: .standardised, hasMeans: true)
      guard let ladder = try? ScaledLadder.climb(rows, { model.invariant($0) }) else { continue }
      for (loose, held) in zip(ladder.steps, ladder.steps.dropFirst()) {
        let pair = ((loose.fit, loose.robust), (held.fit, held.robust))
        let second = try #require(
          ScaledDifference.of(from: pair.0, to: pair.1, rows, method: .satorraBentler2010))
        #expect(second.scale > 0)
        let first = ScaledDifference.of(
          from: pair.0, to: pair.1, rows, method: .satorraBentler2001)
        #expect(held.change?.difference == first ?? second)
        if first == nil { standsIn += 1 }
      }
    }
    #expect(standsIn > 0)
  }

  @Test("two groups of ten thousand people and fourteen items take a moment")
  func many() throws {
    var random = SeededGenerator(seed: 3)
    let groups = (0..<2).map { _ in
      (0..<10_000).map { _ -> [Double] in
        let factor = Double.random(in: -2...2, using: &random)
        return (0..<14).map { _ in
          min(2, max(-2, (factor + Double.random(in: -2...2, using: &random)).rounded()))
        }
      }
    }
    let model = ConfirmatoryModel(
      items: 14, factors: [Array(0..<14)], groups: 2, scaling: .standardised, hasMeans: true)
    var ladder: ScaledLadder?
    let time = try ContinuousClock().measure {
      ladder = try ScaledLadder.climb(CompleteRows(items: 14, groups: groups)) {
        model.invariant($0)
      }
    }
    #expect(ladder?.steps.count == 4)
    // Seen in half a second with others at work on two cores; a minute is what a slower way takes.
    #expect(time < .seconds(30))
  }

  @Test("what cannot be had is withheld, and a ladder that cannot go on ends with the reason")
  func edges() throws {
    let model = ConfirmatoryModel(
      items: 4, factors: [[0, 1, 2, 3]], groups: 2, scaling: .standardised, hasMeans: true)
    func code(_ groups: [[[Double]]], groupCount: Int = 2) -> String? {
      let model =
        groupCount == 2
        ? model
        : ConfirmatoryModel(
          items: 4, factors: [[0, 1, 2, 3]], groups: groupCount, scaling: .standardised,
          hasMeans: true)
      do {
        _ = try ScaledLadder.climb(CompleteRows(items: 4, groups: groups)) { model.invariant($0) }
        return nil
      } catch {
        return error.code
      }
    }
    let first = Self.occasions.map { Array($0[0..<4]) }
    let later = Self.occasions.map { Array($0[4..<8]) }
    #expect(code([first, later]) == nil)
    #expect(code([first, later, first.map { $0.map { $0 + 1 } }], groupCount: 3) == nil)
    // An item that one group answers alike, with a number that has no exact sum.
    #expect(code([first, later.map { [0.1] + $0[1...] }]) == "invariance.constant-item")
    // As many people as items, and nobody at all.
    #expect(code([first, Array(later[0..<4])]) == "invariance.too-few-people")
    #expect(code([first, []]) == "invariance.too-few-people")
    // A copy of another item.
    #expect(code([first, later.map { [$0[1]] + $0[1...] }]) == "confirmatory.singular")
  }

  @Test("a ladder whose second level cannot be had ends there with the reason")
  func ends() throws {
    let rows = CompleteRows(
      items: 4,
      groups: [Self.occasions.map { Array($0[0..<4]) }, Self.occasions.map { Array($0[4..<8]) }])
    let model = ConfirmatoryModel(
      items: 4, factors: [[0, 1, 2, 3]], groups: 2, scaling: .standardised, hasMeans: true)
    var more = model
    for (one, other) in [(0, 1), (0, 2), (0, 3)] { more.correlateResiduals(one, other) }
    let ladder = try ScaledLadder.climb(rows) { $0 == .configural ? model : more }
    #expect(ladder.steps.map(\.level) == [.configural])
    #expect(ladder.ended?.level == .metric)
    #expect(ladder.ended?.reason.code == "confirmatory.too-few-items")
    // Numbers that cannot be told apart: a factor's variance and its loadings.
    var loose = model
    loose.free(.factorCovariance(0, 0))
    let level = try ScaledLadder.climb(rows) { $0 == .configural ? model : loose }
    #expect(level.ended?.reason.code == "invariance.not-settled")
    // Where the first level cannot be had there is no ladder.
    #expect(throws: Withheld.self) { try ScaledLadder.climb(rows) { _ in more } }
  }

  @Test("a level with less than nothing left of an item keeps its verdict, and the ladder goes on")
  func heywood() throws {
    // r₁₂ = r₁₃ = .7 and r₂₃ = .4 leave 1 − .7 · .7 / .4 of the first item: less than nothing.
    var random = SeededGenerator(seed: 5)
    let groups = (0..<2).map { _ in
      (0..<200).map { _ -> [Double] in
        let shared = 0.4.squareRoot() * random.normal()
        let one = shared + 0.6.squareRoot() * random.normal()
        let other = shared + 0.6.squareRoot() * random.normal()
        return [(one + other) / 2 + 0.3.squareRoot() * random.normal(), one, other]
      }
    }
    let model = ConfirmatoryModel(
      items: 3, factors: [[0, 1, 2]], groups: 2, scaling: .standardised, hasMeans: true)
    let ladder = try ScaledLadder.climb(CompleteRows(items: 3, groups: groups)) {
      model.invariant($0)
    }
    #expect(
      ladder.steps[0].fit.verdicts.contains {
        if case .negativeResidual = $0 { true } else { false }
      })
    // The verdict of a level is carried by it, and the levels above are fitted all the same.
    #expect(ladder.steps.count == 4 && ladder.ended == nil)
    #expect(ladder.plain.steps.count == ladder.steps.count)
  }
}
