import Change
import Scales
import TestSupport
import Testing

// change.md A7; what needs the package's own data is not here, for the data are not.
// That a rise of 19 % is no loss of 25 % is in `OtherToolsTests`.
@Suite("Sudden gains")
struct SuddenGainTests {
  @Test(
    "the cut-off, as R suddengains prints it",
    arguments: [
      // SD, reliability, cut-off, and how it is printed.
      (10.5, 0.961, 5.747681, 1e-6), (6.396073, 0.931, 4.65703, 1e-6),
      (10.5, 0.931, 7.6451306856, 1e-10),
    ])
  func cutOff(_ sd: Double, _ r: Double, _ expected: Double, _ digits: Double) throws {
    let error = try ReliableChangeTests.error(sd: sd, r: r)
    let found = SuddenGain.cutOff(standardErrorOfMeasurement: error.standardError)
    #expect(agrees(found, expected, relative: digits))
  }

  @Test("the errors behind them: SEM 2.073584 and 1.680111, S_diff 2.93249 and 2.376036")
  func errors() throws {
    let first = try ReliableChangeTests.error(sd: 10.5, r: 0.961)
    #expect(agrees(first.standardError, 2.073584, relative: 1e-6))
    #expect(agrees(first.ofDifference, 2.93249, relative: 1e-6))
    let second = try ReliableChangeTests.error(sd: 6.396073, r: 0.931)
    #expect(agrees(second.standardError, 1.680111, relative: 1e-6))
    #expect(agrees(second.ofDifference, 2.376036, relative: 1e-6))
  }

  @Test(
    "criterion 3 asks for 2.776, 3.182 or 4.303 pooled standard deviations, by how many scores",
    arguments: [
      // Scores before and after the move; reference/change.md §3.1.
      (3, 3, 2.776), (2, 3, 3.182), (3, 2, 3.182), (2, 2, 4.303),
    ])
  func criticalValue(_ before: Int, _ after: Int, _ critical: Double) {
    // Every side has a standard deviation of exactly 1: 0 ± 1, or 0 ± 1/√2 for two.
    func side(_ count: Int) -> [Double] {
      count == 3 ? [-1, 0, 1] : [-0.5.squareRoot(), 0.5.squareRoot()]
    }
    var options = SuddenGain.Options()
    options.share = nil
    func isFound(_ distance: Double) -> Bool {
      let values =
        side(before).map { $0 + 100 } + side(after).reversed().map { $0 + 100 + distance }
      return SuddenGain.all(values, direction: .higherIsBetter, cutOff: 1, options: options)
        .contains { $0.at == before - 1 }
    }
    // Printed to three decimals.
    #expect(!isFound(critical - 6e-4) && isFound(critical + 6e-4))
  }

  @Test("a fall that keeps its ground is a gain where lower is better, a loss where higher is")
  func gain() {
    let values: [Double] = [30, 31, 30, 18, 17, 19, 18]
    let found = SuddenGain.all(values, direction: .lowerIsBetter, cutOff: 6)
    #expect(found.map(\.kind) == [.gain] && found.map(\.at) == [2] && found.map(\.size) == [12])
    #expect(found.map(\.isReversed) == [false])
    let turned = SuddenGain.all(values, direction: .higherIsBetter, cutOff: 6)
    #expect(turned.map(\.kind) == [.setback])
  }

  @Test("the first and the last move are not looked at, nor journeys of three scores")
  func ends() {
    #expect(SuddenGain.all([30, 15, 15, 15, 15], direction: .lowerIsBetter, cutOff: 6) == [])
    #expect(SuddenGain.all([30, 30, 30, 15], direction: .lowerIsBetter, cutOff: 6) == [])
    #expect(SuddenGain.all([30, 15, 15], direction: .lowerIsBetter, cutOff: 6) == [])
    #expect(SuddenGain.all([], direction: .lowerIsBetter, cutOff: 6) == [])
  }

  @Test("criterion 3: means of three before and after, 2.776 pooled standard deviations apart")
  func stable() {
    // Before 30, 20, 30 (s² 33.33), after 20, 16, 21 (s² 7): pooled s 4.49, means 26.67 − 19 = 7.67
    // < 2.776 · 4.49 = 12.5.
    let values: [Double] = [30, 20, 30, 20, 16, 21]
    #expect(SuddenGain.all(values, direction: .lowerIsBetter, cutOff: 6) == [])
    var options = SuddenGain.Options()
    options.alpha = nil
    let found = SuddenGain.all(values, direction: .lowerIsBetter, cutOff: 6, options: options)
    #expect(found.contains { $0.at == 2 && $0.kind == .gain })
  }

  @Test("a gain is reversed when any later score has lost more than half of it, even once")
  func reversed() {
    // 30 to 18: half is 24. A later 25 reverses it, a later 24 does not.
    let kept: [Double] = [30, 31, 30, 18, 17, 19, 24, 18]
    #expect(
      SuddenGain.all(kept, direction: .lowerIsBetter, cutOff: 6).map(\.isReversed) == [false])
    let lost: [Double] = [30, 31, 30, 18, 17, 19, 25, 18]
    #expect(
      SuddenGain.all(lost, direction: .lowerIsBetter, cutOff: 6).map(\.isReversed) == [true])
  }
}
