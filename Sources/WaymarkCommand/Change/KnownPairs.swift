/// What was written of pairs of scores, found by the bits of both. Scores are few, pairs of them too.
///
/// Open addressing with linear probing (Knuth, TAOCP 3, §6.4), at most a quarter full.
struct KnownPairs {
  private struct Known {
    let first: Double
    let last: Double
    let text: [UInt8]
  }

  private var known: [Known] = []
  /// Per place the number of a pair and one, or 0.
  private var places = [UInt16](repeating: 0, count: 4 * Self.most)
  /// Beyond so many the scores are not few, and keeping costs more than writing.
  private static let most = 4096

  /// Writes what was written of a pair before; false when nothing was.
  func copy(_ first: Double, _ last: Double, columns: Int, to writer: inout RowWriter) -> Bool {
    guard case .known(let number) = find(first, last) else { return false }
    let text = known[number].text
    writer.copy(text.span, columns: columns)
    return true
  }

  /// Keeps what was written of a pair.
  mutating func learn(_ first: Double, _ last: Double, _ text: [UInt8]) {
    guard known.count < Self.most, case .free(let place) = find(first, last) else { return }
    known.append(Known(first: first, last: last, text: text))
    places[place] = UInt16(known.count)
  }

  private enum Place {
    case known(Int)
    case free(Int)
  }

  private func find(_ first: Double, _ last: Double) -> Place {
    // The high bits of a product with 2^64 over the golden ratio depend on all bits (ibid.).
    let mixed = (first.bitPattern &* 0x9E37_79B9_7F4A_7C15) ^ last.bitPattern
    var place = Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 50)
    while places[place] > 0 {
      let number = Int(places[place]) - 1
      // As numbers they are alike for 0 and −0, which read alike too.
      if known[number].first == first, known[number].last == last { return .known(number) }
      place = (place + 1) & (places.count - 1)
    }
    return .free(place)
  }
}
