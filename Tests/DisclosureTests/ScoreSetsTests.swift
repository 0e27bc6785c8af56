import Disclosure
import TestSupport
import Testing

@Suite("Sets of scores behind a mean and a standard deviation")
struct ScoreSetsTests {
  /// Sum and sum of squares.
  struct Moments: Hashable {
    var sum: Int
    var squares: Int

    init(_ scores: [Int]) {
      sum = scores.reduce(0, +)
      squares = scores.reduce(0) { $0 + $1 * $1 }
    }
  }

  /// Every set of n scores, listed: how many there are by sum and sum of squares.
  static func listed(_ n: Int, on scores: ClosedRange<Int>) -> [Moments: Int] {
    var sets: [[Int]] = [[]]
    for _ in 0..<n {
      sets = sets.flatMap { set in
        ((set.last ?? scores.lowerBound)...scores.upperBound).map { set + [$0] }
      }
    }
    return sets.reduce(into: [:]) { $0[Moments($1), default: 0] += 1 }
  }

  static func standardDeviation(_ scores: [Int]) -> Double {
    let mean = Double(scores.reduce(0, +)) / Double(scores.count)
    let squares = scores.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return (squares / Double(scores.count - 1)).squareRoot()
  }

  static func mean(_ scores: [Int]) -> Double {
    Double(scores.reduce(0, +)) / Double(scores.count)
  }

  @Test(
    "as many as listing finds", arguments: [(2, 0...27), (3, 0...10), (4, 0...7), (5, -3...2)])
  func listing(_ n: Int, _ scores: ClosedRange<Int>) throws {
    let sets = try #require(ScoreSets(of: n, on: ScoreGrid(scores)))
    for (moments, count) in Self.listed(n, on: scores) {
      #expect(sets.count(sum: moments.sum, sumOfSquares: moments.squares) == .exactly(count))
      #expect(sets.count(sum: moments.sum, sumOfSquares: moments.squares + 1) == .exactly(0))
    }
    for (sum, counts) in Dictionary(grouping: Self.listed(n, on: scores), by: \.key.sum) {
      #expect(sets.count(sum: sum) == .exactly(counts.reduce(0) { $0 + $1.value }))
    }
  }

  @Test("by hand: 0, 4, 5 and 1, 2, 6 share sum and squares; 0, 0, 27 stands alone")
  func byHand() throws {
    // 0 + 4 + 5 = 1 + 2 + 6 = 9, 0 + 16 + 25 = 1 + 4 + 36 = 41.
    let sets = try #require(ScoreSets(of: 3, on: ScoreGrid(0...27)))
    #expect(sets.count(sum: 9, sumOfSquares: 41) == .exactly(2))
    #expect(sets.count(sum: 27, sumOfSquares: 729) == .exactly(1))
    let half = try #require(ScoreSets(of: 3, on: ScoreGrid(0...27, unit: 0.5)))
    let spread = Self.standardDeviation([0, 4, 5]) / 2
    #expect(half.count(mean: 1.5, standardDeviation: spread) == .exactly(2))
  }

  // Origin: reference/benchmarking.md §4.5, 3,000 draws each. The draws are not described there;
  // these are whole numbers near a normal curve about mid-scale (PHQ-9: 14 ± 5.5, GAD-7: 10 ± 5).
  @Test(
    "how often one set is left, and how many are usual",
    arguments: [
      (27, 2, 1.0, 1.0), (27, 3, 0.648, 1), (27, 4, 0.093, 3), (27, 5, 0.006, 11),
      (27, 6, 0.001, 41), (27, 7, 0, 141), (27, 8, 0, 423), (21, 3, 0.687, 1),
      (21, 5, 0.011, 8), (21, 7, 0, 85), (21, 8, 0, 237), (21, 10, 0, 1_642),
    ])
  func usual(_ highest: Int, _ n: Int, _ alone: Double, _ median: Double) throws {
    let counts = try draws(Slow.cases(100, 1_000), n: n, highest: highest).map { scores in
      let moments = Moments(scores)
      let sets = try #require(ScoreSets(of: n, on: ScoreGrid(0...highest)))
      return try #require(
        Self.number(sets.count(sum: moments.sum, sumOfSquares: moments.squares)))
    }.sorted()
    let one = Double(counts.count { $0 == 1 }) / Double(counts.count)
    // Three standard errors of 100 draws, and the draws of the origin are other ones.
    #expect(abs(one - alone) < (Slow.isAskedFor ? 0.03 : 0.15))
    let middle = Double(counts[counts.count / 2])
    #expect(abs(middle - median) <= max(1, (Slow.isAskedFor ? 0.2 : 0.4) * median))
  }

  // Origin: reference/benchmarking.md §4.5, second table: PHQ-9, mean and SD to 2 and 2, 1 and 1 digits.
  @Test(
    "two decimals protect nobody, one decimal a little",
    arguments: [
      (3, 1.0, 1.0), (4, 3, 4), (5, 11, 22), (6, 40, 116), (7, 130, 442), (8, 438, 1_523),
    ])
  func roundedFigures(_ n: Int, _ two: Double, _ one: Double) throws {
    let sets = try #require(ScoreSets(of: n, on: ScoreGrid(0...27)))
    var found: [Double: [Int]] = [:]
    for scores in draws(Slow.cases(60, 300), n: n, highest: 27) {
      let moments = Moments(scores)
      let exact = sets.count(sum: moments.sum, sumOfSquares: moments.squares)
      for base in [0.01, 0.1] {
        let count = sets.count(
          mean: (Self.mean(scores) / base).rounded() * base,
          standardDeviation: (Self.standardDeviation(scores) / base).rounded() * base, base: base)
        found[base, default: []].append(try #require(Self.number(count)))
        // What is rounded leaves no fewer sets than what is exact.
        #expect(!count.isBelow(Self.number(exact) ?? 0))
        if base == 0.01 { #expect(count == exact) }
      }
    }
    for (base, median) in [(0.01, two), (0.1, one)] {
      let middle = Double(found[base, default: []].sorted()[Slow.cases(60, 300) / 2])
      #expect(abs(middle - median) <= max(1, (Slow.isAskedFor ? 0.2 : 0.5) * median))
    }
  }

  private func draws(_ count: Int, n: Int, highest: Int) -> [[Int]] {
    var generator = SeededGenerator(seed: 45)
    let (centre, spread) = highest == 27 ? (14.0, 5.5) : (10.0, 5.0)
    func draw() -> Int {
      // A sum of twelve uniform numbers less six is near enough to normal.
      let normal = (0..<12).reduce(-6.0) { sum, _ in
        sum + Double.random(in: 0..<1, using: &generator)
      }
      return min(highest, max(0, Int((centre + spread * normal).rounded())))
    }
    return (0..<count).map { _ in (0..<n).map { _ in draw() } }
  }

  private static func number(_ count: ScoreSetCount) -> Int? {
    if case .exactly(let number) = count { number } else { nil }
  }

  @Test("what does not fit into memory is a lower bound")
  func limits() throws {
    let grid = ScoreGrid(0...27)
    // 40 persons, half at 10 and half at 20, ±: too many to list, more than enough to say.
    let forty = try #require(ScoreSets(of: 40, on: grid))
    let count = forty.count(sum: 600, sumOfSquares: 20 * 100 + 20 * 400)
    #expect(count != .notCounted && !count.isBelow(1_000))
    let crowd = try #require(ScoreSets(of: 100_000, on: grid))
    #expect(!crowd.count(mean: 13, standardDeviation: 7).isBelow(1_000))
    #expect(crowd.count(mean: 27, standardDeviation: 0) == .exactly(1))
    #expect(crowd.count(mean: 27, standardDeviation: nil) == .exactly(1))
    #expect(ScoreSets(of: 0, on: grid) == nil)
    #expect(ScoreSets(of: .max, on: grid) == nil)
  }

  @Test("figures that no scores can have")
  func impossible() throws {
    let sets = try #require(ScoreSets(of: 4, on: ScoreGrid(-1_000_000...1_000_000)))
    for (sum, squares) in [(Int.max, 1), (Int.min, 1), (0, Int.max), (0, Int.min), (2, 1)] {
      #expect(sets.count(sum: sum, sumOfSquares: squares) == .exactly(0))
    }
    for mean in [Double.nan, .infinity, 1e300, -1e300, 28] {
      #expect(
        ScoreSets(of: 4, on: ScoreGrid(0...27))?.count(mean: mean, standardDeviation: 1)
          == .exactly(0))
    }
    #expect(sets.count(mean: 0, standardDeviation: -1) == .exactly(0))
    #expect(
      ScoreSets(of: 1, on: ScoreGrid(0...27))?.count(mean: 3, standardDeviation: 0) == .exactly(0))
  }
}
