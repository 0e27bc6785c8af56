import Change
import Testing

@Suite("False alarms on the scores a scale can take")
struct AttainedRateTests {
  @Test("on a fine scale far from its ends the share is 1 − level, for any number of occasions")
  func fine() {
    let scores = (0...20_000).map { Double($0) / 100 }
    for occasions in [2, 6, 12] {
      let yardstick = JourneyYardstick(standardError: 3, plannedOccasions: occasions)
      let found = AttainedRate(yardstick, sample: [100], attainable: scores)
      // 20,000 draws: 0.0015 is one standard error.
      #expect(abs(found.anyPair - 0.05) < 0.006, "\(occasions): \(found.anyPair)")
      #expect(abs(found.firstToLast - 0.05) < 0.006, "\(occasions): \(found.firstToLast)")
    }
  }

  @Test("whole numbers move it by hand: errors of 0.5 rounded, a threshold between 1 and 2")
  func coarse() {
    // Score 10, SEM 0.5: P(round = 10) = P(|z| < 1) = .682689, 9 and 11 .157305 each (to 3 z), rest
    // .00135 a side. Two scores differ by more than 1.3859, so by 2 or more: 2 · (.157305² + 2 · .00135 ·
    // (.682689 + .157305) + …) = .0541; reached by convolution of the rounded normal.
    let yardstick = JourneyYardstick(standardError: 0.5, plannedOccasions: 2)
    let found = AttainedRate(
      yardstick, sample: [10], attainable: (0...20).map(Double.init), draws: 100_000)
    let p = [0.0013499, 0.1573054, 0.6826895, 0.1573054, 0.0013499]
    var expected = 0.0
    for i in 0..<5 { for j in 0..<5 where abs(i - j) >= 2 { expected += p[i] * p[j] } }
    #expect(abs(found.anyPair - expected) < 0.003, "\(found.anyPair) \(expected)")
    #expect(found.anyPair == found.firstToLast)
  }

  @Test("at the end of a scale there is less room for false alarms; the same seed, the same share")
  func end() {
    let yardstick = JourneyYardstick(standardError: 2, plannedOccasions: 4)
    let scores = (0...10).map(Double.init)
    let floor = AttainedRate(yardstick, sample: [0], attainable: scores, seed: 7)
    let middle = AttainedRate(yardstick, sample: [5], attainable: scores, seed: 7)
    #expect(floor.anyPair < middle.anyPair)
    #expect(floor == AttainedRate(yardstick, sample: [0], attainable: scores, seed: 7))
    #expect(AttainedRate(yardstick, sample: [0], attainable: [3], draws: 10).anyPair == 0)
  }
}
