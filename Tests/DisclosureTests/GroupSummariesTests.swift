import Disclosure
import Results
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
