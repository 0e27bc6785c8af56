import Models
public import Results

/// The average that a model draws over the occasions, with its interval: a straight line or a curve.
///
/// The estimates of ``TypicalJourney`` at the occasions asked for.
public struct FittedLine: Sendable, Hashable {
  /// The line at the occasions asked for, in their order.
  public let values: [Estimate]

  /// The line at some occasions; nil when the model's fixed effects are of other columns too or of no
  /// occasions, or have no intervals.
  public init?(_ growth: GrowthCurve, at positions: [Double]) {
    guard growth.time == .occasion, growth.model.fixed.columns == [GrowthTime.occasion.column],
      let curve = try? TypicalJourney(growth.model, at: positions).curves.first
    else { return nil }
    values = curve.points.map(\.value)
    guard values.allSatisfy({ $0.interval != nil }) else { return nil }
  }
}
