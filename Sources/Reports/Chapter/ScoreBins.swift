/// Scores counted in stretches of equal width.
struct ScoreBins: Sendable {
  /// A stretch; the upper edge belongs to the next one, except for the last.
  struct Bin: Sendable {
    var lower: Double
    var upper: Double
    var count: Int
  }

  /// From low to high; empty when the range has no width.
  let bins: [Bin]

  /// Counts scores over the range of the scale, in about a dozen stretches of a round width.
  init(_ values: [Double], range: ClosedRange<Double>) {
    let span = range.upperBound - range.lowerBound
    guard span > 0, span.isFinite else {
      bins = []
      return
    }
    let width = Self.width(span)
    let number = max(1, Int((span / width - 1e-9).rounded(.up)))
    var bins = (0..<number).map {
      Bin(
        lower: range.lowerBound + Double($0) * width,
        upper: $0 == number - 1 ? range.upperBound : range.lowerBound + Double($0 + 1) * width,
        count: 0)
    }
    for value in values where range.contains(value) {
      let place = ((value - range.lowerBound) / width + 1e-9).rounded(.down)
      bins[min(number - 1, Int(place))].count += 1
    }
    self.bins = bins
  }

  /// The widest of 1, 2, 2.5 and 5 times a power of ten that gives at least eight stretches, all of
  /// them full where any such width does.
  private static func width(_ span: Double) -> Double {
    var power = 1e-9
    while power * 10 <= span / 8 { power *= 10 }
    let widths = [5, 2.5, 2, 1].map { $0 * power }.filter { $0 <= span / 8 }
    let full = widths.first { abs(span / $0 - (span / $0).rounded()) < 1e-9 }
    return full ?? widths.first ?? power
  }
}
