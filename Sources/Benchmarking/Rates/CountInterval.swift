import Distributions
import Results

/// The interval of a count: Byar's from ten events on, the exact one below or where Byar has none.
struct CountInterval {
  /// Lower and upper limit of the mean, in events.
  let range: ClosedRange<Double>
  /// Coverage.
  let level: Double
  /// Which one it is.
  let method: String

  static func of(_ count: Int, level: Double) -> CountInterval {
    precondition(level > 0 && level < 1, "level \(level)")
    if count >= 10, let byar = ByarInterval.of(count, level: level) {
      return CountInterval(range: byar, level: level, method: "byar")
    }
    return CountInterval(
      range: GarwoodInterval.of(count, level: level), level: level, method: "garwood-1936")
  }

  /// The count and its interval in another unit.
  func scaled(count: Int, by factor: Double) -> Estimate {
    let x = Double(count)
    return Estimate(
      value: x * factor, standardError: count > 0 ? x.squareRoot() * factor : nil,
      interval: ConfidenceInterval(
        lower: range.lowerBound * factor, upper: range.upperBound * factor, level: level,
        method: method))
  }
}
