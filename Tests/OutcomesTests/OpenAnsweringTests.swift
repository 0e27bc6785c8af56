import Outcomes
import Testing

@Suite("Is a fall more open answering?")
struct OpenAnsweringTests {
  private func fall(_ trust: [(Int, Double)]) -> FallWithTrust {
    FallWithTrust(
      from: 100, to: 200, trust: trust.map { .init(day: $0.0, value: $0.1) }, threshold: 3,
      within: 30)
  }

  @Test("trust is looked at near both ends of the fall")
  func trust() {
    #expect(fall([(95, 10), (205, 14)]).trust == .rose)
    #expect(fall([(95, 10), (205, 13)]).trust == .stayed)
    #expect(fall([(95, 10), (205, 6)]).trust == .fell)
    #expect(fall([(60, 10), (205, 20)]).trust == .notKnown)
    #expect(fall([(95, 10)]).trust == .notKnown && fall([]).trustChange == nil)
    // The nearer counts; of two as near the earlier.
    #expect(fall([(95, 10), (105, 0), (200, 15)]).trustChange == 5)
    #expect(fall([(95, 10), (205, .nan)]).trust == .notKnown)
  }

  @Test("one trust score is not both ends")
  func one() {
    let near = FallWithTrust(
      from: 100, to: 110, trust: [.init(day: 105, value: 3)], threshold: 1, within: 30)
    #expect(near.trust == .notKnown)
  }

  @Test("falls with trust rising are questions, and every fall is counted")
  func counts() {
    let found = OpenAnswering([
      [], [fall([(95, 10), (205, 14)]), fall([])], [fall([(95, 10), (205, 6)])],
      [fall([(100, 1), (200, 9)]), fall([(100, 1), (200, 9)])],
    ])
    #expect(found.people == 4 && found.withFall == 3 && found.withQuestion == 2)
    #expect(found.falls == [.rose: 3, .notKnown: 1, .fell: 1])
    #expect(found.questions.map(\.person) == [1, 3, 3])
    #expect(OpenAnswering([]).falls.isEmpty)
  }
}
