import Plots
import Testing

@Suite("Axis")
struct AxisTests {
  @Test(
    "ticks cover the data, rise, and step by 1, 2 or 5 times a power of ten",
    arguments: [
      (0.0, 28.0), (7, 35), (-3.4, 2.1), (0, 0.003), (0.3, 0.9), (0, 1e12), (-1e12, 1e12), (5, 5),
      (99.999, 100.001), (0, 1e-8),
    ])
  func ticksCover(_ low: Double, _ high: Double) {
    for count in 1...12 {
      for steps in [Axis.Steps.any, .whole] {
        let axis = Axis(covering: [high, low], about: count, steps: steps)
        #expect(axis.lower <= low && axis.upper >= high)
        #expect(zip(axis.ticks, axis.ticks.dropFirst()).allSatisfy { $0.value < $1.value })
        #expect(axis.ticks.count >= 2 && axis.ticks.count <= 2 * count + 6)
        #expect([1, 2, 5].contains(leadingDigit(axis.step)))
      }
    }
  }

  @Test("an axis that ends exactly keeps the ends of the scale", arguments: [(7.0, 35.0), (0, 28)])
  func exactEnds(_ low: Double, _ high: Double) {
    let axis = Axis.ofScores([10, 20], range: low...high)
    #expect(axis.lower == low && axis.upper == high)
    #expect(axis.ticks.first?.value == low && axis.ticks.last?.value == high)
    #expect(zip(axis.ticks, axis.ticks.dropFirst()).allSatisfy { $0.value < $1.value })
  }

  @Test("data beyond the scale widen the axis instead of leaving it")
  func dataBeyondScale() {
    let axis = Axis.ofScores([31], range: 0...28)
    #expect(axis.upper >= 31)
  }

  @Test("whole steps stay whole")
  func wholeSteps() {
    let axis = Axis(covering: [0, 2], about: 10, steps: .whole)
    #expect(axis.ticks.map(\.label) == ["0", "1", "2"])
  }

  @Test("values that are no numbers are passed over")
  func noNumbers() {
    let axis = Axis(covering: [.nan, .infinity, 3, -.infinity, 9])
    #expect(axis.lower <= 3 && axis.upper >= 9 && axis.upper < 20)
    #expect(Axis(covering: []).ticks.count > 1)
  }

  private func leadingDigit(_ step: Double) -> Int {
    var value = step
    while value >= 9.99 { value /= 10 }
    while value < 0.999 { value *= 10 }
    return Int(value.rounded())
  }
}
