/// A straight-line map from the unit of the data to pixels.
package struct LinearMapping: Sendable, Hashable {
  /// Data value at `start`.
  package let lower: Double
  /// Data value at `end`; differs from `lower`.
  package let upper: Double
  /// Pixel of `lower`.
  package let start: Double
  /// Pixel of `upper`; smaller than `start` for an axis that points up.
  package let end: Double

  /// Makes a map from an axis onto a stretch of pixels.
  package init(_ axis: Axis, from start: Double, to end: Double) {
    self.init(lower: axis.lower, upper: axis.upper, from: start, to: end)
  }

  /// Makes a map; where both data values are equal, everything lands halfway.
  package init(lower: Double, upper: Double, from start: Double, to end: Double) {
    self.lower = lower
    self.upper = upper
    self.start = start
    self.end = end
  }

  /// The pixel of a data value.
  package func callAsFunction(_ value: Double) -> Double {
    guard upper != lower else { return (start + end) / 2 }
    return start + (value - lower) / (upper - lower) * (end - start)
  }
}
