import Platform
import Results

/// Figures of a card as text.
enum Figure {
  /// A number, with two digits after the point by default.
  static func text(_ value: Double, digits: Int = 2) -> String {
    guard value.isFinite else { return "none" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    // −0.001 is 0, not −0.
    return NumberText.text(rounded == 0 ? 0 : rounded)
  }

  /// A number with its interval.
  static func text(_ estimate: Estimate) -> String {
    guard let interval = estimate.interval else { return text(estimate.value) }
    return "\(text(estimate.value)) (\(text(interval.lower)) to \(text(interval.upper)))"
  }
}
