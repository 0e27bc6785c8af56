import Platform

/// Texts of numbers that were written before, found by their bits. Scores are few, so what is computed
/// from them repeats, and copying a text costs a tenth of writing it.
///
/// Each number has one place that its bits choose; a later number takes the place over. So nothing is
/// searched, nothing grows, and what is not known is written.
struct KnownNumbers {
  private struct Known {
    var bits: UInt64
    /// Empty where nothing is known.
    var text: ShortText
  }

  private var known = [Known](repeating: Known(bits: 0, text: ShortText()), count: 1 << 14)

  /// Appends a number's text.
  mutating func write(_ value: Double, to text: inout TextBuffer) {
    // The high bits of a product with 2^64 over the golden ratio depend on all bits (Knuth, TAOCP 3, §6.4).
    let place = Int(truncatingIfNeeded: (value.bitPattern &* 0x9E37_79B9_7F4A_7C15) >> 50)
    let found = known[place]
    if found.bits == value.bitPattern, found.text.count > 0 { return text.append(found.text) }
    let start = text.count
    text.append(value)
    if let short = text.shortText(from: start) {
      known[place] = Known(bits: value.bitPattern, text: short)
    }
  }
}
