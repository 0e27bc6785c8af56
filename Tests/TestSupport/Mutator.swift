/// Changes bytes at random, the same each time for the same seed: what is left of a file after an
/// accident or an attack.
public struct Mutator {
  /// Pieces that mean something in the files it changes.
  public var pieces: [[UInt8]]

  /// Pieces of every kind of file, and bytes that are no text.
  public static let hostile: [[UInt8]] =
    [
      "\"", "\"\"", ",", ";", "\n", "\r\n", "\r", "\t", "'", "{", "}", "[", "]", ":", "\\",
      "\\u0000",
      "\\uD800", "0", "-1", "1e999", "1e-400", "9223372036854775808", "-0", "NaN", "null", "true",
      "99999999999999999999999999", "é", "\u{202E}", "\u{FEFF}", "\u{301}", "٣", "\u{0}", " ",
      "=1+1", "#", "//", "/*",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE9], [0x1F, 0x8B]]

  /// Changes with pieces of its own beside the hostile ones.
  public init(_ pieces: [String] = []) {
    self.pieces = Self.hostile + pieces.map { Array($0.utf8) }
  }

  /// The bytes with one to five changes.
  public func mutated(_ bytes: [UInt8], _ numbers: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...5, using: &numbers) { change(&bytes, &numbers) }
    return bytes
  }

  private func change(_ bytes: inout [UInt8], _ numbers: inout SeededGenerator) {
    let start = Int.random(in: 0...bytes.count, using: &numbers)
    let end = min(bytes.count, start + Int.random(in: 0...40, using: &numbers))
    switch Int.random(in: 0..<8, using: &numbers) {
    case 0 where start < bytes.count:
      bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
    case 1 where start < bytes.count:
      bytes[start] = .random(in: 0...255, using: &numbers)
    case 2: bytes.removeSubrange(start..<end)
    case 3: bytes.insert(contentsOf: bytes[start..<end], at: start)
    case 4 where Int.random(in: 0..<4, using: &numbers) == 0:
      bytes.removeSubrange(start...)
    case 5:
      let other = Int.random(in: 0...bytes.count, using: &numbers)
      bytes.insert(contentsOf: Array(bytes[start..<end]), at: other)
    default:
      let piece = pieces.randomElement(using: &numbers) ?? []
      let count = Int.random(in: 0..<30, using: &numbers) == 0 ? 200 : 1
      bytes.replaceSubrange(
        start..<(Bool.random(using: &numbers) ? start : end),
        with: (0..<count).flatMap { _ in piece })
    }
  }
}
