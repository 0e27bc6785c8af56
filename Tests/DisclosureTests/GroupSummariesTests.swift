import Disclosure
import Results
import TestSupport
import Testing

@Suite("Summaries of groups and of everybody")
struct GroupSummariesTests {
  static func summary(_ n: Int, _ mean: Double) -> SampleSummary {
    SampleSummary(n: n, mean: mean, standardDeviation: 5.5)
  }

  static func shown(_ released: ReleasedGroups) -> [Bool] {
    released.groups.map { $0.mean.value != nil }
  }

  // 60·12.1 − 40·11.5 − 16·13 = 58: the four have a mean of 14.5, if only theirs is missing.
  @Test("a group of few is not what is left over of everybody")
  func leftOver() throws {
    let gate = DisclosureGate(.thresholdTen)
    let groups = [Self.summary(40, 11.5), Self.summary(16, 13), Self.summary(4, 14)]
    let everybody = Self.summary(60, 12.1)
    let released = try gate.summaries(groups, everybody: everybody)
    #expect(Self.shown(released) == [true, false, false])
    #expect(released.groups[1].n.value == nil && released.everybody?.mean.value != nil)
    #expect(released.groups[1].mean == released.groups[2].mean)
    // Without everybody's figures nothing can be worked out.
    #expect(Self.shown(try gate.summaries(groups, everybody: nil)) == [true, true, false])
    #expect(Self.shown(try gate.summaries(groups, everybody: everybody)).count { $0 } == 1)
    #expect(
      Self.shown(try DisclosureGate(.ungated).summaries(groups, everybody: everybody))
        == [true, true, true])
  }

  @Test("OpenSAFELY's totals are of what is shown, and means still cannot be worked out")
  func sums() throws {
    let groups = [Self.summary(40, 11.5), Self.summary(16, 13), Self.summary(4, 14)]
    let released = try DisclosureGate(.openSAFELY)
      .summaries(groups, everybody: Self.summary(60, 12.1))
    #expect(Self.shown(released) == [true, false, false])
    #expect(released.everybody?.n == .rounded(55, base: 5))
  }

  @Test("groups that are withheld are together enough people, in every profile")
  func together() throws {
    for profile in DisclosureProfile.all where profile.id != "none" {
      for n in [[3, 5, 20, 30], [1, 12, 12, 12], [9, 9, 9, 50], [2, 30], [50, 60], [4, 3]] {
        let groups = n.map { Self.summary($0, 12.5) }
        let everybody = Self.summary(n.reduce(0, +), 12.5)
        let released = try DisclosureGate(profile).summaries(groups, everybody: everybody)
        let left = zip(n, Self.shown(released)).reduce(0) { $0 + ($1.1 ? 0 : $1.0) }
        #expect(
          left == 0 || left >= profile.fewestPersons || Self.shown(released).allSatisfy { !$0 },
          "\(profile.id) \(n)")
      }
    }
  }

  @Test("groups that do not add up are refused, and none is nothing")
  func refusals() throws {
    let gate = DisclosureGate(.thresholdTen)
    #expect { try gate.summaries([Self.summary(20, 9)], everybody: Self.summary(21, 9)) } throws: {
      ($0 as? Withheld)?.code == "disclosure.not-a-table"
    }
    #expect { try gate.summaries([Self.summary(-2, 9)], everybody: nil) } throws: {
      ($0 as? Withheld)?.code == "disclosure.not-a-table"
    }
    #expect(try gate.summaries([], everybody: nil).groups.isEmpty)
  }
}

@Suite("What is left of everybody")
struct LeftOverSummaryTests {
  static let grid = ScoreGrid(-27...27)

  static func summary(_ changes: [Int]) -> SampleSummary {
    SampleSummary(
      n: changes.count, mean: ScoreSetsTests.mean(changes),
      standardDeviation: changes.count > 1 ? ScoreSetsTests.standardDeviation(changes) : nil,
      grid: grid)
  }

  static let large = summary((0..<40).map { $0 * 7 % 19 - 9 })
  static let other = summary((0..<35).map { $0 * 5 % 17 - 8 })

  // Ten people are left, of whom nine have not changed and one by −1: Σd = −1 and Σd² = 1 say so.
  @Test("ten people whose scores follow from their sums are not left over")
  func plain() throws {
    let gate = DisclosureGate(.thresholdTen)
    let few = [Self.summary([0, 0, 0, 0, 0]), Self.summary([0, 0, -1, 0, 0])]
    #expect(!gate.admits(leftOver: few))
    let groups = [Self.large, Self.other] + few
    let everybody = SampleSummary(n: 85, mean: -1, standardDeviation: 5, grid: Self.grid)
    let released = try gate.summaries(groups, everybody: everybody)
    #expect(GroupSummariesTests.shown(released) == [true, false, false, false])
    #expect(released.everybody?.mean.value != nil)
    #expect(
      GroupSummariesTests.shown(try gate.summaries(groups, everybody: nil))
        == [true, true, false, false])
  }

  @Test("ten people of many kinds are, and everybody alike is not")
  func kinds() {
    let gate = DisclosureGate(.thresholdTen)
    let many = [Self.summary([3, -5, 8, 0, 1]), Self.summary([-9, 4, 2, -1, -6])]
    #expect(gate.admits(leftOver: many))
    #expect(!gate.admits(leftOver: [many[0]]))
    #expect(gate.admits(leftOver: []))
    #expect(DisclosureGate(.ungated).admits(leftOver: [many[0]]))
    // One person has no standard deviation, and is somebody all the same.
    let ones = [3, -5, 8, 0, 1, -9, 4, 2, -1, -6].map { Self.summary([$0]) }
    #expect(gate.admits(leftOver: ones))
    #expect(!gate.admits(leftOver: (0..<12).map { _ in Self.summary([4]) }))
    // Where the scores that a scale can give are not known, a spread of nothing is known still.
    let alike = SampleSummary(n: 30, mean: 2.5, standardDeviation: 0)
    #expect(!gate.admits(leftOver: [alike]))
    #expect(gate.admits(leftOver: [SampleSummary(n: 30, mean: 2.5, standardDeviation: 1)]))
    #expect(gate.admits(leftOver: [SampleSummary(n: 30, mean: 2.5, standardDeviation: nil)]))
  }

  @Test("together is what one group of all of them is")
  func together() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<Slow.cases(300, 3_000) {
      let parts = (0..<3).map { _ in
        EnoughSetsTests.scores(Int.random(in: 1...9, using: &generator), -3...3, &generator)
      }
      let all = parts.flatMap(\.self)
      let gate = EnoughSetsTests.gate(10)
      let one = SampleSummary(
        n: all.count, mean: ScoreSetsTests.mean(all),
        standardDeviation: ScoreSetsTests.standardDeviation(all), grid: ScoreGrid(-3...3))
      let groups = parts.map { part -> SampleSummary in
        var summary = Self.summary(part)
        summary.grid = ScoreGrid(-3...3)
        return summary
      }
      #expect(
        gate.admits(leftOver: groups) == !EnoughSetsTests.isWithheld(gate.summary(one)), "\(parts)")
    }
  }
}
