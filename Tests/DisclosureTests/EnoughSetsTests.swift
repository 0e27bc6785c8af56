import Disclosure
import Results
import TestSupport
import Testing

@Suite("Enough sets of scores: the short way says what counting all says")
struct EnoughSetsTests {
  /// Numbers of all sets of up to so many scores, by persons, sum and sum of squares.
  ///
  ///     sets[k, s, q] += sets[k − 1, s − x, q − x²]   for one score x after the other
  ///
  /// Scores are themselves here and not deviations, nothing is left out, and numbers stop at a million.
  struct AllSets {
    let scores: ClosedRange<Int>
    private let sums: Int
    private let squares: Int
    private var sets: [UInt32]

    init(_ scores: ClosedRange<Int>, upTo persons: Int) {
      self.scores = scores
      let furthest = max(abs(scores.lowerBound), abs(scores.upperBound))
      sums = persons * (scores.upperBound - scores.lowerBound) + 1
      squares = persons * furthest * furthest + 1
      sets = [UInt32](repeating: 0, count: (persons + 1) * sums * squares)
      sets[0] = 1
      for score in scores {
        let (up, square) = (score - scores.lowerBound, score * score)
        for k in 1...persons {
          for s in up..<max(up + 1, sums) where s < sums {
            let to = (k * sums + s) * squares
            let from = ((k - 1) * sums + s - up) * squares - square
            for q in square..<squares {
              sets[to + q] = min(1_000_000, sets[to + q] + sets[from + q])
            }
          }
        }
      }
    }

    func number(_ scored: [Int]) -> Int {
      let s = scored.reduce(0) { $0 + $1 - scores.lowerBound }
      let q = scored.reduce(0) { $0 + $1 * $1 }
      return Int(sets[(scored.count * sums + s) * squares + q])
    }
  }

  /// Scores of a few shapes: anything, both ends, all but some alike, near one score.
  static func scores(
    _ n: Int, _ range: ClosedRange<Int>, _ generator: inout SeededGenerator
  ) -> [Int] {
    let shape = Int.random(in: 0..<4, using: &generator)
    let usual = Int.random(in: range, using: &generator)
    return (0..<n).map { person in
      switch shape {
      case 1 where person > 1:
        Bool.random(using: &generator) ? range.lowerBound : range.upperBound
      case 2 where Int.random(in: 0..<8, using: &generator) > 0: usual
      case 3:
        min(
          range.upperBound,
          max(range.lowerBound, usual + Int.random(in: -2...2, using: &generator)))
      default: Int.random(in: range, using: &generator)
      }
    }
  }

  static func summary(_ scores: [Int], on range: ClosedRange<Int>) -> SampleSummary {
    SampleSummary(
      n: scores.count, mean: ScoreSetsTests.mean(scores),
      standardDeviation: ScoreSetsTests.standardDeviation(scores), grid: ScoreGrid(range))
  }

  /// A profile that asks for sets of scores only.
  static func gate(_ fewest: Int, exactFrom: Int = 1) -> DisclosureGate {
    DisclosureGate(
      DisclosureProfile(
        id: "sets", version: "1", title: "Sets", fewestPersons: 1, exactMeansFrom: exactFrom,
        fewestScoreSets: fewest))
  }

  static func isWithheld(_ released: ReleasedSummary) -> Bool {
    released.mean.reason?.code == "disclosure.few-score-sets"
  }

  @Test(
    "2 to 25 people on scales of several lengths",
    arguments: [
      (0...6, 25), (-3...3, 25), (0...4, 25), (0...1, 25), (0...2, 25), (0...10, 13), (-6...9, 10),
      (0...21, 8), (0...27, 7),
    ])
  func decisions(_ range: ClosedRange<Int>, _ most: Int) throws {
    let all = AllSets(range, upTo: most)
    var generator = SeededGenerator(seed: 8)
    var withheld = 0
    let cases = Slow.cases(500, 5_000)
    for _ in 0..<cases {
      let n = Int.random(in: 2...most, using: &generator)
      let scores = Self.scores(n, range, &generator)
      let number = all.number(scores)
      let summary = Self.summary(scores, on: range)
      for fewest in [2, 10, 200, 5_000] {
        let released = Self.gate(fewest).summary(summary)
        let isFew = number < fewest || summary.standardDeviation == 0
        #expect(Self.isWithheld(released) == isFew, "\(scores) \(fewest)")
        withheld += isFew && fewest == 10 ? 1 : 0
        guard let sets = released.scoreSets else { continue }
        if number < max(1_000, fewest) {
          #expect(sets == .exactly(number), "\(scores)")
        } else {
          #expect(sets.reaches(1_000) && !sets.isBelow(number), "\(scores)")
        }
      }
    }
    // Neither answer is the only one, but where a score has two or three values.
    #expect(withheld > 0 && (withheld < cases || range.count <= 3))
  }

  @Test("figures to a tenth, and means alone", arguments: [0...27, -27...27, 0...40, 0...6])
  func rounded(_ range: ClosedRange<Int>) throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<Slow.cases(60, 600) {
      let n = Int.random(in: 2...25, using: &generator)
      let summary = Self.summary(Self.scores(n, range, &generator), on: range)
      let sets = try #require(ScoreSets(of: n, on: ScoreGrid(range)))
      for told in [summary.standardDeviation, nil] {
        let told = SampleSummary(
          n: n, mean: summary.mean, standardDeviation: told, grid: summary.grid)
        let mean = (told.mean * 10).rounded() / 10
        let deviation = told.standardDeviation.map { ($0 * 10).rounded() / 10 }
        let all = sets.count(mean: mean, standardDeviation: deviation, base: 0.1)
        for fewest in [2, 10, 5_000] {
          // Where not all could be counted, and fewer were met, there is nothing to hold it against.
          guard all.isBelow(fewest) || all.reaches(fewest) else { continue }
          let released = Self.gate(fewest, exactFrom: 30).summary(told)
          let isFew = all.isBelow(fewest) || told.standardDeviation == 0
          #expect(Self.isWithheld(released) == isFew, "\(told) \(fewest) \(all)")
          if all.isBelow(1_000) { #expect(released.scoreSets == all) }
        }
      }
    }
  }

  // The squares of scores that are at one end or the other sum up to as much as they can; of three
  // answers both sums tell how many gave each.
  @Test("large groups whose scores can be worked out are withheld too")
  func largeGroups() {
    let ends = (0..<200).map { $0 < 90 ? 0 : 27 }
    let one = Self.gate(10).summary(Self.summary(ends, on: 0...27))
    #expect(one.scoreSets == .exactly(1) && Self.isWithheld(one))
    let answers = (0..<5_000).map { $0 % 3 }
    let three = Self.gate(10).summary(Self.summary(answers, on: 0...2))
    #expect(three.scoreSets == .exactly(1) && Self.isWithheld(three))
    let shares = Self.gate(10).summary(
      SampleSummary(n: 9_000, mean: 0.25, standardDeviation: nil, grid: ScoreGrid(0...1)))
    #expect(shares.scoreSets == .exactly(1) && Self.isWithheld(shares))
  }

  @Test("large groups whose scores cannot be are told", arguments: [60, 300, 3_000, 100_000])
  func crowds(_ n: Int) {
    for range in [0...27, -27...27, 0...6] {
      let scores = (0..<n).map { range.lowerBound + $0 * $0 % range.count }
      let released = Self.gate(10).summary(Self.summary(scores, on: range))
      #expect(released.scoreSets?.reaches(10) == true && !Self.isWithheld(released))
    }
    let mean = Self.gate(10).summary(
      SampleSummary(n: n, mean: 13.5, standardDeviation: nil, grid: ScoreGrid(0...27)))
    #expect(mean.scoreSets?.reaches(1_000) == true && mean.mean.value == 13.5)
  }
}
