import Documents
import Results

/// How many kinds of journey an outcome asks for: `kinds: 3` or `kinds: 1..4`.
extension Node {
  /// The most kinds that are looked for.
  private static let mostKinds = 12

  /// The numbers of kinds; nil and reported where it is none.
  func kinds(_ reading: Reading) -> ClosedRange<Int>? {
    guard let text = stringValue(reading) else { return nil }
    let ends = text.split(separator: ".", omittingEmptySubsequences: true).compactMap { Int($0) }
    if let first = ends.first, let last = ends.last,
      text == (ends.count == 1 ? "\(first)" : "\(first)..\(last)"), ends.count <= 2, first >= 1,
      first <= last, last <= Self.mostKinds
    {
      return first...last
    }
    reading.report(
      .documentValue, at: place, "'kinds' is a number of kinds, or a range of them.",
      help: "Write kinds: 3, or kinds: 1..4; up to \(Self.mostKinds).")
    return nil
  }
}
