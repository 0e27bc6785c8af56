import Change
import Scales
import TestSupport
import Testing

// change.md A7; what needs the package's own data is not here, for the data are not.
@Suite("Sudden gains")
struct SuddenGainTests {
  @Test("the cut-off: SD 10.5 with reliability .961 and .931, as R suddengains prints it")
  func cutOff() {
    let first = SuddenGain.cutOff(standardErrorOfMeasurement: 10.5 * (1 - 0.961).squareRoot())
    #expect(agrees(first, 5.747681, relative: 1e-6))
    let second = SuddenGain.cutOff(standardErrorOfMeasurement: 10.5 * (1 - 0.931).squareRoot())
    #expect(agrees(second, 7.6451306856, relative: 1e-10))
  }

  @Test("42 to 50 is a rise of 19 %: no sudden loss by default, one when the share is left out")
  func loss() {
    let values: [Double] = [42, 41, 42, 50, 51, 50]
    #expect(SuddenGain.all(values, direction: .lowerIsBetter, cutOff: 7) == [])
    var options = SuddenGain.Options()
    options.share = nil
    let found = SuddenGain.all(values, direction: .lowerIsBetter, cutOff: 7, options: options)
    #expect(found.map(\.kind) == [.setback] && found.map(\.size) == [8])
    options.share = 0.19
    #expect(
      SuddenGain.all(values, direction: .lowerIsBetter, cutOff: 7, options: options).count == 1)
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
