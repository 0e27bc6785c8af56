/// Numbers as decimal text of a fixed number of places, by integer arithmetic: the same bytes
/// everywhere, and never "nan" or "inf".
package enum FixedDecimal {
  /// The largest magnitude a plot draws, in any unit. What lies beyond is skipped like a missing value.
  package static let largest = 1e12

  /// Whether a value can be drawn: finite, and not beyond `largest`.
  package static func isDrawable(_ value: Double) -> Bool {
    value.isFinite && value.magnitude <= largest
  }

  /// A coordinate with at most two decimals and no trailing zeros, clamped to ±9,999,999;
  /// nil when there is no number.
  package static func coordinate(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    let clamped = min(max(value, -9_999_999), 9_999_999)
    return decimal(Int((clamped * 100).rounded()), places: 2)
  }

  /// A number for readers: at most `places` decimals (0 to 9), no trailing zeros, a true minus sign,
  /// and commas from 10,000 on; an empty text when it cannot be drawn. `padded` keeps trailing zeros,
  /// for columns of numbers.
  package static func label(_ value: Double, places: Int = 2, padded: Bool = false) -> String {
    guard isDrawable(value) else { return "" }
    let kept = min(max(places, 0), 9)
    var power = 1.0
    for _ in 0..<kept { power *= 10 }
    guard let scaled = Int(exactly: (value * power).rounded()) else {
      return label(value, places: 0)
    }
    let text = decimal(scaled.magnitudeClamped, places: kept, padded: padded)
    let parts = text.split(separator: ".")
    let whole = parts.first.map { grouped(String($0)) } ?? "0"
    let fraction = parts.count > 1 ? "." + parts[1] : ""
    return (scaled < 0 ? "\u{2212}" : "") + whole + fraction
  }

  /// The fewest decimals, up to 2, that show every value as `label` does.
  package static func places(_ values: [Double]) -> Int {
    values.map { value in
      label(value).split(separator: ".").dropFirst().first?.count ?? 0
    }.max() ?? 0
  }

  /// `scaled` / 10^`places` as text, without trailing zeros unless padded.
  private static func decimal(_ scaled: Int, places: Int, padded: Bool = false) -> String {
    var digits = String(scaled.magnitude)
    if places > 0 {
      while digits.count <= places { digits = "0" + digits }
      let point = digits.index(digits.endIndex, offsetBy: -places)
      var fraction = String(digits[point...])
      while !padded && fraction.hasSuffix("0") { fraction.removeLast() }
      digits = String(digits[..<point]) + (fraction.isEmpty ? "" : "." + fraction)
    }
    return (scaled < 0 ? "-" : "") + digits
  }

  private static func grouped(_ digits: String) -> String {
    guard digits.count > 4 else { return digits }
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0 && (digits.count - place).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}

extension Int {
  /// The magnitude as an `Int`; the smallest integer gives the largest.
  fileprivate var magnitudeClamped: Int { Int(clamping: magnitude) }
}
