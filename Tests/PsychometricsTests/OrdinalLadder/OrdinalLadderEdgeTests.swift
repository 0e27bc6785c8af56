import Distributions
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Ordered answers of groups that cannot be compared as they are")
struct OrdinalLadderEdgeTests {
  static let plain = LadderAnswers.groups(
    categories: [4, 4, 4, 4], people: [300, 300], mean: [0, 0.2], sd: [1, 1.1], seed: 21)

  private func code(_ groups: [[[UInt8]]]) -> String? {
    LadderAnswers.code { _ = try OrdinalLadder.groups(groups) }
  }

  @Test("what cannot be told is withheld with its reason")
  func withheld() throws {
    #expect(code(Self.plain) == nil)
    #expect(code([Self.plain[0]]) == "ordinalLadder.one-group")
    #expect(code(Self.plain.map { Array($0.prefix(2)) }) == "invariance.too-few-items")
    #expect(code(Self.plain.map { Array($0.prefix(0)) }) == "invariance.too-few-items")
    // One item of the second group has the same answer from everybody, then a copy of its neighbour.
    var groups = Self.plain
    groups[1][2] = groups[1][2].map { _ in 1 }
    #expect(code(groups) == "ordinalLadder.no-shared-category")
    groups[1][2] = groups[1][1]
    #expect(code(groups) == "ordinal.at-end")
    // Nobody of the second group answered everything.
    groups = Self.plain
    groups[1][0] = groups[1][0].map { _ in PairCounts.missing }
    #expect(code(groups) == "ordinalLadder.no-shared-category")
    // Five people of one group: some of them always answer alike.
    groups = Self.plain
    groups[1] = groups[1].map { Array($0.prefix(5)) }
    #expect(code(groups) != nil)
    #expect(
      LadderAnswers.code { _ = try OrdinalLadder.occasions([Self.plain[0]]) }
        == "ordinalLadder.one-occasion")
    #expect(
      LadderAnswers.code {
        _ = try OrdinalLadder.occasions(Self.plain.map { Array($0.prefix(2)) })
      } == "invariance.too-few-items")
  }

  @Test("few people of one group bring a reason or an answer, and no trap", arguments: 1...60)
  func few(_ people: Int) throws {
    var groups = Self.plain
    groups[1] = groups[1].map { Array($0.dropFirst(people).prefix(people)) }
    do {
      let ladder = try OrdinalLadder.groups(groups)
      for step in ladder.steps {
        let fit = step.fit
        #expect(fit.convergence.certified != fit.verdicts.contains(.notAtOptimum))
        #expect(fit.scaled.chiSquared.isFinite && fit.srmr.isFinite)
        #expect(fit.parameters.allSatisfy { $0.estimate.standardError?.isFinite == true })
      }
      #expect(ladder.thresholdTests.allSatisfy { $0.statistic.isFinite && 0...1 ~= $0.adjustedP })
    } catch {
      #expect(!error.help.isEmpty)
    }
  }

  @Test("a category that one group never gave is joined with its neighbour, and listed")
  func joined() throws {
    var groups = Self.plain
    groups[1][0] = groups[1][0].map { max($0, 1) }
    groups[0][2] = groups[0][2].map { min($0, 2) }
    let ladder = try OrdinalLadder.groups(groups)
    #expect(ladder.joined.map(\.item) == [0, 2])
    #expect(ladder.joined.map(\.categories) == [[[0, 1], [2], [3]], [[0], [1], [2, 3]]])
    // The same by hand.
    groups[0][0] = groups[0][0].map { max($0, 1) }
    groups[1][2] = groups[1][2].map { min($0, 2) }
    let byHand = try OrdinalLadder.groups(groups)
    #expect(byHand.joined.isEmpty && byHand.steps == ladder.steps)
  }

  @Test("the nearest category given everywhere takes the one that was not, of two the rarer")
  func nearest() throws {
    let joined = try JoinedCategories.of([
      [[0, 0, 0, 2, 2, 4, 7, PairCounts.missing]], [[0, 0, 1, 3, 4, 4, 6, PairCounts.missing]],
    ])
    // 0 was given five times and 4 three times; 2 and 3 lie between, 6 and 7 beyond.
    #expect(joined.joined.map(\.categories) == [[[0, 1], [2, 3, 4, 6, 7]]])
    #expect(joined.categories == [2])
    #expect(joined.copies[1] == [[0, 0, 0, 1, 1, 1, 1, PairCounts.missing]])
  }

  @Test("people with an answer missing are left out")
  func incomplete() throws {
    var groups = Self.plain
    for person in 0..<12 { groups[0][person % 4][person] = PairCounts.missing }
    let whole = [Self.plain[0].map { Array($0.dropFirst(12)) }, Self.plain[1]]
    let ladder = try OrdinalLadder.groups(groups)
    #expect(ladder.steps[1].fit.groups[0].answers.incomplete == 12)
    #expect(
      ladder.steps[1].fit.scaled == (try OrdinalLadder.groups(whole)).steps[1].fit.scaled)
  }

  @Test("items of two categories only")
  func twoCategories() throws {
    let groups = LadderAnswers.groups(
      categories: [2, 2, 2, 2, 2], people: [900, 900], mean: [0, 0.4], sd: [1, 1], seed: 22)
    for rule in [ThresholdModel.TwoCategories.sameVariance, .sameResidual] {
      let ladder = try OrdinalLadder.groups(groups, twoCategories: rule)
      let fit = ladder.steps[1].fit
      #expect(fit.convergence.certified && fit.verdicts.isEmpty)
      // Ten loadings and ten thresholds, or five each with a mean and a variance, from thirty figures.
      #expect(ladder.steps[0].fit.unscaled.degreesOfFreedom == 10)
      #expect(fit.unscaled.degreesOfFreedom == 18)
      let mean = fit.estimate(.structural(.factorMean(0, group: 1)))
      let error = try #require(mean.standardError)
      #expect(abs(mean.value - 0.4) < 4 * error && error < 0.1)
      #expect(ladder.thresholdTests.count == 5)
      #expect(ladder.thresholdTests.allSatisfy { $0.degreesOfFreedom == 1 })
    }
  }

  @Test("two factors are as good as one")
  func twoFactors() throws {
    let groups = LadderAnswers.groups(
      categories: [4, 4, 4, 4, 4, 4], people: [400, 400], mean: [0, 0.2], sd: [1, 1.1], seed: 23)
    let ladder = try OrdinalLadder.groups(groups, factors: [[0, 2, 4], [1, 3, 5]])
    let held = ladder.steps[1].fit
    #expect(held.convergence.certified)
    // One factor lies beneath both, so they correlate fully.
    let both = held.estimate(.structural(.factorCovariance(1, 0)))
    let error = try #require(both.standardError)
    #expect(abs(both.value - 1) < 4 * error && error < 0.1)
    let one = try OrdinalLadder.groups(groups).steps[1].fit
    // A correlation of each group, and a mean and a variance of the second factor.
    #expect(one.unscaled.degreesOfFreedom - held.unscaled.degreesOfFreedom == 4)
    #expect(held.unscaled.chiSquared <= one.unscaled.chiSquared)
  }

  @Test("an item that explains more than all of itself, or was left unkeyed, is said to")
  func verdicts() throws {
    var random = SeededGenerator(seed: 24)
    let cuts = [-0.8, 0, 0.8]
    var items = [[UInt8]](repeating: [], count: 3)
    for _ in 0..<2_000 {
      let common = random.normal()
      let (a, b) = (0.5 * common + random.normal(), 0.5 * common + random.normal())
      for (item, x) in [a + b, a + 0.3 * random.normal(), b + 0.3 * random.normal()].enumerated() {
        items[item].append(UInt8(cuts.count { x > $0 }))
      }
    }
    // The two that hardly go together both go with the first: r₀₁ r₀₂ / r₁₂ is above 1.
    let groups = [Self.plain[0].prefix(3).map { $0 }, items]
    let apart = try OrdinalLadder.groups(groups, levels: [.configural]).steps[0].fit
    #expect(apart.convergence.certified)
    #expect(apart.verdicts == [.negativeResidual(item: 0, group: 1)])
    #expect(apart.scaled.p == nil && apart.unscaled.degreesOfFreedom == 0)
    let turned = Self.plain.map { group in
      group.enumerated().map { item, codes in item == 1 ? codes.map { 3 - $0 } : codes }
    }
    let fit = try OrdinalLadder.groups(turned).steps[1].fit
    #expect(
      fit.verdicts == [
        .opposedItem(item: 1, factor: 0, group: 0), .opposedItem(item: 1, factor: 0, group: 1),
      ])
    let keyed = try OrdinalLadder.groups(Self.plain).steps[1].fit
    #expect(agrees(fit.scaled.chiSquared, keyed.scaled.chiSquared, relative: 1e-7))
  }
}
