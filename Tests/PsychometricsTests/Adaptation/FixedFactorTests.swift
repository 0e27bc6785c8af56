import Distributions
import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("A factor model with the parent's numbers held")
struct FixedFactorTests {
  private static let same: [Int?] = [0, 1, 2, 3, 4, 5]

  private static func parent(_ n: Int = 600, seed: UInt64 = 11) throws -> ConfirmatoryFit {
    try ConfirmatoryFit.estimate(
      ConfirmatoryModel(
        items: 6, factors: [Array(0..<6)], scaling: .standardised, hasMeans: true),
      MadeUpAdaptation.Items().moments(n, seed: seed))
  }

  @Test("four items with published numbers: lavaan's χ² and indices, numpy's tests")
  func reference() throws {
    // lavaan 0.6-14 with sample.cov, sample.mean, sample.nobs = 250 and every loading, intercept and residual
    // fixed; its modindices(free.remove = FALSE). χ² and the whole test: numpy, with derivatives by differences.
    let covariance = Matrix(
      rows: 4, columns: 4,
      elements: [
        1.20, 0.45, 0.50, 0.30, 0.45, 1.10, 0.42, 0.28, 0.50, 0.42, 1.40, 0.35, 0.30, 0.28, 0.35,
        0.90,
      ])
    let found = try FixedFactor.of(
      HeldFactors.published(
        loadings: [0.7, 0.6, 0.8, 0.5], intercepts: [2, 2, 2.2, 1.8],
        residuals: [0.6, 0.7, 0.7, 0.6]),
      AnswerMoments(covariances: [covariance], means: [[2.1, 1.9, 2.4, 1.7]], n: [250]))
    let fit = found.held.fit
    #expect(agrees(fit.chiSquared, 33.66162257304716, relative: 1e-9))
    #expect(fit.degreesOfFreedom == 12)
    #expect(agrees(fit.p, 0.00076256173935218552, relative: 1e-7))
    #expect(agrees(fit.cfi, 0.83200139473395263, relative: 1e-8))
    #expect(agrees(fit.rmsea?.value, 0.0849737657026126, relative: 1e-8))
    #expect(agrees(fit.rmsea?.interval?.lower, 0.051763967075381098, relative: 1e-5))
    #expect(agrees(fit.rmsea?.interval?.upper, 0.11961067283065675, relative: 1e-5))
    #expect(agrees(fit.srmr, 0.075727482391453244, relative: 1e-7))
    #expect(agrees(found.factorMeans?[0].value, 0.066189629807273581, relative: 1e-6))
    #expect(agrees(found.factorVariances[0].value, 0.97392105906667825, relative: 1e-6))
    #expect(agrees(found.factorMeans?[0].standardError, 0.073473584364825914, relative: 1e-6))
    #expect(agrees(found.free?.fit.chiSquared, 0.75084197748997994, relative: 1e-7))
    #expect(agrees(found.free?.fit.srmr, 0.0098113224523772354, relative: 1e-6))
    #expect(found.change?.degreesOfFreedom == 10)
    for (place, statistic, change) in [
      (ModelPlace.loading(0, on: 0), 0.564676260809, 0.0525779339347),
      (.loading(3, on: 0), 0.470152193898, -0.0434928622787),
      (.intercept(2), 11.7627190576, 0.223978199777),
      (.intercept(1), 8.64083460483, -0.173170732841),
      (.residual(2, 2), 6.01366025778, 0.2058034141),
    ] {
      let test = try #require(found.places.first { $0.place == place })
      #expect(agrees(test.statistic, statistic, relative: 1e-5))
      #expect(agrees(test.expectedChange, change, relative: 1e-5))
    }
    #expect(found.places[0].place == .intercept(2) && found.places.count == 12)
    #expect(agrees(found.places[0].adjustedP, 12 * found.places[0].p, relative: 1e-12))
    #expect(agrees(found.test?.statistic, 38.165627722282345, relative: 1e-5))
    #expect(found.test?.degreesOfFreedom == 10)
    #expect(found.notes.contains { $0.code == "adaptation.exact-parent" })
  }

  @Test(
    "the parent against itself: the same χ², mean 0, variance 1, nothing to gain",
    arguments: [
      ConfirmatoryModel.Scaling.standardised, .marker,
    ])
  func itself(_ scaling: ConfirmatoryModel.Scaling) throws {
    let moments = MadeUpAdaptation.Items().moments(400, seed: 3)
    let parent = try ConfirmatoryFit.estimate(
      ConfirmatoryModel(items: 6, factors: [Array(0..<6)], scaling: scaling, hasMeans: true),
      moments)
    let found = try FixedFactor.of(HeldFactors.of(parent, parentItems: Self.same), moments)
    #expect(agrees(found.held.fit.chiSquared, parent.fit.chiSquared, relative: 1e-8))
    #expect(agrees(found.free?.fit.chiSquared, parent.fit.chiSquared, relative: 1e-8))
    #expect(abs(try #require(found.change).chiSquared) < 1e-7)
    #expect(abs(try #require(found.factorMeans)[0].value) < 1e-6)
    let variance = parent.value(.factorCovariance(0, 0))
    #expect(agrees(found.factorVariances[0].value, variance, relative: 1e-6))
    // The marker's loading was no estimate in the parent, but is held all the same.
    #expect(found.places.count == 18 && found.places.allSatisfy { $0.statistic < 1e-6 })
    #expect(try #require(found.test).statistic < 1e-6)
    #expect(found.test?.degreesOfFreedom == 16)
  }

  @Test("one loading halved: it comes first, and the model says so")
  func halved() throws {
    var items = MadeUpAdaptation.Items()
    items.loadings[2] = 0.45
    items.mean = 0.3
    let found = try FixedFactor.of(
      HeldFactors.of(Self.parent(), parentItems: Self.same), items.moments(600, seed: 12))
    #expect(found.places[0].place == .loading(2, on: 0))
    #expect(found.places[0].adjustedP < 1e-6 && found.places[0].expectedChange < -0.25)
    #expect(try #require(found.test).p < 1e-6)
    #expect(try #require(found.change).chiSquared > 40)
    #expect(abs(try #require(found.factorMeans)[0].value - 0.3) < 0.15)
  }

  @Test("the whole test is nearly that of two groups held strictly alike, where nothing moved")
  func twoGroups() throws {
    for seed in 40..<46 as Range<UInt64> {
      let items = MadeUpAdaptation.Items()
      let (one, two) = (items.drawn(1500, seed: seed), items.drawn(1500, seed: seed + 100))
      let model = ConfirmatoryModel(
        items: 6, factors: [Array(0..<6)], scaling: .standardised, hasMeans: true)
      let parent = try ConfirmatoryFit.estimate(model, AnswerMoments(items: 6, groups: [one]))
      let found = try FixedFactor.of(
        HeldFactors.of(parent, parentItems: Self.same), AnswerMoments(items: 6, groups: [two]))
      let both = ConfirmatoryModel(
        items: 6, factors: [Array(0..<6)], groups: 2, scaling: .standardised, hasMeans: true)
      let groups = AnswerMoments(items: 6, groups: [one, two])
      let loose = try ConfirmatoryFit.estimate(both.invariant(.configural), groups)
      let strict = try ConfirmatoryFit.estimate(both.invariant(.strict), groups)
      let change = InvarianceLadder.Change(from: loose.fit, to: strict.fit)
      let test = try #require(found.test)
      #expect(test.degreesOfFreedom == change.degreesOfFreedom)
      // Both have the same limit; the parent's error is half of what there is.
      #expect(agrees(test.statistic, change.chiSquared, relative: 0.12), "\(test) \(change)")
      #expect(try #require(found.change).chiSquared > 1.3 * test.statistic)
    }
  }

  @Test("all items shifted alike: the mean of people moved, and no item did")
  func alike() throws {
    var items = MadeUpAdaptation.Items()
    for j in 0..<6 { items.intercepts[j] += 0.5 * items.loadings[j] }
    let found = try FixedFactor.of(
      HeldFactors.of(Self.parent(), parentItems: Self.same), items.moments(600, seed: 15))
    #expect(abs(try #require(found.factorMeans)[0].value - 0.5) < 0.15)
    #expect(found.places.allSatisfy { $0.adjustedP > 0.05 })
    #expect(try #require(found.test).p > 0.05)
  }

  @Test("nothing moved: any number is called moved in about one of twenty comparisons at most")
  func chance() throws {
    let count = Slow.cases(60, 2000)
    var (called, whole, exact) = (0, 0, 0)
    for seed in 0..<UInt64(count) {
      let found = try FixedFactor.of(
        HeldFactors.of(Self.parent(300, seed: 1000 + seed), parentItems: Self.same),
        MadeUpAdaptation.Items().moments(300, seed: 5000 + seed))
      if found.places[0].adjustedP < 0.05 { called += 1 }
      if try #require(found.test).p < 0.05 { whole += 1 }
      if try #require(found.change?.p) < 0.05 { exact += 1 }
    }
    if Slow.isAskedFor {
      print("fixed factor, nothing moved: \(called), whole \(whole), exact \(exact) of \(count)")
    }
    // Three standard errors above one in twenty.
    let most = 0.05 * Double(count) + 3 * (0.05 * 0.95 * Double(count)).squareRoot()
    #expect(Double(called) <= most && Double(whole) <= most)
    // Taking the parent for exact calls too often: that is why its error counts.
    #expect(Double(exact) > 2 * most)
  }

  @Test("skewed answers in five categories, nothing moved", .enabled(if: Slow.isAskedFor))
  func skewed() throws {
    let count = 1000
    var (called, whole) = (0, 0)
    for seed in 0..<UInt64(count) {
      var random = Xoshiro256(seed: 77, stream: seed)
      var samples: [AnswerMoments] = []
      for _ in 0..<2 {
        let rows = OrdinalFactor.answers(300, &random).map { row in row.map { Optional($0) } }
        samples.append(AnswerMoments(items: 6, groups: [rows]))
      }
      let parent = try ConfirmatoryFit.estimate(
        ConfirmatoryModel(
          items: 6, factors: [Array(0..<6)], scaling: .standardised, hasMeans: true), samples[0])
      let found = try FixedFactor.of(HeldFactors.of(parent, parentItems: Self.same), samples[1])
      if found.places[0].adjustedP < 0.05 { called += 1 }
      if try #require(found.test).p < 0.05 { whole += 1 }
    }
    print("fixed factor, skewed, nothing moved: \(called), whole \(whole) of \(count)")
    // Normal theory does not hold here: how often it then calls is said where it is described.
    #expect(called < count / 2)
  }

  @Test(
    "a shorter scale with a new item; one item shared; two items in all; answers that are missing")
  func parts() throws {
    let parent = try Self.parent()
    let moments = MadeUpAdaptation.Items().moments(400, seed: 21)
    let shorter = try FixedFactor.of(
      HeldFactors.of(parent, parentItems: [5, nil, 0, 3]), moments.keeping([5, 1, 0, 3]))
    #expect(shorter.places.count == 9 && shorter.test?.degreesOfFreedom == 7)
    #expect(shorter.notes.map(\.code) == ["adaptation.new-item"])
    #expect(agrees(shorter.held.value(.loading(1, on: 0)), 0.7, relative: 0.2))
    #expect(shorter.held.value(.loading(0, on: 0)) == parent.value(.loading(5, on: 0)))
    let one = try FixedFactor.of(
      HeldFactors.of(parent, parentItems: [nil, 2, nil, nil]), moments.keeping([0, 2, 3, 4]))
    #expect(one.test?.degreesOfFreedom == 1 && one.places.count <= 3)
    let two = try FixedFactor.of(
      HeldFactors.of(parent, parentItems: [1, 4]), moments.keeping([1, 4]))
    #expect(two.free == nil && two.change == nil && two.held.fit.degreesOfFreedom == 3)
    var rows = MadeUpAdaptation.Items().drawn(400, seed: 21)
    for person in 0..<80 { rows[person][person % 6] = nil }
    let gaps = try FixedFactor.of(
      HeldFactors.of(parent, parentItems: Self.same), AnswerMoments(items: 6, groups: [rows]))
    #expect(gaps.held.fit.n == 400)
    #expect(try #require(gaps.test).p > 0.001)
  }

  @Test("two factors: what they have in common is free, an item on both is held on both")
  func twoFactors() throws {
    var model = ConfirmatoryModel(
      items: 6, factors: [[0, 1, 2], [3, 4, 5]], scaling: .standardised, hasMeans: true)
    model.free(.loading(2, on: 1))
    model.correlateResiduals(0, 3)
    var random = Xoshiro256(seed: 31)
    let rows = (0..<800).map { _ -> [Double?] in
      let one = random.normal()
      let other = 0.5 * one + 0.75.squareRoot() * random.normal()
      let common = 0.5 * random.normal()
      return (0..<6).map { j in
        (j < 3 ? one : other) + (j == 2 ? 0.4 * other : 0) + (j == 0 || j == 3 ? common : 0)
          + 0.7 * random.normal()
      }
    }
    let moments = AnswerMoments(items: 6, groups: [rows])
    let parent = try ConfirmatoryFit.estimate(model, moments)
    #expect(parent.verdicts.isEmpty)
    let held = try HeldFactors.of(parent, parentItems: Self.same)
    #expect(held.places.contains(.loading(2, on: 1)) && held.places.contains(.residual(3, 0)))
    #expect(held.places.count == 20)
    let found = try FixedFactor.of(held, moments)
    #expect(agrees(found.held.fit.chiSquared, parent.fit.chiSquared, relative: 1e-6))
    // Only items of the second factor are left, and a new one.
    let part = try HeldFactors.of(parent, parentItems: [4, 3, 5, nil], newItems: [3: 1])
    #expect(part.held.factors == [[0, 1, 2, 3]] && part.places.count == 9)
  }

  @Test("an item turned round is named and left; odd data are withheld with a reason")
  func odd() throws {
    let parent = try Self.parent()
    let rows = MadeUpAdaptation.Items().drawn(300, seed: 41)
    let turned = rows.map { row in row.enumerated().map { $0 == 3 ? $1.map { 5 - $0 } : $1 } }
    let held = try HeldFactors.of(parent, parentItems: Self.same)
    let found = try FixedFactor.of(held, AnswerMoments(items: 6, groups: [turned]))
    let note = try #require(found.notes.first { $0.code == "adaptation.turned-item" })
    #expect(note.message.contains("item 4"))
    #expect(found.places.prefix(3).contains { $0.place == .loading(3, on: 0) })
    for (answers, code) in [
      (rows.prefix(199).map { $0 }, "adaptation.small-sample"),
      (rows.map { row in row.enumerated().map { $0 == 2 ? 3 : $1 } }, "confirmatory.singular"),
    ] {
      expectWithheld(code) { () throws(Withheld) in
        _ = try FixedFactor.of(held, AnswerMoments(items: 6, groups: [answers]))
      }
    }
    let few = try HeldFactors.of(Self.parent(150), parentItems: Self.same)
    expectWithheld("adaptation.small-sample") { () throws(Withheld) in
      _ = try FixedFactor.of(few, AnswerMoments(items: 6, groups: [rows]))
    }
    expectWithheld("adaptation.no-shared-item") { () throws(Withheld) in
      _ = try HeldFactors.of(parent, parentItems: [nil, nil, nil])
    }
    expectWithheld("adaptation.no-shared-item") { () throws(Withheld) in
      _ = try HeldFactors.published(loadings: [nil], intercepts: nil, residuals: [nil])
    }
    for note in found.notes { #expect(RefusedWords.found(in: note.message).isEmpty) }
  }
}
