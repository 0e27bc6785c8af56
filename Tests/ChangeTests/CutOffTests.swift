import Change
import Distributions
import Results
import Scales
import TestSupport
import Testing

@Suite("Cut-offs a, b and c (Jacobson & Truax 1991)")
struct CutOffTests {
  static func value(
    _ cutOff: CutOff, _ seeking: CutOff.Group?, _ others: CutOff.Group?,
    _ direction: ScoreDefinition.Direction = .higherIsBetter
  ) throws -> Double {
    try cutOff.value(seeking: seeking, others: others, direction: direction).value
  }

  @Test("agree with the example of the paper")
  func paper() throws {
    // reference/change.md A1: M1 = 40, M0 = 60, s = 7.5: a = 55, b = 45, c = 50.
    let seeking = CutOff.Group(mean: 40, standardDeviation: 7.5)
    let others = CutOff.Group(mean: 60, standardDeviation: 7.5)
    #expect(try CutOff.allCases.map { try Self.value($0, seeking, others) } == [55, 45, 50])
    // The same with the scale turned round.
    let (low, high) = (
      CutOff.Group(mean: -40, standardDeviation: 7.5),
      CutOff.Group(mean: -60, standardDeviation: 7.5)
    )
    #expect(
      try CutOff.allCases.map { try Self.value($0, low, high, .lowerIsBetter) } == [-55, -45, -50])
  }

  @Test("of couples' DAS, with the spread of the people who do not seek help in b")
  func dyadicAdjustment() throws {
    // reference/change.md A3 and §1.7: c = 94.84241, a = 105.2347, right b = 79.2, where R's
    // clinicalsignificance gives 91.15 from the other group's spread.
    let seeking = CutOff.Group(mean: 81.5833333333, standardDeviation: 11.8256612656, n: 30)
    let others = CutOff.Group(mean: 114.8, standardDeviation: 17.8)
    #expect(abs(try Self.value(.c, seeking, others) - 94.84241) < 5e-6)
    #expect(abs(try Self.value(.a, seeking, others) - 105.2347) < 5e-5)
    #expect(abs(try Self.value(.b, seeking, others) - 79.2) < 1e-12)
  }

  @Test("of claus_2020's HAM-D, and of true scores")
  func trueScores() throws {
    // reference/change.md §1.6: c = 19.887, c_true = 20.209 (mf 8, sf 8, SEM 1.4937476531).
    let seeking = CutOff.Group(mean: 24.85, standardDeviation: 3.3401212937)
    let others = CutOff.Group(mean: 8, standardDeviation: 8)
    #expect(abs(try Self.value(.c, seeking, others, .lowerIsBetter) - 19.887) < 5e-4)
    let sem = 1.4937476531
    let c = try Self.value(
      .c, seeking.ofTrueScores(standardErrorOfMeasurement: sem),
      others.ofTrueScores(standardErrorOfMeasurement: sem), .lowerIsBetter)
    #expect(abs(c - 20.209) < 5e-4)
  }

  @Test("of the numbers in Bauer's style, b from the right spread")
  func bauer() throws {
    // reference/change.md A5: c_true 59.1066997519, a_true 25.2814557014, b_true with the spread of
    // the people who do not seek help 92.4320633484. One reliability, .93, for both groups; with one
    // error for both, as in claus_2020, c moves away from that of observed scores.
    let seeking = CutOff.Group(mean: 68.35, standardDeviation: 22.33)
    let others = CutOff.Group(mean: 50, standardDeviation: 22)
    let groups = (
      seeking.ofTrueScores(reliability: 0.93), others.ofTrueScores(reliability: 0.93)
    )
    for (cutOff, expected) in zip(CutOff.allCases, [25.2814557014, 92.4320633484, 59.1066997519]) {
      let found = try Self.value(cutOff, groups.0, groups.1, .lowerIsBetter)
      #expect(agrees(found, expected, relative: 1e-10), "\(cutOff)")
    }
  }

  @Test(
    "the interval of c covers the true c, in seeded samples of 40 and 60",
    arguments: CutOff.allCases)
  func interval(_ cutOff: CutOff) throws {
    // True groups: 40 ± 6 and 60 ± 9.
    let truth = try Self.value(
      cutOff, .init(mean: 40, standardDeviation: 6), .init(mean: 60, standardDeviation: 9))
    var generator = Xoshiro256(seed: 3)
    func group(_ mean: Double, _ s: Double, _ n: Int) throws -> CutOff.Group {
      let moments = try #require(
        SampleMoments((0..<n).map { _ in mean + s * generator.normal() }))
      return CutOff.Group(
        mean: moments.mean, standardDeviation: try #require(moments.standardDeviation), n: n)
    }
    var covered = 0
    for _ in 0..<1000 {
      let estimate = try cutOff.value(
        seeking: group(40, 6, 40), others: group(60, 9, 60), direction: .higherIsBetter)
      let interval = try #require(estimate.interval)
      if interval.lower <= truth && truth <= interval.upper { covered += 1 }
    }
    // 95 % within three standard errors of a share of 1,000, and a little for the normal
    // approximation to a standard deviation.
    #expect(covered >= 925 && covered <= 971, "\(covered) of 1,000")
  }

  @Test("needs the groups it is made of, with a spread; no interval without their sizes")
  func refusals() throws {
    let group = CutOff.Group(mean: 4, standardDeviation: 2, n: 9)
    #expect(throws: Withheld.self) { try Self.value(.a, nil, group) }
    #expect(throws: Withheld.self) { try Self.value(.b, group, nil) }
    #expect(throws: Withheld.self) { try Self.value(.c, group, nil) }
    #expect(throws: Withheld.self) {
      try Self.value(.a, .init(mean: 4, standardDeviation: 0, n: 9), nil)
    }
    #expect(try Self.value(.a, group, nil) == 8)
    let without = try CutOff.c.value(
      seeking: group, others: .init(mean: 9, standardDeviation: 2), direction: .higherIsBetter)
    #expect(without.interval == nil)
    #expect(group.ofTrueScores(standardErrorOfMeasurement: 2) == nil)
  }
}
