/// The scores that a scale can give: whole numbers from lowest to highest, times a unit.
///
/// PHQ-9 is `ScoreGrid(0...27)`; a change in it `ScoreGrid(-27...27)`; a mean of four items answered
/// 1 to 5 is `ScoreGrid(4...20, unit: 0.25)`.
public struct ScoreGrid: Sendable, Hashable {
  /// The whole numbers.
  public let steps: ClosedRange<Int>
  /// What one step is worth in points of the score; above 0.
  public let unit: Double

  /// Furthest step from 0 that a grid may have.
  static let furthestStep = 1_000_000

  /// Makes a grid, at most a million steps to either side of 0.
  public init(_ steps: ClosedRange<Int>, unit: Double = 1) {
    precondition(unit > 0 && unit.isFinite, "a unit of \(unit)")
    precondition(
      steps.lowerBound >= -Self.furthestStep && steps.upperBound <= Self.furthestStep,
      "steps from \(steps.lowerBound) to \(steps.upperBound)")
    self.steps = steps
    self.unit = unit
  }
}
