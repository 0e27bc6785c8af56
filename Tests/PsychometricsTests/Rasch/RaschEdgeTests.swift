import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Rasch models where data are odd, and what must not matter")
struct RaschEdgeTests {
  /// Answers of the model itself: people normal with the spread given.
  static func drawn(
    _ n: Int, _ thresholds: [[Double]], spread: Double, seed: UInt64
  ) -> CategoryAnswers {
    var generator = SeededGenerator(seed: seed)
    func uniform() -> Double { Double(generator.next() >> 11) / Double(UInt64(1) << 53) }
    let scale = RaschScale(
      easiness: thresholds.map { steps -> [Double?] in
        var sums = [0.0]
        for step in steps { sums.append(sums[sums.count - 1] - step) }
        return sums
      })
    let rows = (0..<n).map { _ -> [Int?] in
      let theta = spread * ((0..<12).reduce(-6.0) { sum, _ in sum + uniform() })
      return (0..<scale.k).map { item in
        var left = uniform()
        let chances = scale.chances(item, theta)
        for (code, chance) in chances.enumerated() {
          left -= chance
          if left < 0 { return code }
        }
        return chances.count - 1
      }
    }
    return CategoryAnswers(rows, categories: thresholds.map { $0.count + 1 })
  }

  private static let thresholds: [[Double]] = [
    [-1, 0.5], [-0.5, 1], [0, 0.3], [-1.5, 0.2], [0.4],
  ]

  private static func reason(_ work: () throws -> Void) -> Withheld? {
    do {
      try work()
      return nil
    } catch {
      return error as? Withheld
    }
  }

  @Test("thresholds and spread of the model come back within four errors", arguments: [1, 2])
  func recovery(_ seed: UInt64) throws {
    let counts = RaschCounts(Self.drawn(1500, Self.thresholds, spread: 1.2, seed: seed))
    let marginal = try RaschFit.of(counts, by: .marginal)
    let mean = Self.thresholds.flatMap(\.self).reduce(0, +) / 9
    let conditional = try RaschFit.of(counts, by: .conditional)
    for (fit, shift) in [(marginal, 0.0), (conditional, mean)] {
      for (item, steps) in Self.thresholds.enumerated() {
        for (step, truth) in steps.enumerated() {
          let found = try #require(fit.items[item].thresholds[step])
          let error = try #require(found.standardError)
          #expect(abs(found.value - (truth - shift)) < 4 * error)
        }
      }
    }
    let spread = try #require(marginal.spread)
    #expect(abs(spread.value - 1.2) < 4 * (spread.standardError ?? 0))
    // Nine steps tell people apart badly, and measures that use the same answers come too near to them: strays
    // are below 1, alike for all items.
    let strays = try RaschItemFit.every(counts, marginal, measure: .weighted).map(\.infit)
    #expect(strays.allSatisfy { (0.6...1.05).contains($0) }, "\(strays)")
  }

  @Test("items in another order, and answers left out by chance: the same places")
  func invariance() throws {
    let answers = Self.drawn(400, Self.thresholds, spread: 1, seed: 3)
    let before = try RaschFit.of(RaschCounts(answers), by: .conditional)
    let turned = CategoryAnswers(
      answers.patterns.map { $0.reversed() }, categories: answers.categories.reversed(),
      counts: answers.counts)
    let after = try RaschFit.of(RaschCounts(turned), by: .conditional)
    for (a, b) in zip(before.items, after.items.reversed()) {
      #expect(
        agrees(
          a.thresholds[0]?.value, b.thresholds[0]?.value ?? .nan, relative: 1e-8, absolute: 1e-9))
    }
    let gaps = CategoryAnswers(
      answers.patterns.enumerated().map { index, row in
        row.indices.map { index % 3 == 0 && $0 == index % 5 ? nil : row[$0] }
      }, categories: answers.categories, counts: answers.counts)
    for method in [RaschFit.Method.conditional, .marginal] {
      let whole = try RaschFit.of(RaschCounts(answers), by: method)
      let some = try RaschFit.of(RaschCounts(gaps), by: method)
      #expect(some.convergence.certified && some.n == 400)
      for (a, b) in zip(whole.items, some.items) {
        let (x, y) = (try #require(a.thresholds[0]), try #require(b.thresholds[0]))
        #expect(abs(x.value - y.value) < 2 * (y.standardError ?? 0))
      }
    }
  }

  @Test("a category nobody chose: codes keep their meaning, its steps have no place")
  func unused() throws {
    let answers = Self.drawn(300, [[-1, 0, 1], [-1, 0, 1], [0]], spread: 1, seed: 4)
    let rows = answers.patterns.map { row in [row[0] == 1 ? 2 : row[0], row[1], row[2]] }
    let counts = RaschCounts(
      CategoryAnswers(rows, categories: [4, 4, 2], counts: answers.counts))
    for method in [RaschFit.Method.conditional, .marginal] {
      let fit = try RaschFit.of(counts, by: method)
      #expect(fit.items[0].easiness[1] == nil && fit.items[0].easiness[2] != nil)
      #expect(fit.items[0].thresholds[0] == nil && fit.items[0].thresholds[1] == nil)
      #expect(fit.items[0].thresholds[2] != nil && fit.items[1].thresholds[0] != nil)
      #expect(fit.notes.contains { $0.code == "rasch.unused-category" })
      #expect(!fit.notes.contains { $0.code == "rasch.sparse-category" })
    }
  }

  @Test("a category of nine people is said, one of ten is not")
  func sparse() {
    for (people, said) in [(9, true), (10, false)] {
      let counts = RaschCounts(
        CategoryAnswers(
          [[0, 0], [1, 0], [0, 1], [1, 1], [2, 1], [2, 0]], categories: [3, 2],
          counts: [30, 25, 12, 20, people - 2, 2]))
      let fit = try? RaschFit.of(counts, by: .marginal)
      #expect(fit?.notes.contains { $0.code == "rasch.sparse-category" } == said)
    }
  }

  @Test("an item everybody solves drops out and moves nothing")
  func solved() throws {
    let answers = Self.drawn(300, Self.thresholds, spread: 1, seed: 5)
    let more = CategoryAnswers(
      answers.patterns.map { $0 + [1] }, categories: answers.categories + [2],
      counts: answers.counts)
    for method in [RaschFit.Method.conditional, .marginal] {
      let without = try RaschFit.of(RaschCounts(answers), by: method)
      let with = try RaschFit.of(RaschCounts(more), by: method)
      #expect(agrees(with.logLikelihood, without.logLikelihood, relative: 1e-11))
      #expect(with.items[5].thresholds[0] == nil)
      #expect(with.notes.contains { $0.code == "rasch.constant-item" })
      let before = try #require(RaschMeasures.of(without.scale)?[4]?.weighted.value)
      #expect(agrees(RaschMeasures.of(with.scale)?[5]?.weighted.value, before, relative: 1e-8))
    }
  }

  @Test("no scale: one item, ends only, sets apart, people all alike; each with its own reason")
  func withheld() throws {
    let apart = CategoryAnswers(
      [[1, 0, nil, nil], [0, 1, nil, nil], [nil, nil, 1, 0], [nil, nil, 0, 1]],
      categories: [2, 2, 2, 2], counts: [9, 8, 7, 6])
    // Whoever passes the second passes the first: nothing says how far apart they are.
    let ordered = CategoryAnswers(
      [[1, 0, 0], [1, 1, 0], [1, 0, 1], [0, 0, 0]], categories: [2, 2, 2], counts: [9, 8, 7, 6])
    let contrary = CategoryAnswers(
      [[1, 0], [0, 1], [1, 1], [0, 0]], categories: [2, 2], counts: [40, 40, 9, 9])
    let cases: [(CategoryAnswers, RaschFit.Method, String)] = [
      (CategoryAnswers([[1], [0]], categories: [2]), .conditional, "rasch.too-few-items"),
      (CategoryAnswers([], categories: [2, 2]), .marginal, "rasch.too-few-items"),
      (
        CategoryAnswers([[1, 1], [0, 0]], categories: [2, 2]), .conditional,
        "rasch.only-extreme-scores"
      ),
      (apart, .conditional, "rasch.disconnected"), (ordered, .conditional, "rasch.disconnected"),
      (contrary, .marginal, "rasch.no-spread"),
    ]
    for (answers, method, code) in cases {
      let found = Self.reason { _ = try RaschFit.of(RaschCounts(answers), by: method) }
      #expect(found?.code == code)
      if let found { #expect(RefusedWords.found(in: found.reason + " " + found.help).isEmpty) }
    }
    let fit = try RaschFit.of(
      RaschCounts(Self.drawn(90, Self.thresholds, spread: 1, seed: 6)), by: .conditional)
    let counts = RaschCounts(Self.drawn(90, Self.thresholds, spread: 1, seed: 6))
    #expect(
      Self.reason { _ = try RaschItemFit.every(counts, fit, measure: .expected) }?.code
        == "rasch.no-distribution")
    for note in fit.notes { #expect(RefusedWords.found(in: note.message).isEmpty) }
    #expect(
      Self.reason {
        _ = try AndersenTest.of(
          CategoryAnswers([[1, 0], [0, 1], [1, 1]], categories: [2, 2], counts: [9, 9, 3]))
      }?.code == "rasch.no-split")
  }

  @Test("measures rise with the score, and are turned about where items are")
  func measures() throws {
    let scale = RaschScale(easiness: [[0, 1, 1], [0, 1, 1], [0, 0]])
    let table = try #require(RaschMeasures.of(scale, spread: 1.5))
    for (a, b) in zip(table.rows, table.rows.dropFirst()) {
      #expect(a.weighted.value < b.weighted.value)
      #expect((a.expected?.value ?? 0) < (b.expected?.value ?? 0))
    }
    // Thresholds −1 and 0 twice and 0; turned round 0 and 1 twice and 0.
    let turned = try #require(
      RaschMeasures.of(RaschScale(easiness: [[0, 0, -1], [0, 0, -1], [0, 0]]), spread: 1.5))
    for row in table.rows {
      let other = turned[5 - row.score]
      #expect(agrees(other?.weighted.value, -row.weighted.value, relative: 1e-9, absolute: 1e-9))
      #expect(
        agrees(other?.expected?.value, -(row.expected?.value ?? 0), relative: 1e-9, absolute: 1e-12)
      )
    }
    #expect(RaschMeasures.of(RaschScale(easiness: [[0]])) == nil)
  }

  @Test("groups from elsewhere: the same as the split where they are its halves, and more than two")
  func groups() throws {
    let answers = Self.drawn(600, Self.thresholds, spread: 1, seed: 9)
    let split = try AndersenTest.of(answers)
    let cut = try #require(split.cut)
    func part(_ keep: (Int) -> Bool) -> CategoryAnswers {
      let kept = answers.patterns.indices.filter {
        keep(answers.patterns[$0].reduce(0) { $0 + ($1 ?? 0) })
      }
      return CategoryAnswers(
        kept.map { answers.patterns[$0] }, categories: answers.categories,
        counts: kept.map { answers.counts[$0] })
    }
    let halves = try AndersenTest.between([part { $0 <= cut }, part { $0 > cut }])
    #expect(agrees(halves.statistic, split.statistic, relative: 1e-8, absolute: 1e-8))
    #expect(halves.degreesOfFreedom == split.degreesOfFreedom && halves.cut == nil)
    let three = try AndersenTest.between(
      (10..<13).map { seed in
        Self.drawn(300, Self.thresholds, spread: 1, seed: seed)
      })
    #expect(three.sizes == [300, 300, 300] && three.degreesOfFreedom == 16 && three.p > 0.001)
  }

  @Test("people in perfect order have no spread that could be told")
  func ordered() {
    let answers = CategoryAnswers(
      [[0, 0, 0], [1, 0, 0], [1, 1, 0], [1, 1, 1]], categories: [2, 2, 2],
      counts: [30, 40, 50, 60])
    #expect(
      Self.reason { _ = try RaschFit.of(RaschCounts(answers), by: .marginal) }?.code
        == "rasch.no-bound")
  }

  @Test("the split finds items that stand elsewhere for people with high scores")
  func split() throws {
    let steps = Array(repeating: [0.0], count: 8)
    let same = try AndersenTest.of(Self.drawn(600, steps, spread: 1, seed: 7))
    #expect(same.degreesOfFreedom == 7 && same.p > 0.001 && same.leftOut.isEmpty)
    // The last item answered by chance alone.
    let answers = Self.drawn(600, steps, spread: 1, seed: 7)
    var generator = SeededGenerator(seed: 8)
    let rows = zip(answers.patterns, answers.counts).flatMap { row, count in
      (0..<count).map { _ -> [Int?] in Array(row.dropLast()) + [Int(generator.next() % 2)] }
    }
    let other = try AndersenTest.of(
      CategoryAnswers(rows, categories: Array(repeating: 2, count: 8)))
    #expect(other.p < 1e-4)
  }
}
