/// Byte offsets of characters (Unicode scalars) in UTF-8 text, found in bounded time.
struct CharacterOffsets {
  private static let stride = 64
  private let bytes: [UInt8]
  /// The offset of every 64th character.
  private let checkpoints: [Int]

  /// Prepares to look up characters of valid UTF-8.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var checkpoints: [Int] = []
    var count = 0
    for (offset, byte) in bytes.enumerated() where Self.startsCharacter(byte) {
      if count.isMultiple(of: Self.stride) { checkpoints.append(offset) }
      count += 1
    }
    self.checkpoints = checkpoints
  }

  /// The byte offset of the character at `index`, or the end of the text beyond the last.
  func byteOffset(ofCharacter index: Int) -> Int {
    let checkpoint = max(index, 0) / Self.stride
    guard checkpoint < checkpoints.count else { return bytes.count }
    var offset = checkpoints[checkpoint]
    for _ in 0..<(max(index, 0) % Self.stride) {
      guard offset < bytes.count else { break }
      offset += 1
      while offset < bytes.count, !Self.startsCharacter(bytes[offset]) { offset += 1 }
    }
    return offset
  }

  private static func startsCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
