/// What was written of pairs of scores.
struct KnownPairs {
  private var places: [Int: Int] = [:]
  private var keys: [(first: Double, last: Double)] = []
  private var texts: [[UInt8]] = []
  /// Beyond so many the scores are not few, and looking costs more than writing.
  private static let most = 4096

  /// Writes what was written of a pair before; false when nothing was.
  func copy(_ first: Double, _ last: Double, columns: Int, to writer: inout RowWriter) -> Bool {
    guard let place = places[Self.key(first, last)], keys[place] == (first, last) else {
      return false
    }
    let text = texts[place]
    writer.copy(text.span, columns: columns)
    return true
  }

  mutating func learn(_ first: Double, _ last: Double, _ text: [UInt8]) {
    guard texts.count < Self.most else { return }
    places[Self.key(first, last)] = texts.count
    keys.append((first, last))
    texts.append(text)
  }

  private static func key(_ first: Double, _ last: Double) -> Int {
    Int(truncatingIfNeeded: first.bitPattern &* 0x9E37_79B9_7F4A_7C15 ^ last.bitPattern)
  }
}
