import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Tables of all pairs by bit planes")
struct PairCountsTests {
  /// Answers of so many people, a tenth of them missing but for the items that are complete.
  static func answers(
    _ categories: [Int], people: Int, seed: UInt64, complete: [Int] = []
  ) -> [[UInt8]] {
    var random = SeededGenerator(seed: seed)
    return categories.enumerated().map { item, count in
      (0..<people).map { _ in
        random.next() % 10 == 0 && !complete.contains(item)
          ? PairCounts.missing : UInt8(random.next() % UInt64(count))
      }
    }
  }

  @Test(
    "are those of a plain count, at the edges of words, blocks and parts",
    arguments: [0, 1, 63, 64, 65, 8_191, 8_192, 8_193, 65_535, 65_537],
    [[], [0, 3], [1, 2], [0, 1, 2, 3]])
  func equalsPlainCount(_ people: Int, complete: [Int]) {
    let categories = [2, 5, 1, 7]
    let items = Self.answers(categories, people: people, seed: UInt64(people), complete: complete)
    var counts = PairCounts(categories: categories)
    counts.add(items)
    #expect(counts.rows == people)
    for i in 0..<4 {
      var single = [Int](repeating: 0, count: categories[i])
      for code in items[i] where code != PairCounts.missing { single[Int(code)] += 1 }
      #expect(counts.singles[i] == single)
      for j in 0..<4 where j != i {
        var plain = [Int](repeating: 0, count: categories[i] * categories[j])
        for (a, b) in zip(items[i], items[j])
        where a != PairCounts.missing && b != PairCounts.missing {
          plain[Int(a) * categories[j] + Int(b)] += 1
        }
        #expect(counts.table(i, j).counts == plain)
      }
    }
  }

  @Test("are the same however the rows are cut into blocks")
  func blocks() {
    let categories = [3, 5, 4]
    let items = Self.answers(categories, people: 10_000, seed: 3)
    var whole = PairCounts(categories: categories)
    whole.add(items)
    var cut = PairCounts(categories: categories)
    for range in [0..<1, 1..<64, 64..<5_000, 5_000..<5_000, 5_000..<10_000] {
      cut.add(items.map { Array($0[range]) })
    }
    #expect(cut == whole)
  }

  @Test("covariances from tables are those of the rows, pair by pair")
  func covariances() throws {
    let categories = [3, 5, 4]
    let items = Self.answers(categories, people: 500, seed: 12)
    var counts = PairCounts(categories: categories)
    counts.add(items)
    let points = categories.map { count in (0..<count).map { 2.5 * Double($0) + 1 } }
    let found = try counts.covariances(points: points)
    #expect(!found.isComplete)
    for i in 0..<3 {
      for j in 0..<3 {
        let pairs = zip(items[i], items[j]).filter {
          $0 != PairCounts.missing && $1 != PairCounts.missing
        }.map { (2.5 * Double($0) + 1, 2.5 * Double($1) + 1) }
        let n = Double(pairs.count)
        let (x, y) = (pairs.reduce(0) { $0 + $1.0 } / n, pairs.reduce(0) { $0 + $1.1 } / n)
        let sum = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
        #expect(agrees(found.matrix[i, j], sum / (n - 1), relative: 1e-12, absolute: 1e-13))
        #expect(pairs.count >= found.fewest)
        if i == j { #expect(agrees(found.means[i], x, relative: 1e-13)) }
      }
    }
    var nobody = PairCounts(categories: [2, 2])
    nobody.add([[0, 1, 255], [255, 255, 1]])
    #expect { try nobody.covariances() } throws: {
      ($0 as? Withheld)?.code == "pairs.too-few-persons"
    }
  }

  @Test("a million rows of fifty items are counted", .enabled(if: Slow.isAskedFor))
  func million() {
    let categories = [Int](repeating: 5, count: 50)
    let items = Self.answers(categories, people: 1_000_000, seed: 9)
    var counts = PairCounts(categories: categories)
    let time = ContinuousClock().measure { counts.add(items) }
    #expect(counts.rows == 1_000_000)
    // Half a second on two cores; a count pair by pair takes minutes.
    #expect(time < .seconds(5))
  }
}
