import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Partial invariance: which items to let go (Byrne, Shavelson & Muthén 1989)")
struct PartialInvarianceTests {
  @Test("x3 and x7 of Holzinger and Swineford's two schools, and what they did to the means")
  func schools() throws {
    let model = ConfirmatoryModel(
      items: 9, factors: HolzingerSwineford.factors, groups: 2, scaling: .standardised,
      hasMeans: true)
    let found = try PartialInvariance.ofGroups(model, ScaledLadderTests.schools())
    #expect(found.verdict == nil && found.small.isEmpty)
    #expect(found.freed.map(\.place) == [.intercept(2), .intercept(6)])
    #expect(found.heldItems == [0, 1, 3, 4, 5, 7, 8])
    #expect(found.freed.allSatisfy { $0.level == .scalar && $0.degreesOfFreedom == 1 })
    // Seven places were left for the second.
    #expect(agrees(found.freed[0].adjustedP, 2 * 9 * found.freed[0].p, relative: 1e-12))
    #expect(agrees(found.freed[1].adjustedP, 2 * 8 * found.freed[1].p, relative: 1e-12))
    // lavaan 0.6-14: cfa(HS.model, …, group = "school", estimator = "MLM", std.lv = TRUE,
    //   group.equal = c("loadings", "intercepts"), group.partial = c("x3~1", "x7~1")), and without the last.
    // Where lavaan stops, the difference of two scales is good to 1e-5.
    let scalar = try #require(found.partial.steps.last)
    #expect(agrees(scalar.fit.fit.chiSquared, 129.42248032626, relative: 0, absolute: 1e-6))
    #expect(scalar.fit.fit.degreesOfFreedom == 58)
    #expect(agrees(scalar.robust.scale, 1.04581799591, relative: 1e-6))
    #expect(agrees(scalar.robust.chiSquared, 123.75239365998, relative: 1e-6))
    #expect(agrees(scalar.change?.difference?.statistic, 5.381818628236, relative: 1e-5))
    #expect(agrees(scalar.change?.difference?.p, 0.250314673194, relative: 1e-5))
    let expected = [
      (-0.1655269937, 0.13779361335, 0.05696509392, 0.14341178525),
      (0.6145978358, 0.13361100198, 0.61461634823, 0.13361684238),
      (-0.3123517369, 0.15517768630, -0.12950819680, 0.15847079580),
    ]
    #expect(found.means.count == 3)
    for (mean, (full, fullError, partial, partialError)) in zip(found.means, expected) {
      // lavaan stops at about 1e-6.
      #expect(mean.at == 1)
      #expect(agrees(mean.full?.value, full, relative: 0, absolute: 2e-6))
      #expect(agrees(mean.full?.standardError, fullError, relative: 0, absolute: 2e-6))
      #expect(agrees(mean.partial?.value, partial, relative: 0, absolute: 2e-6))
      #expect(agrees(mean.partial?.standardError, partialError, relative: 0, absolute: 2e-6))
    }
    // What was expected of x3 is near what letting it go found: 1.955 of the second school below that of the first.
    let at = scalar.fit
    let gap = at.value(.intercept(2, group: 1)) - at.value(.intercept(2))
    #expect(agrees(found.freed[0].changes[0], gap, relative: 0.25))
    #expect(
      agrees(found.freed[0].standardised[0], found.freed[0].changes[0] / 1.13, relative: 0.1))
  }

  @Test("the third item of two occasions, and how much people changed")
  func occasions() throws {
    let rows = CompleteRows(items: 8, groups: [ScaledLadderTests.occasions])
    let found = try PartialInvariance.overTime(items: 4, occasions: 2, rows)
    #expect(found.freed.map(\.place) == [.intercept(2)])
    #expect(found.verdict == nil && found.heldItems == [0, 1, 3])
    // lavaan as in ScaledLadderTests.overTime, the third intercept with a label of its own on the second occasion.
    let scalar = try #require(found.partial.steps.last)
    #expect(agrees(scalar.fit.fit.chiSquared, 24.6875769120, relative: 0, absolute: 1e-6))
    #expect(agrees(scalar.robust.scale, 1.0727767600, relative: 1e-6))
    #expect(found.means.count == 1)
    #expect(agrees(found.means[0].full?.value, 0.4970147718, relative: 0, absolute: 2e-6))
    #expect(agrees(found.means[0].partial?.value, 0.3657294716, relative: 0, absolute: 2e-6))
    #expect(
      agrees(found.means[0].partial?.standardError, 0.08385180851, relative: 0, absolute: 2e-6))
  }

  @Test("the test of a place has the closed form of two means with variances of their own")
  func closedForm() throws {
    let rows = try ScaledLadderTests.schools()
    var model = ConfirmatoryModel(items: 9, factors: [], groups: 2, hasMeans: true)
    model.share([.intercept(2), .intercept(2, group: 1)])
    let fit = try ConfirmatoryFit.estimate(model, rows.moments)
    let test = try #require(
      HeldPlaceTest.all(fit, rows, [[.intercept(2), .intercept(2, group: 1)]]).first)
    let shared = fit.value(.intercept(2))
    // By group: people, mean, variance, and what the model leaves of the variance.
    let groups = rows.moments.groups.enumerated().map { group, patterns in
      let pattern = patterns[0]
      return (
        n: Double(pattern.n), mean: pattern.mean[2], variance: pattern.covariance[2, 2],
        left: fit.value(.residual(2, 2, group: group))
      )
    }
    let information = groups.map { $0.n / $0.left }
    let slope = information[1] * (groups[1].mean - shared)
    let share = information[1] / (information[0] + information[1])
    let squares = groups.map { $0.n * $0.variance / ($0.left * $0.left) }
    let robust = (1 - share) * (1 - share) * squares[1] + share * share * squares[0]
    #expect(agrees(test.statistic, slope * slope / robust, relative: 1e-9))
    let variance = information[1] * (1 - share)
    #expect(agrees(test.normalStatistic, slope * slope / variance, relative: 1e-9))
    #expect(agrees(test.changes[0], slope / variance, relative: 1e-9))
  }

  @Test("for normal answers it is the modification index, of three groups that of two copies")
  func modificationIndex() throws {
    let rows = MadeUpGroups.rows(
      [2_000, 2_000, 2_000], means: [0, 0.4, -0.2],
      shifts: [MadeUpGroups.Shift(item: 3, intercept: 0.2)], inFive: false, seed: 8)
    let model = MadeUpGroups.model(3)
    let scalar = try ConfirmatoryFit.estimate(model.invariant(.scalar), rows.moments)
    let tests = HeldPlaceTest.all(
      scalar, rows,
      (0..<6).map { item in (0..<3).map { .intercept(item, group: $0) } })
    #expect(tests.count == 6 && tests[0].place == .intercept(3))
    #expect(tests.allSatisfy { $0.degreesOfFreedom == 2 && $0.changes.count == 2 })
    // Of so many people J and H differ by some hundredths, and the index is near the fall of χ² it foretells.
    #expect(agrees(tests[0].statistic, tests[0].normalStatistic, relative: 0.15))
    let freed = try ConfirmatoryFit.estimate(
      model.invariant(.scalar, except: [.intercept(3)]), rows.moments)
    #expect(
      agrees(
        tests[0].normalStatistic, scalar.fit.chiSquared - freed.fit.chiSquared, relative: 0.1))
    // The group in which the item is shifted, by about as much.
    #expect(agrees(tests[0].changes[1] - tests[0].changes[0], 0.2, relative: 0, absolute: 0.1))
    // One copy at a time it is the score test there was.
    let one = HeldPlaceTest.all(scalar, rows, [[.intercept(3), .intercept(3, group: 2)]])
    let known = scalar.scoreTests(of: [.intercept(3, group: 2)])
    #expect(agrees(one[0].normalStatistic, known[0].statistic, relative: 1e-8))
    #expect(agrees(one[0].changes[0], known[0].expectedChange, relative: 1e-8))
  }

  @Test("an item whose loading is let go loses its intercept too, in three groups")
  func loading() throws {
    let rows = MadeUpGroups.rows(
      [400, 400, 400], shifts: [MadeUpGroups.Shift(item: 2, loading: -0.45)], inFive: false,
      seed: 12)
    let found = try PartialInvariance.ofGroups(MadeUpGroups.model(3), rows)
    #expect(found.freed.map(\.place) == [.loading(2, on: 0)])
    #expect(found.freed[0].degreesOfFreedom == 2 && found.freed[0].changes.count == 2)
    // Three standard errors of the difference of two such loadings.
    #expect(agrees(found.freed[0].size, 0.45, relative: 0, absolute: 0.17))
    #expect(found.heldItems == [0, 1, 3, 4, 5] && found.verdict == nil)
    let (full, partial) = (
      try #require(found.full.steps.last), try #require(found.partial.steps.last)
    )
    // Two copies each of a loading and an intercept.
    #expect(full.fit.fit.degreesOfFreedom - partial.fit.fit.degreesOfFreedom == 4)
    #expect(found.means.map(\.at) == [1, 2])
  }

  @Test("two items shifted one way feign a difference, which goes when they are let go")
  func means() throws {
    let rows = MadeUpGroups.rows(
      [500, 500],
      shifts: [
        MadeUpGroups.Shift(item: 0, intercept: 0.6), MadeUpGroups.Shift(item: 3, intercept: 0.6),
      ], inFive: true, seed: 31)
    let found = try PartialInvariance.ofGroups(MadeUpGroups.model(2), rows)
    #expect(Set(found.freed.map(\.place)) == [.intercept(0), .intercept(3)])
    let mean = found.means[0]
    let (full, partial) = (try #require(mean.full), try #require(mean.partial))
    // Nobody has more of it: three errors of the difference found, where all held finds far more.
    #expect(abs(partial.value) < 3 * (partial.standardError ?? 0))
    #expect(full.value > 2.5 * (full.standardError ?? 0) && full.value > partial.value + 0.1)
  }

  @Test("no ruler is left where more than half the items shift, each by its own")
  func noRuler() throws {
    let shifts = [(0, 0.9), (1, -0.9), (2, 0.5), (3, -0.5)].map {
      MadeUpGroups.Shift(item: $0.0, intercept: $0.1)
    }
    let rows = MadeUpGroups.rows([600, 600], shifts: shifts, inFive: false, seed: 2)
    let found = try PartialInvariance.ofGroups(MadeUpGroups.model(2), rows)
    #expect(found.verdict?.code == "invariance.no-ruler-left")
    #expect(found.partial.ended?.level == .scalar)
    #expect(found.means[0].full != nil && found.means[0].partial == nil)
    #expect(found.freed.count == 3 && found.heldItems.count == 3)
  }

  @Test("a shift beyond chance that is too small to matter is told and not let go")
  func small() throws {
    let rows = MadeUpGroups.rows(
      [12_000, 12_000], shifts: [MadeUpGroups.Shift(item: 4, intercept: 0.06)], inFive: false,
      seed: 6)
    let found = try PartialInvariance.ofGroups(MadeUpGroups.model(2), rows)
    #expect(found.freed.isEmpty && found.small.first?.place == .intercept(4))
    #expect(found.small.allSatisfy { $0.size < 0.1 })
    var options = PartialInvariance.Options()
    options.importance = 0
    let all = try PartialInvariance.ofGroups(MadeUpGroups.model(2), rows, options: options)
    #expect(all.freed.first?.place == .intercept(4) && all.small.isEmpty)
  }

  @Test(
    "where nothing differs a place is let go in one cohort of twenty at most",
    arguments: [false, true])
  func falseFreeing(_ inFive: Bool) throws {
    let cohorts = Slow.cases(60, 1_000)
    var freed = 0
    for seed in 0..<cohorts {
      let rows = MadeUpGroups.rows([200, 200], inFive: inFive, seed: 1_000 + UInt64(seed))
      let found = try PartialInvariance.ofGroups(MadeUpGroups.model(2), rows)
      if !found.freed.isEmpty { freed += 1 }
    }
    // Three standard errors of a rate of .05 in so many cohorts.
    let bound = 0.05 + 3 * (0.05 * 0.95 / Double(cohorts)).squareRoot()
    #expect(Double(freed) / Double(cohorts) < bound, "\(freed) of \(cohorts)")
  }

  @Test(
    "an item shifted by half a standard deviation is found and mostly alone",
    arguments: [false, true])
  func found(_ inFive: Bool) throws {
    let cohorts = Slow.cases(40, 1_000)
    var (caught, alone) = (0, 0)
    for seed in 0..<cohorts {
      let rows = MadeUpGroups.rows(
        [300, 300], shifts: [MadeUpGroups.Shift(item: 2, intercept: 0.5)], inFive: inFive,
        seed: 5_000 + UInt64(seed))
      let found = try PartialInvariance.ofGroups(MadeUpGroups.model(2), rows)
      let items = Set(found.freed.map(\.item))
      if items.contains(2) { caught += 1 }
      if items == [2] { alone += 1 }
    }
    #expect(caught >= cohorts - cohorts / 20, "\(caught) of \(cohorts)")
    #expect(alone >= cohorts - cohorts / 6, "\(alone) of \(cohorts)")
  }

  @Test("one group, too few people and items answered alike are withheld")
  func withheld() throws {
    func code(_ model: ConfirmatoryModel, _ rows: CompleteRows) -> String? {
      do {
        _ = try PartialInvariance.ofGroups(model, rows)
        return nil
      } catch { return error.code }
    }
    let one = MadeUpGroups.rows([100], inFive: true, seed: 1)
    #expect(code(MadeUpGroups.model(1), one) == "dif.one-group")
    let few = MadeUpGroups.rows([100, 6], inFive: true, seed: 1)
    #expect(code(MadeUpGroups.model(2), few) == "invariance.too-few-people")
    let even = CompleteRows(
      items: 6,
      groups: [false, true].enumerated().map { group, isEven in
        (0..<50).map { person in
          (0..<6).map { isEven && $0 == 5 ? 2 : Double((person * ($0 + 3) + group) % 5) }
        }
      })
    #expect(code(MadeUpGroups.model(2), even) == "invariance.constant-item")
    // Noise has no factor to speak of: whatever comes of it, it is told, not trapped.
    for seed in 0..<20 {
      var random = SeededGenerator(seed: UInt64(seed))
      let noise = CompleteRows(
        items: 4,
        groups: (0..<2).map { _ in
          (0..<12).map { _ in (0..<4).map { _ in Double(Int.random(in: 0..<3, using: &random)) } }
        })
      let model = MadeUpGroups.model(2, items: 4)
      do {
        let found = try PartialInvariance.ofGroups(model, noise)
        #expect(found.full.steps.count == 3 || found.full.ended != nil)
      } catch { #expect(!error.code.isEmpty) }
    }
  }
}
