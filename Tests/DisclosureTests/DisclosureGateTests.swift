import Disclosure
import Results
import Testing

@Suite("What passes the gate")
struct DisclosureGateTests {
  // Origin: the profiles' sources, as in reference/benchmarking.md §4.1. nil is withheld.
  @Test(
    "counts by profile",
    arguments: [
      ("nhs-england", [0: 0, 1: nil, 7: nil, 8: 10, 12: 10, 13: 15, 97: 95, 98: 100]),
      ("opensafely", [0: 0, 1: nil, 7: nil, 8: 10, 12: 10, 13: 15]),
      ("threshold-10", [0: nil, 1: nil, 9: nil, 10: 10, 11: 11]),
      ("uk-llc", [0: nil, 9: nil, 10: 10, 12: 12]),
      ("none", [0: 0, 1: 1, 7: 7]),
    ])
  func counts(_ id: String, _ expected: [Int: Int?]) throws {
    let gate = DisclosureGate(try #require(DisclosureProfile.named(id)))
    for (count, told) in expected { #expect(gate.count(count).value == told, "\(id) \(count)") }
  }

  @Test("what is withheld is told in the same words, zero too")
  func sameWords() {
    let gate = DisclosureGate(.thresholdTen)
    #expect(gate.count(0) == gate.count(1) && gate.count(9) == gate.count(1))
    #expect(gate.count(3).reason?.code == "disclosure.too-few")
    #expect(gate.count(30).reason == nil)
    #expect(gate.count(-1).value == nil)
  }

  @Test("profiles say which they are, where they stand, and what was added")
  func profiles() {
    let all = DisclosureProfile.all
    #expect(Set(all.map(\.id)).count == 5)
    #expect(DisclosureProfile.named("nobody's") == nil)
    for profile in all where profile.id != "none" {
      #expect(!profile.sources.isEmpty && !profile.version.isEmpty && profile.marker == "*")
      #expect(profile.notes.contains { $0.code == "disclosure.added" })
      #expect(profile.rule.verdict(persons: profile.fewestPersons - 1) == .suppressed)
      #expect(profile.rule.verdict(persons: profile.fewestPersons) == .shown)
    }
    #expect(
      DisclosureProfile.nhsEngland.notes.contains { $0.code == "disclosure.unverified" })
  }

  @Test("a share is of rounded counts, and tells of those outside too")
  func percentages() {
    let nhs = DisclosureGate(.nhsEngland)
    // 13 of 48: 15 of 50.
    #expect(nhs.percentage(13, of: 48).value == 30)
    #expect(DisclosureGate(.thresholdTen).percentage(13, of: 52).value == 25)
    for profile in DisclosureProfile.all where profile.id != "none" {
      let gate = DisclosureGate(profile)
      #expect(gate.percentage(96, of: 100).value == nil)
      #expect(gate.percentage(4, of: 100).value == nil)
      #expect(gate.percentage(3, of: 6).value == nil)
    }
    #expect(nhs.percentage(0, of: 0).reason?.code == "disclosure.no-share")
    #expect(nhs.percentage(5, of: 4).value == nil)
  }

  // Origin: reference/benchmarking.md §4.4: "100 % of the 12 clients" is disclosive though n ≥ 10.
  @Test("a category of everybody says something of everybody in it")
  func everybody() {
    for profile in [DisclosureProfile.thresholdTen, .ukLLC, .openSAFELY] {
      #expect(DisclosureGate(profile).percentage(12, of: 12).value == nil)
      #expect(DisclosureGate(profile).percentage(0, of: 12).value == nil)
    }
    #expect(DisclosureGate(.nhsEngland).percentage(12, of: 12).value == 100)
    #expect(DisclosureGate(.ungated).percentage(1, of: 1).value == 100)
  }

  @Test("means need people, and few of them a tenth of a point at most")
  func means() {
    let grid = ScoreGrid(0...27)
    func gated(_ profile: DisclosureProfile, _ n: Int) -> ReleasedSummary {
      DisclosureGate(profile).summary(
        SampleSummary(n: n, mean: 14.237, standardDeviation: 5.581, grid: grid))
    }
    #expect(gated(.nhsEngland, 7).mean.value == nil)
    #expect(gated(.nhsEngland, 8).mean == .rounded(14.2, base: 0.1))
    #expect(gated(.thresholdTen, 9).standardDeviation.reason?.code == "disclosure.too-few")
    #expect(gated(.thresholdTen, 10).standardDeviation == .rounded(5.6, base: 0.1))
    #expect(gated(.thresholdTen, 10).n == .shown(10))
    #expect(gated(.thresholdTen, 10).scoreSets?.isBelow(1_000) == false)
    #expect(gated(.thresholdTen, 30).mean == .shown(14.237))
    #expect(gated(.ungated, 1).mean == .shown(14.237))
  }

  // 43 people with a sum of −118: of the numbers of people from 43 to 47 only 43 gives a whole sum with the
  // exact mean −2.744186…, so it would undo the rounding to 45.
  @Test("where counts are rounded, no mean tells how many there are")
  func roundedCounts() {
    let exact = -118.0 / 43
    #expect(
      (43...47).filter { abs(exact * Double($0) - (exact * Double($0)).rounded()) < 1e-9 } == [43])
    for profile in DisclosureProfile.all {
      let told = DisclosureGate(profile).summary(
        SampleSummary(
          n: 43, mean: exact, standardDeviation: 4.62443316092, grid: ScoreGrid(-27...27)))
      guard profile.roundingBase != nil else {
        #expect(told.n == .shown(43) && told.mean == .shown(exact))
        continue
      }
      #expect(told.n == .rounded(45, base: 5))
      #expect(told.mean == .rounded(-2.7, base: 0.1))
      #expect(told.standardDeviation == .rounded(4.6, base: 0.1))
    }
    // Of very many people too: more sums round to such a mean than are looked at.
    let many = DisclosureGate(.nhsEngland).summary(
      SampleSummary(n: 40_003, mean: exact, standardDeviation: 4.6, grid: ScoreGrid(-27...27)))
    #expect(many.mean == .rounded(-2.7, base: 0.1))
  }

  @Test("figures that few sets of scores could have are withheld, however many people")
  func plain() {
    let gate = DisclosureGate(.thresholdTen)
    func code(_ n: Int, _ mean: Double, _ spread: Double?, _ grid: ScoreGrid?) -> String? {
      gate.summary(SampleSummary(n: n, mean: mean, standardDeviation: spread, grid: grid))
        .mean.reason?.code
    }
    let grid = ScoreGrid(0...27)
    #expect(code(200, 0, 0, grid) == "disclosure.few-score-sets")
    #expect(code(200, 27, nil, grid) == "disclosure.few-score-sets")
    // One person one step above everybody else.
    #expect(code(100, 0.01, 0.1, grid) == "disclosure.few-score-sets")
    #expect(code(50, 3.5, 0, nil) == "disclosure.few-score-sets")
    #expect(code(50, 3.5, 1.2, nil) == nil)
    #expect(code(50, .nan, 1.2, nil) == "disclosure.not-a-number")
    #expect(code(0, 1, nil, nil) == "disclosure.not-a-number")
  }

  @Test("where the steps of a score are not known, two digits of its spread")
  func unknownSteps() {
    let gate = DisclosureGate(.thresholdTen)
    func mean(_ mean: Double, _ spread: Double) -> Double? {
      gate.summary(SampleSummary(n: 12, mean: mean, standardDeviation: spread)).mean.value
    }
    #expect(mean(14.237, 5.58) == 14.2)
    #expect(mean(1_423.7, 558) == 1_420)
    #expect(mean(0.14237, 0.0558) == 0.142)
  }

  @Test("a lowest or highest score is one person's")
  func extremes() {
    #expect(DisclosureGate(.nhsEngland).extreme(27).reason?.code == "disclosure.extreme")
    #expect(DisclosureGate(.ungated).extreme(27) == .shown(27))
  }
}
