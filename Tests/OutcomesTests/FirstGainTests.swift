import Models
import Outcomes
import Results
import TestSupport
import Testing

@Suite("How long it took to a first gain")
struct FirstGainTests {
  private let watches = [
    GainWatch(start: 0, scored: [90, 180], gained: 90),
    GainWatch(start: 10, scored: [100, 190, 280], gained: 190),
    GainWatch(start: 0, scored: [90, 180]), GainWatch(start: 0, scored: [90]),
    GainWatch(start: 5, scored: [95, 185], gained: 185), GainWatch(start: 0, scored: []),
  ]

  @Test("those not there yet are in, and those who could not be are apart")
  func counts() throws {
    let found = try FirstGain(watches)
    #expect(found.people == 6 && found.gained == 3 && found.notYet == 2 && found.onlyFirst == 1)
    let month = CalendarMonths.days
    // By hand, seen: 1 of 5 at 90, then 2 of 3 at 180 (one left after 90).
    #expect(agrees(found.seen.gained(by: 100 / month)?.value, 0.2, relative: 1e-12))
    #expect(
      agrees(found.seen.gained(by: 180 / month)?.value, 1 - 0.8 / 3, relative: 1e-12))
    // The earliest: the first gain at once (1 of 5), the others at 90 (2 of 4).
    #expect(agrees(found.earliest.gained(by: 1 / month)?.value, 0.2, relative: 1e-12))
    #expect(agrees(found.earliest.gained(by: 90 / month)?.value, 0.6, relative: 1e-12))
    let estimate = try #require(found.seen.gained(by: 180 / month))
    let interval = try #require(estimate.interval)
    #expect(interval.lower < estimate.value && estimate.value < interval.upper)
  }

  @Test("counts add up, and where everybody gained the true share lies between", arguments: 1...20)
  func between(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let truth = (0..<30).map { _ in Int.random(in: 1..<330, using: &generator) }
    let watches = truth.map { day -> GainWatch in
      let days = (1...4).map { $0 * 90 + Int.random(in: -20..<20, using: &generator) }
      return GainWatch(start: 0, scored: days, gained: days.first { $0 >= day })
    }
    let found = try FirstGain(watches)
    #expect(found.gained == 30 && found.notYet == 0 && found.people == 30)
    for months in stride(from: 0.0, through: 11.0, by: 0.5) {
      let share = Double(truth.count { Double($0) <= months * CalendarMonths.days }) / 30
      #expect((found.seen.gained(by: months)?.value ?? 1) <= share + 1e-12)
      #expect((found.earliest.gained(by: months)?.value ?? 1) >= share - 1e-12)
    }
  }

  @Test("with other ends nobody who was no longer followed is waiting for a gain")
  func ends() throws {
    var with = watches
    with[3] = GainWatch(start: 0, scored: [90], ending: .init(on: 120, "died"))
    let found = try FirstGain(with)
    #expect(found.reasons == ["died"] && found.ended == ["died": 1])
    guard case .severalEnds(let shares) = found.seen else {
      Issue.record("one end")
      return
    }
    #expect(agrees(shares.shares(at: 150 / CalendarMonths.days)?[2].value, 0.2, relative: 1e-12))
    // 1/5, then 2 of 3 of the 0.6 that are left.
    #expect(
      agrees(
        found.seen.gained(by: 180 / CalendarMonths.days)?.value, 0.2 + 0.4, relative: 1e-12))
  }

  @Test("gains on days without a score, and days before the start, are not looked at")
  func odd() {
    let watch = GainWatch(start: 100, scored: [50, 100, 200, 150, 150], gained: 175)
    #expect(watch.gained == nil && watch.seen == [150, 200])
    _ = GainWatch(start: .min, scored: [.max, .min], gained: .max, ending: .init(on: .max, ""))
  }

  @Test("few people are not made a curve of")
  func few() {
    #expect(throws: Withheld.self) { try FirstGain([]) }
    #expect(throws: Withheld.self) { try FirstGain(Array(watches.suffix(4))) }
  }
}
