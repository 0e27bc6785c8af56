import Change
import Distributions
import Results
import TestSupport
import Testing

@Suite("A line through one person's scores, with the known error")
struct ErrorLineTests {
  @Test("through two scores one unit apart it is Jacobson and Truax's index")
  func isJacobsonTruax() throws {
    // reference/change.md §2.8: 32.5 to 47.5, SEM 3.3541 gives 3.162278.
    let sem = 7.5 * 0.2.squareRoot()
    let line = try #require(
      ErrorLine([(0, 32.5), (1, 47.5)], standardErrorOfMeasurement: sem))
    #expect(agrees(line.statistic, 3.1622776602, relative: 1e-10))
    #expect(line.slope == 15)
    #expect(line.lackOfFitPValue == nil)
    #expect(abs(line.lackOfFit) < 1e-20)
  }

  @Test("scores on a line leave nothing over, in any order and unit of time")
  func onALine() throws {
    let points: [(time: Double, value: Double)] = [(0, 4), (2, 8), (7, 18), (3, 10)]
    let line = try #require(ErrorLine(points, standardErrorOfMeasurement: 2))
    #expect(agrees(line.slope, 2, relative: 1e-14))
    #expect(line.lackOfFit < 1e-20)
    #expect(try #require(line.lackOfFitPValue) == 1)
    let weeks = try #require(
      ErrorLine(points.map { (time: 7 * $0.time, value: $0.value) }, standardErrorOfMeasurement: 2))
    #expect(agrees(weeks.statistic, line.statistic, relative: 1e-13))
  }

  @Test("with no change, slope and fit are called beyond error as often as they say")
  func rates() throws {
    // 4,000 unchanged people, five occasions: 5 % within 3.5 standard errors of a share.
    var generator = Xoshiro256(seed: 8)
    var slopes = 0
    var bends = 0
    for _ in 0..<4000 {
      let points = (0..<5).map { (time: Double($0), value: 20 + 3 * generator.normal()) }
      let line = try #require(ErrorLine(points, standardErrorOfMeasurement: 3))
      if line.pValue < 0.05 { slopes += 1 }
      if try #require(line.lackOfFitPValue) < 0.05 { bends += 1 }
    }
    #expect(abs(Double(slopes) / 4000 - 0.05) < 0.0121, "\(slopes)")
    #expect(abs(Double(bends) / 4000 - 0.05) < 0.0121, "\(bends)")
  }

  @Test("one score, or all at one time, is no line")
  func edges() {
    #expect(ErrorLine([], standardErrorOfMeasurement: 1) == nil)
    #expect(ErrorLine([(1, 2)], standardErrorOfMeasurement: 1) == nil)
    #expect(ErrorLine([(1, 2), (1, 5)], standardErrorOfMeasurement: 1) == nil)
  }
}

@Suite("What is known of a person's true change")
struct TrueChangeTests {
  static let pairs = PairMoments(
    n: 40, firstMean: 24.85, firstDeviation: 3.3401212937, secondMean: 14.975,
    secondDeviation: 7.7110892509, correlation: 0.1631187447)

  @Test("its mean in its standard errors is Hageman and Arrindell's index")
  func isHagemanArrindell() throws {
    // reference/change.md §1.6: persons 1 (25 → 13) and 5 (30 → 25) of claus_2020.
    let change = try TrueChange(Self.pairs, reliability: 0.8)
    #expect(abs(change.expected(-12) / change.standardError - -5.8210292) < 1e-7)
    #expect(abs(change.expected(-5) / change.standardError - -2.6284378) < 1e-7)
  }

  @Test("probabilities of a change above and below add up, and intervals hold what they say")
  func probabilities() throws {
    // The truth is drawn first: 2,000 people, true change N(−3, 16), SEM 2.
    var generator = Xoshiro256(seed: 5)
    var people: [(truth: Double, first: Double, second: Double)] = []
    for _ in 0..<2000 {
      let start = 30 + 5 * generator.normal()
      let truth = -3 + 4 * generator.normal()
      people.append(
        (truth, start + 2 * generator.normal(), start + truth + 2 * generator.normal()))
    }
    let moments = try #require(PairMoments(people.map { (first: $0.first, second: $0.second) }))
    let s1 = moments.firstDeviation
    let change = try TrueChange(moments, reliability: 1 - 4 / (s1 * s1))
    var expected = 0.0
    var covered = 0
    for person in people {
      let observed = person.second - person.first
      let below = 1 - change.probability(above: 0, after: observed)
      expected += below
      let interval = change.interval(after: observed)
      if interval.lower < person.truth && person.truth < interval.upper { covered += 1 }
    }
    // Expected number of people whose truth fell, beside the count; three standard errors of each.
    let fell = Double(people.count { $0.truth < 0 })
    #expect(abs(expected - fell) < 65, "\(expected) expected, \(fell) were")
    #expect(abs(Double(covered) / 2000 - 0.95) < 0.015, "\(covered)")
    #expect(agrees(change.differenceReliability, 16 / 24, relative: 0.05))
  }
}
