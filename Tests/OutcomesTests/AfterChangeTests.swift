import Outcomes
import Results
import TestSupport
import Testing

@Suite("What followed a change of worker")
struct AfterChangeTests {
  private func event(
    _ day: Int, _ scores: [(Int, Double)], until: Int = 1000
  ) -> LevelAroundEvent {
    LevelAroundEvent(
      day: day, scores: scores.map { .init(day: $0.0, value: $0.1) }, within: 100, until: until)
  }

  @Test("the last score before and the first on or after the day make a pair")
  func pair() throws {
    let found = event(100, [(10, 5), (80, 9), (100, 6), (150, 20)])
    #expect(try found.pair.get().before.value == 9 && found.pair.get().after.value == 6)
    #expect(try found.pair.get().change == -3)
  }

  @Test("where there is no pair it is said why")
  func noPair() {
    #expect(event(100, [(120, 5)]).pair == .failure(.noScoreBefore))
    #expect(event(200, [(20, 5), (220, 6)]).pair == .failure(.noScoreBefore))
    #expect(event(100, [(90, 5)]).pair == .failure(.noScoreAfter))
    #expect(event(100, [(90, 5), (300, 6)]).pair == .failure(.noScoreAfter))
    #expect(event(100, [(90, 5)], until: 150).pair == .failure(.notYetScored))
    #expect(event(.max, [(.min, 5), (.max, .nan)]).pair == .failure(.noScoreBefore))
  }

  @Test("everybody counts once, and levels are described with an interval")
  func levels() throws {
    let changes: [Double] = [-4, -1, 0, 2, -5, -3]
    let events: [[LevelAroundEvent]] =
      changes.map { [event(100, [(90, 20), (110, 20 + $0)])] } + [
        [], [event(100, []), event(400, [(390, 10), (410, 11)])], [event(100, [(90, 1)])],
        [event(100, [(90, 20), (110, 22)]), event(300, [(290, 1), (310, 30)])],
      ]
    let found = AfterChange(events, threshold: 2.5)
    #expect(found.people == 9 && found.paired == 8 && found.withSeveral == 2)
    #expect(found.unpaired == [.noScoreAfter: 1])
    let level = try found.level.get()
    #expect(level.directions == [.lower: 3, .none: 5])
    // t.test(c(-4, -1, 0, 2, -5, -3, 1, 2)) in R 4.2.2: mean −1, interval −3.2786 to 1.2786.
    #expect(agrees(level.change.value, -1, relative: 1e-12))
    #expect(agrees(level.change.interval?.lower, -3.278609, relative: 1e-5))
    #expect(agrees(level.change.interval?.upper, 1.278609, relative: 1e-5))
    #expect(agrees(level.after - level.before, level.change.value, relative: 1e-12))
    #expect(try AfterChange(events).level.get().directions == nil)
  }

  @Test("few people are withheld, with a reason")
  func few() {
    let found = AfterChange([[event(100, [(90, 5), (110, 6)])]], threshold: 1)
    #expect(found.people == 1 && found.paired == 1)
    guard case .failure(let reason) = found.level else {
      Issue.record("summed up")
      return
    }
    #expect(reason.code == "after-change.too-few-people" && reason.reason.contains("1 person has"))
    #expect(AfterChange([]).people == 0)
  }

  @Test("where everybody changed alike there is a mean and no interval")
  func alike() throws {
    let events = (0..<6).map { _ in [event(100, [(90, 5), (110, 6)])] }
    let level = try AfterChange(events).level.get()
    #expect(level.change.value == 1 && level.change.interval == nil)
  }
}
