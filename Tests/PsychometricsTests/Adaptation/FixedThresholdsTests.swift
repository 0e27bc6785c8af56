import Distributions
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Rasch models with the parent's thresholds held")
struct FixedThresholdsTests {
  private static let same: [Int?] = [0, 1, 2, 3, 4, 5]

  @Test("three items of three categories: log L, mean and spread as by scipy")
  func reference() throws {
    // A program of its own: trapezoidal rule on z, scipy.optimize.minimize (Nelder-Mead to 1e-12).
    var (rows, counts): ([[Int?]], [Int]) = ([], [])
    for a in 0..<3 {
      for b in 0..<3 {
        for c in 0..<3 {
          rows.append([a, b, c])
          let extra = a == b && b == c ? 6 : 0
          counts.append(4 + (5 * a + 3 * b + 7 * c + a * b * c) % 13 + extra)
        }
      }
    }
    let answers = CategoryAnswers(rows, categories: [3, 3, 3], counts: counts)
    let found = try FixedThresholds.of(
      published: MadeUpAdaptation.scale([[-1, 0.5], [-0.3, 0.9], [-0.8, 1.2]]),
      parentItems: [0, 1, 2], RaschCounts(answers))
    #expect(answers.n == 285)
    #expect(agrees(found.logLikelihood, -980.8996328461955, relative: 1e-11))
    #expect(agrees(found.mean.value, 0.153964097724147, relative: 1e-5))
    #expect(agrees(found.spread.value, 0.7464742306671918, relative: 1e-5))
    #expect(agrees(found.free.logLikelihood, -935.1342347622559, relative: 1e-9))
    #expect(agrees(found.likelihoodRatio.statistic, 91.53079616787909, relative: 1e-7))
    #expect(found.likelihoodRatio.degreesOfFreedom == 5 && found.test?.degreesOfFreedom == 5)
    #expect(found.convergence.certified && found.uncertain.isEmpty)
    // The quadratic test of the same is not far from the ratio.
    #expect(agrees(found.test?.statistic, found.likelihoodRatio.statistic, relative: 0.25))
  }

  @Test("a fit held against the answers it is of: nothing to gain, the same people")
  func itself() throws {
    let counts = RaschCounts(MadeUpAdaptation.answers(500, seed: 2))
    let fit = try RaschFit.of(counts, by: .marginal)
    let found = try FixedThresholds.of(published: fit.scale, parentItems: Self.same, counts)
    #expect(agrees(found.logLikelihood, fit.logLikelihood, relative: 1e-12))
    #expect(abs(found.mean.value) < 1e-6)
    #expect(agrees(found.spread.value, try #require(fit.spread).value, relative: 1e-6))
    #expect(found.likelihoodRatio.statistic < 1e-7 && found.likelihoodRatio.p > 0.999)
    #expect(found.items.count == 6)
    #expect(found.items.allSatisfy { $0.test.statistic < 1e-6 && abs($0.expectedShift) < 1e-5 })
    let strays = try RaschItemFit.every(counts, fit, measure: .weighted)
    for (a, b) in zip(found.itemFit, strays) {
      #expect(agrees(a.infit, b.infit, relative: 1e-6))
      #expect(agrees(a.outfit, b.outfit, relative: 1e-6))
    }
  }

  @Test(
    "one item .8 logits harder: it comes first, with about that shift, and people's mean is found")
  func shifted() throws {
    var thresholds = MadeUpAdaptation.thresholds
    thresholds[3] = thresholds[3].map { $0 + 0.8 }
    let parent = try ItemCalibration.of(RaschCounts(MadeUpAdaptation.answers(600, seed: 3)))
    let found = try FixedThresholds.of(
      parent, parentItems: Self.same,
      RaschCounts(MadeUpAdaptation.answers(600, thresholds, mean: 0.5, seed: 4)))
    #expect(found.items[0].item == 3 && found.items[0].adjustedP < 1e-4)
    #expect(abs(found.items[0].expectedShift - 0.8) < 0.3)
    #expect(try #require(found.test).p < 1e-4)
    #expect(found.test?.degreesOfFreedom == 11 && found.likelihoodRatio.degreesOfFreedom == 11)
    // The parent's thresholds have mean 0 by convention; those made up have −0.2/3 or so.
    let origin = MadeUpAdaptation.thresholds.joined().reduce(0, +) / 12
    #expect(abs(found.mean.value - (0.5 - origin)) < 0.25)
  }

  @Test("everything harder alike: people's mean is lower and no item moved")
  func alike() throws {
    let parent = try ItemCalibration.of(RaschCounts(MadeUpAdaptation.answers(600, seed: 5)))
    let thresholds = MadeUpAdaptation.thresholds.map { $0.map { $0 + 0.7 } }
    let found = try FixedThresholds.of(
      parent, parentItems: Self.same,
      RaschCounts(MadeUpAdaptation.answers(600, thresholds, seed: 6)))
    #expect(found.items.allSatisfy { $0.adjustedP > 0.05 })
    #expect(try #require(found.test).p > 0.05)
    #expect(found.mean.value < -0.4)
  }

  @Test("nothing moved: any item is called moved in about one of twenty comparisons at most")
  func chance() throws {
    let count = Slow.cases(40, 1000)
    var (called, whole, exact) = (0, 0, 0)
    for seed in 0..<UInt64(count) {
      let parent = try ItemCalibration.of(
        RaschCounts(MadeUpAdaptation.answers(300, seed: 1000 + seed)))
      let found = try FixedThresholds.of(
        parent, parentItems: Self.same,
        RaschCounts(MadeUpAdaptation.answers(300, mean: 0.3, seed: 7000 + seed)))
      if found.items[0].adjustedP < 0.05 { called += 1 }
      if try #require(found.test).p < 0.05 { whole += 1 }
      if found.likelihoodRatio.p < 0.05 { exact += 1 }
    }
    if Slow.isAskedFor {
      print("thresholds, nothing moved: \(called), whole \(whole), exact \(exact) of \(count)")
    }
    let most = 0.05 * Double(count) + 3 * (0.05 * 0.95 * Double(count)).squareRoot()
    #expect(Double(called) <= most && Double(whole) <= most)
    // Taking the parent for exact calls too often: that is why its error counts.
    #expect(Double(exact) > most)
  }

  @Test("a category nobody chose here, one nobody chose there, an item all alike, a new item, gaps")
  func odd() throws {
    let codes = MadeUpAdaptation.codes(400, seed: 8)
    let parent = try ItemCalibration.of(RaschCounts(MadeUpAdaptation.answers(400, seed: 9)))
    func counts(_ rows: [[Int?]]) -> RaschCounts {
      RaschCounts(CategoryAnswers(rows, categories: Array(repeating: 3, count: rows[0].count)))
    }
    func changed(_ item: Int, _ new: (Int) -> Int?) -> [[Int?]] {
      codes.map { row in row.enumerated().map { $0 == item ? $1.flatMap(new) : $1 } }
    }
    let unused = try FixedThresholds.of(
      parent, parentItems: Self.same, counts(changed(2) { min($0, 1) }))
    #expect(unused.notes.contains { $0.code == "adaptation.unused-category" })
    #expect(unused.items[0].item == 2 && unused.items[0].adjustedP < 1e-3)
    #expect(unused.uncertain == [2])
    let note = try #require(unused.notes.first { $0.code == "adaptation.uncertain-item" })
    #expect(note.message.contains("item 3 "))
    let constant = try FixedThresholds.of(
      parent, parentItems: Self.same, counts(changed(2) { _ in 0 }))
    #expect(constant.items[0].item == 2 && constant.items.count == 6)
    let small = try ItemCalibration.of(counts(changed(2) { min($0, 1) }))
    let beyond = try FixedThresholds.of(small, parentItems: Self.same, counts(codes))
    #expect(beyond.items.count == 5 && beyond.notes.contains { $0.message.contains("item 3") })
    let new = try FixedThresholds.of(parent, parentItems: [0, 1, nil, 3, 4, nil], counts(codes))
    #expect(new.items.count == 4 && new.test?.degreesOfFreedom == 7)
    #expect(new.itemFit.count == 6 && new.notes[0].code == "adaptation.new-item")
    var rows = codes
    for person in 0..<100 { rows[person][person % 6] = nil }
    let gaps = try FixedThresholds.of(parent, parentItems: Self.same, counts(rows))
    #expect(try #require(gaps.test).p > 0.001)
    let turned = try FixedThresholds.of(
      parent, parentItems: Self.same, counts(changed(2) { 2 - $0 }))
    let stray = try #require(turned.itemFit.first { $0.item == 2 })
    #expect(turned.items[0].item == 2 || stray.infit > 1.5)
    let one = try FixedThresholds.of(
      parent, parentItems: [nil, 1, nil, nil, nil, nil], counts(codes))
    #expect(one.items.count == 1)
    for note in unused.notes + beyond.notes + new.notes {
      #expect(RefusedWords.found(in: note.message).isEmpty)
    }
    expectWithheld("adaptation.no-shared-item") { () throws(Withheld) in
      _ = try FixedThresholds.of(
        parent, parentItems: [nil, nil, nil, nil, nil, nil], counts(codes))
    }
    expectWithheld("adaptation.small-sample") { () throws(Withheld) in
      _ = try FixedThresholds.of(parent, parentItems: Self.same, counts(Array(codes.prefix(150))))
    }
  }
}
