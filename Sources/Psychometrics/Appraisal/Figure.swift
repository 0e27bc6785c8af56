import Platform
import Results

/// Figures of a card as text, with two digits after the point.
enum Figure {
  /// A number.
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return "none" }
    let rounded = (value * 100).rounded() / 100
    // −0.001 is 0, not −0.
    return NumberText.text(rounded == 0 ? 0 : rounded)
  }

  /// A number with its interval.
  static func text(_ estimate: Estimate) -> String {
    guard let interval = estimate.interval else { return text(estimate.value) }
    return "\(text(estimate.value)) (\(text(interval.lower)) to \(text(interval.upper)))"
  }
}
