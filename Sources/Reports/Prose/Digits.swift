import Plots

/// How numbers look to readers. All rounding of a report is done here.
///
/// Halves are rounded away from zero, minus is a true minus, and nothing rounds to minus zero.
package struct Digits: Sendable, Hashable {
  /// Decimals of a score and of everything in its points.
  package let places: Int

  /// Decimals of a score that somebody had: none where all are whole.
  package let scorePlaces: Int

  /// Two decimals where a scale spans ten points or fewer, one where it spans more.
  package init(range: ClosedRange<Double>, areWhole: Bool) {
    places = range.upperBound - range.lowerBound <= 10 ? 2 : 1
    scorePlaces = areWhole ? 0 : places
  }

  /// A score, or a difference of scores, in points.
  package func points(_ value: Double) -> String? {
    Self.text(value, places: places)
  }

  /// A score that somebody had.
  package func score(_ value: Double) -> String? {
    Self.text(value, places: scorePlaces)
  }

  /// A value as the tables show it, for labels of drawings.
  package func rounded(_ value: Double) -> Double {
    let power = places == 2 ? 100.0 : 10.0
    let rounded = (value * power).rounded() / power
    return rounded.isFinite ? rounded : value
  }

  /// A limit to compare with, or an effect: two decimals.
  package static func limit(_ value: Double) -> String? {
    text(value, places: 2)
  }

  /// A length of time in months: one decimal.
  package static func months(_ value: Double) -> String? {
    text(value, places: 1)
  }

  /// The end of a scale or the edge of a bin: no more decimals than it has.
  package static func edge(_ value: Double) -> String? {
    FixedDecimal.isDrawable(value) ? FixedDecimal.label(value, places: 2) : nil
  }

  /// A number of people, rows, occasions.
  package static func count(_ value: Int) -> String? {
    text(Double(value), places: 0)
  }

  /// A share in whole percent. What is not nothing is never "0%", what is not all never "100%".
  package static func percent(_ share: Double) -> String? {
    guard share.isFinite, share >= 0, share <= 1 else { return nil }
    if share > 0, share < 0.005 { return "under 1%" }
    if share < 1, share >= 0.995 { return "over 99%" }
    return text(share * 100, places: 0).map { $0 + "%" }
  }

  /// Coverage of an interval or a limit: as many decimals as it has, for example 99.8 %.
  package static func coverage(_ level: Double) -> String? {
    edge(level * 100).map { $0 + "%" }
  }

  /// A reliability or a correlation.
  package static func coefficient(_ value: Double) -> String? {
    text(value, places: 2)
  }

  /// A variance or a statistic.
  package static func statistic(_ value: Double) -> String? {
    text(value, places: abs(value) < 1 ? 3 : 2)
  }

  /// A probability.
  package static func probability(_ value: Double) -> String? {
    guard value.isFinite, value >= 0, value <= 1 else { return nil }
    return value < 0.001 ? "< 0.001" : text(value, places: 3)
  }

  private static func text(_ value: Double, places: Int) -> String? {
    FixedDecimal.isDrawable(value)
      ? FixedDecimal.label(value, places: places, padded: true) : nil
  }
}
