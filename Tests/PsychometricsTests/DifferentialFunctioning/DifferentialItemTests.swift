import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Differential functioning of one item")
struct DifferentialItemTests {
  /// Made up with numpy's generator (seed 5): scores 0 to 6, two groups, four categories.
  static let counts = DifferentialCounts(
    scores: (0...6).map(Double.init),
    table: [
      [[25, 9, 5, 1], [32, 11, 2, 0]], [[19, 16, 5, 0], [31, 7, 6, 1]],
      [[12, 19, 5, 4], [14, 12, 13, 6]], [[8, 7, 16, 9], [4, 14, 19, 8]],
      [[4, 10, 15, 11], [4, 7, 7, 27]], [[2, 0, 14, 24], [0, 1, 8, 36]],
      [[1, 1, 6, 32], [0, 1, 6, 38]],
    ])

  @Test("likelihoods, tests, effects: scipy's search without derivatives on the same models")
  func reference() throws {
    let found = try DifferentialItem.of(Self.counts)
    #expect(found.sizes == [280, 315] && found.categories == [[0], [1], [2], [3]])
    for (value, expected) in zip(
      found.logLikelihoods,
      [-811.746409865323, -608.064001378936, -607.032118158696, -603.194013944972])
    {
      #expect(agrees(value, expected, relative: 1e-11))
    }
    #expect(agrees(found.uniform.statistic, 2.063766440, relative: 1e-7))
    #expect(agrees(found.nonUniform.statistic, 7.676208427, relative: 1e-7))
    #expect(agrees(found.total.statistic, 9.739974868, relative: 1e-7))
    #expect(found.total.degreesOfFreedom == 2 && found.uniform.degreesOfFreedom == 1)
    #expect(agrees(found.total.explained, 0.005999395100, relative: 1e-7))
    #expect(agrees(found.slopeChange, 0.002691864, relative: 0, absolute: 1e-7))
    #expect(agrees(found.groups[0].value, 0.236534042, relative: 0, absolute: 1e-6))
    #expect(agrees(found.groups[0].standardError, 0.16479986, relative: 1e-4))
    // p = e^(−χ²/2) of two degrees of freedom: .0077, detected, and far below the bar.
    #expect(found.isDetected && !found.isImportant && found.convergence.certified)
  }

  @Test("another unit of the score, and groups the other way round: the same tests")
  func invariance() throws {
    let before = try DifferentialItem.of(Self.counts)
    let scaled = DifferentialCounts(
      scores: Self.counts.scores.map { 100 - 7 * $0 }, table: Self.counts.table)
    let turned = DifferentialCounts(
      scores: Self.counts.scores, table: Self.counts.table.map { $0.reversed() })
    for other in [scaled, turned] {
      let after = try DifferentialItem.of(other)
      #expect(agrees(after.total.statistic, before.total.statistic, relative: 1e-9))
      #expect(agrees(after.uniform.statistic, before.uniform.statistic, relative: 1e-9))
      #expect(agrees(after.slopeChange, before.slopeChange ?? .nan, relative: 1e-7))
    }
    #expect(
      agrees(
        try DifferentialItem.of(turned).groups[0].value, -before.groups[0].value, relative: 1e-8))
    #expect(try DifferentialItem.of(scaled).notes.map(\.code) == ["dif.against-score"])
    // A group divided in two at random says nothing more: but one more degree of freedom each.
    let three = DifferentialCounts(
      scores: Self.counts.scores,
      table: Self.counts.table.map { stratum in
        [stratum[0]] + [stratum[1].map { $0 / 2 }, stratum[1].map { $0 - $0 / 2 }]
      })
    var options = DifferentialItem.Options()
    options.leastGroup = 100
    let found = try DifferentialItem.of(three, options: options)
    #expect(found.total.degreesOfFreedom == 4 && found.groups.count == 2)
    #expect(found.total.statistic >= before.total.statistic - 1e-9)
  }

  @Test("an item that has nothing to do with the score: no change of slope, and no difference")
  func unrelated() throws {
    let found = try DifferentialItem.of(
      DifferentialCounts(
        scores: [0, 1], table: [[[60, 60], [60, 60]], [[60, 60], [60, 60]]]),
      options: {
        var options = DifferentialItem.Options()
        options.leastGroup = 240
        return options
      }())
    #expect(found.slopeChange == nil && found.total.statistic < 1e-9 && found.total.p > 0.999)
    #expect(!found.isDetected)
  }

  @Test("categories with few people of a group are joined and named")
  func joined() throws {
    var table = Self.counts.table
    // Nobody of the second group in category 1: it goes with 2.
    for s in table.indices { table[s][1][1] = 0 }
    let found = try DifferentialItem.of(
      DifferentialCounts(scores: Self.counts.scores, table: table))
    #expect(found.categories == [[0], [1, 2], [3]])
    #expect(found.notes.map(\.code) == ["dif.joined"])
    #expect(found.notes[0].message.contains("1 with 2"))
    #expect(RefusedWords.found(in: found.notes[0].message).isEmpty)
    // None at the top: it goes with the one below.
    for s in table.indices { table[s][0][3] = 0 }
    var options = DifferentialItem.Options()
    options.leastGroup = 150
    let top = try DifferentialItem.of(
      DifferentialCounts(scores: Self.counts.scores, table: table), options: options)
    #expect(top.categories == [[0], [1, 2, 3]])
  }

  @Test("small groups, one group, one category, one score, a clean division: each with its reason")
  func withheld() {
    let whole = Self.counts
    let cases: [(DifferentialCounts, Int, String)] = [
      (whole, 300, "dif.small-group"),
      (
        DifferentialCounts(scores: whole.scores, table: whole.table.map { [$0[0]] }), 10,
        "dif.one-group"
      ),
      (
        DifferentialCounts(scores: [1, 2], table: [[[200, 2], [200, 2]], [[9, 1], [9, 1]]]), 10,
        "dif.one-category"
      ),
      (DifferentialCounts(scores: [4], table: [[[50, 50], [50, 50]]]), 10, "dif.one-score"),
      (
        DifferentialCounts(scores: [0, 1], table: [[[50, 0], [50, 0]], [[0, 50], [0, 50]]]), 10,
        "dif.not-certified"
      ),
      (DifferentialCounts(scores: [], table: []), 10, "dif.one-group"),
    ]
    for (counts, least, code) in cases {
      var options = DifferentialItem.Options()
      options.leastGroup = least
      do {
        _ = try DifferentialItem.of(counts, options: options)
        Issue.record("\(code) was not withheld")
      } catch {
        #expect(error.code == code)
        #expect(RefusedWords.found(in: error.reason + " " + error.help).isEmpty)
      }
    }
  }
}
