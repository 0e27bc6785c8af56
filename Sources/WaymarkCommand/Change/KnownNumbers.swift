import Platform

/// Texts of numbers that were written before, found by their bits. Scores are few, so what is computed
/// from them repeats, and copying a text costs a tenth of writing it.
///
/// Each number has one place that its bits choose; a later number takes the place over. So nothing is
/// searched, nothing grows, and what is not known is written.
struct KnownNumbers {
  private var bits = [UInt64](repeating: 0, count: Self.places)
  private var sizes = [UInt8](repeating: 0, count: Self.places)
  private var texts = [UInt8](repeating: 0, count: Self.places * Self.longest)

  private static let places = 1 << 14
  private static let longest = 24

  /// Appends a number's text.
  mutating func write(_ value: Double, to text: inout TextBuffer) {
    let place = Self.place(value.bitPattern)
    let size = Int(sizes[place])
    if size > 0, bits[place] == value.bitPattern {
      let start = place * Self.longest
      return text.append(texts.span.extracting(start..<(start + size)))
    }
    let before = text.count
    text.append(value)
    let length = text.count - before
    guard length <= Self.longest else { return }
    text.copy(from: before, to: &texts, at: place * Self.longest)
    (bits[place], sizes[place]) = (value.bitPattern, UInt8(length))
  }

  // The high bits of a product with 2^64 over the golden ratio depend on all bits (Knuth, TAOCP 3, §6.4).
  private static func place(_ bits: UInt64) -> Int {
    Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 50)
  }
}
