import Models
import Results
import Scoring
import TestSupport
import Testing
import Trajectories

@Suite("The end point under a shift of those not seen at the end, and the tipping point")
struct DeltaAdjustmentTests {
  static func check(_ delta: DeltaAdjustment, _ key: String, _ expected: Expected) {
    let term = delta.endPoint.estimate
    // Two searches for the same optimum.
    #expect(agrees(term.estimate.value, expected[key + ".theta"], relative: 1e-6))
    #expect(agrees(term.estimate.standardError, expected[key + ".se"], relative: 1e-5))
    #expect(agrees(term.degreesOfFreedom, expected[key + ".df"], relative: 1e-3))
    #expect(agrees(delta.sensitivity, expected[key + ".s"], relative: 1e-12))
    let shifted = delta.estimate(delta: -2)
    #expect(agrees(shifted.value, expected[key + ".at-2"], relative: 1e-6))
    #expect(agrees(shifted.standardError, expected[key + ".at-2.se"], relative: 1e-5))
    let tip = delta.tippingPoint()
    #expect(agrees(tip.estimate, expected[key + ".tip"], relative: 1e-6))
    // R finds the root of the interval's limit by search.
    #expect(agrees(tip.interval, expected[key + ".tip.interval"], relative: 1e-4))
  }

  @Test("one group: R's lmer, contributions by dense matrices, roots by search")
  func oneGroup() throws {
    let endPoint = try EndPoint(LeavingFixture.seen())
    Self.check(DeltaAdjustment(endPoint), "one", try LeavingFixture.expected())
    #expect(endPoint.groups.map(\.persons) == [88])
    #expect(endPoint.notes.map(\.code).contains("leaving.never-seen"))
  }

  @Test("two groups: whichever is shifted", arguments: DeltaAdjustment.Shift.allCases)
  func twoGroups(_ shift: DeltaAdjustment.Shift) throws {
    let expected = try LeavingFixture.expected()
    let endPoint = try EndPoint(LeavingFixture.seen(groups: true))
    Self.check(DeltaAdjustment(endPoint, shift: shift), shift.rawValue, expected)
    for group in endPoint.groups {
      #expect(agrees(group.share, expected["two.p.\(group.name ?? "")"], relative: 1e-12))
      #expect(agrees(group.covariance, expected["two.cov.\(group.name ?? "")"], relative: 1e-4))
    }
  }

  @Test(
    "at the tipping point the estimate, and the nearer limit, is the stated difference",
    arguments: [0.0, 1.5, 9])
  func roots(_ difference: Double) throws {
    let delta = DeltaAdjustment(try EndPoint(LeavingFixture.seen()))
    let tip = delta.tippingPoint(reaching: difference)
    let (estimate, interval) = (try #require(tip.estimate), try #require(tip.interval))
    #expect(
      agrees(delta.estimate(delta: estimate).value, difference, relative: 1e-12, absolute: 1e-12))
    let limits = try #require(delta.estimate(delta: interval).interval)
    let near = difference < delta.endPoint.estimate.estimate.value ? limits.lower : limits.upper
    #expect(agrees(near, difference, relative: 1e-10, absolute: 1e-10))
    #expect(abs(interval) < abs(estimate))
  }

  @Test("a difference that the interval holds needs no shift; where all were seen no shift matters")
  func edges() throws {
    let delta = DeltaAdjustment(try EndPoint(LeavingFixture.seen()))
    #expect(delta.tippingPoint(reaching: 6).interval == 0)
    // Everybody seen: an ordinary comparison of two means on the same people.
    let complete = (0..<20).map { (n: Int) -> [Double?] in
      [Double(n * 7 % 11), Double(n * 5 % 13)]
    }
    let all = try EndPoint(LeavingFixture.seen(complete))
    let none = DeltaAdjustment(all)
    #expect(none.sensitivity == 0)
    #expect(none.tippingPoint() == TippingPoint(difference: 0, estimate: nil, interval: nil))
    #expect(none.estimate(delta: -5).value == all.estimate.estimate.value)
    func code(_ scores: [[Double?]], _ groups: [String?]? = nil) -> String {
      LeavingFixture.code { _ = try EndPoint(LeavingFixture.seen(scores, groups: groups)) }
    }
    #expect(code([[1, 2, nil], [2, 1, nil]]) == "leaving.nobody-at-end")
    #expect(code([[1, 2], [2, 1]], ["a", nil]) == "leaving.groups")
    #expect(code([[1, 2], [2, 1], [3, 4]], ["a", "b", "c"]) == "leaving.groups")
    #expect(code([[1, 2], [2, nil]], ["a", "b"]) == "leaving.nobody-at-end")
    #expect(code([[1, 2]]) == "leaving.not-fitted")
  }

  @Test("the sentences blame nobody")
  func words() throws {
    for (estimate, interval) in [(nil, nil), (-3.0, 0.0), (-3, -1), (-3, nil)]
      as [(Double?, Double?)]
    {
      let tip = TippingPoint(difference: 0, estimate: estimate, interval: interval)
      #expect(RefusedWords.found(in: tip.sentence).isEmpty)
    }
  }
}
