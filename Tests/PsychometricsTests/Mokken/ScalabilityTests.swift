import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Scalability by Mokken's model")
struct ScalabilityTests {
  /// The first 200 of psych::bfi, agreeableness (Fixtures/psychometrics/alpha), from 0.
  static func agreeable() throws -> CategoryAnswers {
    let rows = try Expected.rows("Fixtures/psychometrics/alpha/input.csv").map { row in
      ["A1", "A2", "A3", "A4", "A5"].enumerated().map { i, name in
        row[name].flatMap { Int($0) }.map { i == 0 ? 6 - $0 : $0 - 1 }
      }
    }
    return CategoryAnswers(rows, categories: Array(repeating: 6, count: 5))
  }

  @Test("agreeableness: pairs, items, scale and their errors by differences over weights of people")
  func reference() throws {
    let found = try Scalability.of(Self.agreeable())
    // numpy: covariances of sorted columns; errors by central differences (1e-4) of every person's weight.
    let pairs: [(Double, Double)] = [
      (0.435388084623, 0.073327496),
      (0.273076807546, 0.079119736),
      (0.054537960172, 0.084401077),
      (0.258490286223, 0.076435375),
      (0.563501763453, 0.063633484),
      (0.253481215150, 0.075641638),
      (0.452393570041, 0.072590955),
      (0.362535047347, 0.076510772),
      (0.648164998483, 0.052993729),
      (0.342686412055, 0.073155165),
    ]
    for (one, expected) in zip(found.pairs, pairs) {
      #expect(agrees(one.coefficient?.value, expected.0, relative: 1e-10))
      #expect(agrees(one.coefficient?.standardError, expected.1, relative: 1e-6))
    }
    let items: [(Double, Double)] = [
      (0.241488994917, 0.062692452),
      (0.420070281758, 0.048437450),
      (0.454424885459, 0.044984302),
      (0.252359192061, 0.061312919),
      (0.420137848367, 0.045987404),
    ]
    for (one, expected) in zip(found.items, items) {
      #expect(agrees(one.coefficient?.value, expected.0, relative: 1e-10))
      #expect(agrees(one.coefficient?.standardError, expected.1, relative: 1e-6))
    }
    #expect(agrees(found.scale.value, 0.353691937472, relative: 1e-10))
    #expect(agrees(found.scale.standardError, 0.046385253, relative: 1e-6))
    let interval = try #require(found.scale.interval)
    #expect(interval.lower < found.scale.value && found.scale.value < interval.upper)
    #expect(interval.upper < 1 && interval.method == "delta-log-complement")
  }

  @Test("a pair by hand: one error of order where ten are as many as chance makes")
  func byHand() throws {
    // Margins 6 of 10 and 4 of 10: cov^max = .4 − .24 = .16; 3 pass both: cov = .3 − .24 = .06.
    let found = try Scalability.ofPairs(2) { _, _ in [[3, 1], [3, 3]] }
    #expect(agrees(found.scale.value, 0.06 / 0.16, relative: 1e-13))
    // H = 1 − F/E with F = 1 who pass the harder only and E = 4 · 4 / 10: 1 − 1/1.6.
    #expect(agrees(found.scale.value, 1 - 1 / 1.6, relative: 1e-13))
    // ln(F/E) = ln n01 − ln n0. − ln n.1 + ln n: the delta method gives
    // Σ n (∂ ln(F/E)/∂n)² with gradients (−1/4 + .1), (1 − 1/4 − 1/4 + .1), .1, (−1/4 + .1).
    let square = 3 * 0.15 * 0.15 + 0.6 * 0.6 + 3 * 0.1 * 0.1 + 3 * 0.15 * 0.15
    #expect(
      agrees(
        found.pairs[0].coefficient?.standardError, square.squareRoot() / 1.6, relative: 1e-12))
  }

  @Test("nobody passes a harder step without the easier ones: 1 throughout")
  func guttman() throws {
    let rows = (0..<60).map { person in
      [2, 5, 9].map { cut in person % 11 > cut ? (person % 11 > cut + 1 ? 2 : 1) : 0 }
    }
    let found = try Scalability.of(CategoryAnswers(rows, categories: [3, 3, 3]))
    #expect(found.scale.value == 1)
    for pair in found.pairs { #expect(pair.coefficient?.value == 1) }
    #expect(found.scale.interval == nil && (found.scale.standardError ?? 1) < 1e-12)
  }

  @Test("all items turned round, persons in another order, unused categories: the same")
  func relabelled() throws {
    let answers = try Self.agreeable()
    let rows = zip(answers.patterns, answers.counts).flatMap { Array(repeating: $0, count: $1) }
    let before = try Scalability.of(answers)
    let turned = rows.reversed().map { row in row.map { $0.map { 5 - $0 } } }
    let wider = rows.map { row in row.map { $0.map { $0 + 1 } } }
    for other in [
      CategoryAnswers(turned, categories: answers.categories),
      CategoryAnswers(wider, categories: Array(repeating: 9, count: 5)),
    ] {
      let found = try Scalability.of(other)
      #expect(agrees(found.scale.value, before.scale.value, relative: 1e-12))
      for (a, b) in zip(found.items, before.items) {
        #expect(
          agrees(
            a.coefficient?.standardError, b.coefficient?.standardError ?? .nan, relative: 1e-11))
      }
    }
  }

  @Test("tables of pairs give the same coefficients, and errors of pairs only")
  func pairTables() throws {
    let answers = try Self.agreeable()
    let whole = try Scalability.of(answers)
    let found = try Scalability.ofPairs(5) { i, j in
      var table = Array(repeating: Array(repeating: 0, count: 6), count: 6)
      for (pattern, count) in zip(answers.patterns, answers.counts) {
        if let x = pattern[i], let y = pattern[j] { table[x][y] += count }
      }
      return table
    }
    #expect(found.pairs == whole.pairs && found.n == 200)
    #expect(found.scale.value == whole.scale.value && found.scale.standardError == nil)
  }

  @Test("95 % intervals hold H of the population in 91 to 98 of 100 samples of 300")
  func coverage() throws {
    // Two items by two: the population H is 1 − F/E = 1 − .1/(.4 · .4), from cells .3 .1 .3 .3.
    var generator = SeededGenerator(seed: 11)
    var held = 0
    for _ in 0..<600 {
      var table = [[0, 0], [0, 0]]
      for _ in 0..<300 {
        let draw = Double(generator.next() >> 11) / Double(UInt64(1) << 53)
        let cell = draw < 0.3 ? 0 : draw < 0.4 ? 1 : draw < 0.7 ? 2 : 3
        table[cell / 2][cell % 2] += 1
      }
      let found = try Scalability.ofPairs(2) { _, _ in table }
      guard let interval = found.pairs[0].coefficient?.interval else { continue }
      if interval.lower <= 0.375 && 0.375 <= interval.upper { held += 1 }
    }
    #expect((546...588).contains(held), "\(held) of 600")
  }

  @Test("constant items, items the wrong way round, gaps: said; one item, nobody: withheld")
  func edges() throws {
    let rows =
      (0..<40).map { [$0 % 4, ($0 + $0 / 9) % 4, 2, 3 - $0 % 4] as [Int?] } + [[1, nil, 2, 1]]
    let found = try Scalability.of(CategoryAnswers(rows, categories: [4, 4, 4, 4]))
    #expect(found.items[2].coefficient == nil && found.items[0].coefficient != nil)
    #expect(found.n == 40)
    let codes = Set(found.notes.map(\.code))
    #expect(
      codes.isSuperset(of: [
        "mokken.constant-item", "mokken.negative-pair", "mokken.item-below", "mokken.incomplete",
      ]))
    for note in found.notes { #expect(RefusedWords.found(in: note.message).isEmpty, "\(note)") }
    for (answers, code) in [
      (CategoryAnswers([[1], [0]], categories: [2]), "mokken.one-item"),
      (CategoryAnswers([[1, 0]], categories: [2, 2]), "mokken.too-few-persons"),
      (CategoryAnswers([], categories: [2, 2]), "mokken.too-few-persons"),
      (CategoryAnswers([[1, 0], [1, 1]], categories: [2, 2]), "mokken.no-spread"),
    ] {
      do {
        _ = try Scalability.of(answers)
        Issue.record("\(code) was not withheld")
      } catch {
        #expect(error.code == code)
        #expect(RefusedWords.found(in: error.reason + " " + error.help).isEmpty)
      }
    }
  }
}
