/// A text of up to 23 bytes that needs no memory of its own: it is copied in three words.
@frozen public struct ShortText: Sendable, Hashable {
  /// The bytes in their order; the size is the last of them.
  @usableFromInline let first: UInt64
  @usableFromInline let second: UInt64
  @usableFromInline let third: UInt64

  /// The most bytes it can have.
  @inlinable public static var longest: Int { 23 }

  /// The empty text.
  public init() {
    (first, second, third) = (0, 0, 0)
  }

  /// A text as UTF-8; nil when it is longer.
  public init?(_ text: String) {
    var text = text
    guard let short = text.withUTF8({ unsafe ShortText($0) }) else { return nil }
    self = short
  }

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count <= Self.longest else { return nil }
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    unsafe withUnsafeMutableBytes(of: &words) { room in
      unsafe room.copyBytes(from: bytes)
      unsafe room[Self.longest] = UInt8(bytes.count)
    }
    (first, second, third) = words
  }

  /// How many bytes it has.
  @inlinable public var count: Int { Int(truncatingIfNeeded: third.littleEndian >> 56) }
}
