import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Scores at the ends of the declared range")
struct FloorAndCeilingTests {
  @Test("shares with Wilson's interval, by the declared range and not by the seen one")
  func shares() throws {
    let scores: [Double?] = [0, 0, 3, nil, 20, 20, 20, 7, 8, 9, 12]
    let found = try FloorAndCeiling.of(scores, range: 0...20)
    #expect(found.n == 10 && found.floor.count == 2 && found.ceiling.count == 3)
    // Python 3, from the formula of 2 of 10 and 3 of 10.
    #expect(agrees(found.floor.share.interval?.lower, 0.05668215145437519, relative: 1e-12))
    #expect(agrees(found.floor.share.interval?.upper, 0.5098375284633583, relative: 1e-12))
    #expect(agrees(found.ceiling.share.interval?.lower, 0.10779126740630099, relative: 1e-12))
    #expect(agrees(found.ceiling.share.interval?.upper, 0.6032218525388546, relative: 1e-12))
    let wider = try FloorAndCeiling.of(scores, range: -5...25)
    #expect(wider.floor.count == 0 && wider.ceiling.count == 0 && wider.floor.share.value == 0)
    #expect(wider.floor.share.interval?.lower == 0)
  }

  @Test("means are at the end but for rounding; scores outside are at neither end")
  func rounding() throws {
    let mean = (0..<7).reduce(0.0) { sum, _ in sum + 5.0 / 7 }
    let found = try FloorAndCeiling.of([mean, 5, 6, -1], range: 0...5)
    #expect(found.ceiling.count == 2 && found.outside == 2 && found.floor.count == 0)
  }

  @Test("nobody has a score: withheld")
  func nobody() {
    #expect {
      try FloorAndCeiling.of([nil, nil], range: 0...5)
    } throws: {
      ($0 as? Withheld)?.code == "scores.none"
    }
  }
}
