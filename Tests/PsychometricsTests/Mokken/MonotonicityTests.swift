import Distributions
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Monotonicity by rest-score groups")
struct MonotonicityTests {
  /// Three items of 0 or 1: those with a rest of 0, 1, 2 pass the first as often as given.
  static func answers(_ passing: [(passed: Int, of: Int)]) -> CategoryAnswers {
    var (rows, counts): ([[Int?]], [Int]) = ([], [])
    for (rest, group) in passing.enumerated() {
      let others = rest == 0 ? [0, 0] : rest == 1 ? [1, 0] : [1, 1]
      rows += [[1] + others, [0] + others]
      counts += [group.passed, group.of - group.passed]
    }
    return CategoryAnswers(rows, categories: [2, 2, 2], counts: counts)
  }

  @Test("a drop by hand: 30 of 60, then 12 of 60, then 40 of 60")
  func byHand() throws {
    let found = try Monotonicity.of(Self.answers([(30, 60), (12, 60), (40, 60)]), leastSize: 50)
    let item = found.items[0]
    #expect(item.groups == [0...0, 1...1, 2...2] && item.comparisons == 3)
    let violation = try #require(item.violations.first)
    #expect(item.violations.count == 1 && violation.step == 1)
    #expect(violation.lower == 0...0 && violation.higher == 1...1)
    #expect(agrees(violation.drop, 0.3, relative: 1e-13))
    // 2 (√(30 · 48) − √(31 · 13)) / √119
    #expect(agrees(violation.z, 3.276734, relative: 1e-6))
    #expect(violation.isSignificant)
  }

  @Test(
    "the deviate is that of the exact test within a hundredth of a probability",
    arguments: [[30, 30, 12, 48], [20, 40, 15, 45], [70, 30, 60, 40], [9, 51, 4, 56]])
  func exact(_ cells: [Int]) throws {
    let found = try Monotonicity.of(
      Self.answers([(cells[0], cells[0] + cells[1]), (cells[2], cells[2] + cells[3])]),
      leastSize: 50)
    let z = try #require(found.items[0].violations.first?.z)
    // Hypergeometric: P(fewer or as many in the lower group fail).
    let (n, m) = (cells[0] + cells[1], cells[1] + cells[3])
    let all = cells.reduce(0, +)
    var tail = 0.0
    func choose(_ n: Int, _ k: Int) -> Double {
      k < 0 || k > n ? 0 : (0..<k).reduce(1) { $0 * Double(n - $1) / Double(k - $1) }
    }
    for x in 0...cells[1] { tail += choose(m, x) * choose(all - m, n - x) / choose(all, n) }
    #expect(agrees(Normal().upperTail(z), tail, relative: 0, absolute: 0.01))
  }

  @Test("drops of three hundredths are let be, and rising shares are no violation")
  func none() throws {
    let small = try Monotonicity.of(Self.answers([(53, 100), (50, 100), (60, 100)]), leastSize: 50)
    #expect(small.items[0].violations.isEmpty && small.items[0].comparisons == 3)
    let rising = try Monotonicity.of(Self.answers([(10, 60), (30, 60), (50, 60)]))
    #expect(rising.items[0].violations.isEmpty)
  }

  @Test("neighbouring scores are joined up to the least size, the rest goes to the last group")
  func groups() throws {
    let found = try Monotonicity.of(Self.answers([(10, 30), (20, 60), (30, 40)]), leastSize: 40)
    #expect(found.items[0].groups == [0...1, 2...2])
    let last = try Monotonicity.of(Self.answers([(10, 60), (20, 60), (10, 20)]), leastSize: 50)
    #expect(last.items[0].groups == [0...0, 1...2])
  }

  @Test(
    "the least size by the number of people",
    arguments: [(100, 50), (149, 50), (150, 50), (249, 83), (251, 50), (499, 99), (500, 50)])
  func leastSize(_ n: Int, _ least: Int) throws {
    let answers = Self.answers([(n / 6, n / 3), (n / 6, n / 3), (n / 6, n - n / 3 * 2)])
    #expect(try Monotonicity.of(answers).leastSize == least)
  }

  @Test("too few people, one item: withheld; a constant item: nothing to compare")
  func edges() throws {
    for (answers, code) in [
      (Self.answers([(5, 10), (5, 10)]), "mokken.too-few-for-groups"),
      (CategoryAnswers([[1], [0]], categories: [2], counts: [100, 100]), "mokken.one-item"),
    ] {
      do {
        _ = try Monotonicity.of(answers)
        Issue.record("\(code) was not withheld")
      } catch {
        #expect(error.code == code)
        #expect(RefusedWords.found(in: error.reason + " " + error.help).isEmpty)
      }
    }
    let found = try Monotonicity.of(Self.answers([(0, 60), (0, 60), (0, 60)]))
    #expect(found.items[0].withheld?.code == "mokken.nothing-to-compare")
    #expect(found.items[1].withheld == nil)
  }
}
