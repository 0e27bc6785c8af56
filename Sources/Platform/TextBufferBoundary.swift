import Glibc

/// Text that is being made, as bytes: with one owner and room to spare, so that a byte costs a
/// comparison and a store. Rows about a million people pass through it.
@safe public struct TextBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0
  /// How many bytes there are.
  @inlinable public var count: Int { used }

  /// Starts empty.
  public init(capacity: Int = 1 << 16) {
    precondition(capacity > 0, "room for \(capacity) bytes")
    self.capacity = capacity
    unsafe start = .allocate(capacity: capacity)
  }

  deinit { unsafe start.deallocate() }

  /// Starts anew, with the same room.
  public mutating func clear() { used = 0 }

  /// Appends a byte.
  @inlinable @inline(__always) public mutating func append(_ byte: UInt8) {
    if count == capacity { grow(1) }
    unsafe start[count] = byte
    used += 1
  }

  /// Appends a short text.
  @inlinable @inline(__always) public mutating func append(_ text: ShortText) {
    if capacity - count < ShortText.longest + 1 { grow(ShortText.longest + 1) }
    // All of it, and its size behind it: what is beyond its end is written over by what comes next.
    unsafe UnsafeMutableRawPointer(start + count).storeBytes(of: text, as: ShortText.self)
    used += text.count
  }

  /// Appends bytes.
  public mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Appends a text as UTF-8.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append($0) }
  }

  /// Appends a whole number.
  public mutating func append(_ number: UInt64) {
    if number < 10 { return append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)) }
    if number < 100 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
      return append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
    var digits = 2
    var bound: UInt64 = 100
    while digits < 20, number >= bound {
      digits += 1
      let (larger, isBeyond) = bound.multipliedReportingOverflow(by: 10)
      bound = isBeyond ? .max : larger
    }
    append(number, digits: digits)
  }

  /// Appends the last digits of a whole number, noughts at the front among them.
  mutating func append(_ number: UInt64, digits: Int) {
    if capacity - count < digits { grow(digits) }
    var rest = number
    for place in stride(from: count + digits - 1, through: count, by: -1) {
      unsafe (start + place).pointee = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    used += digits
  }

  /// The bytes from a position on.
  public func bytes(from position: Int = 0) -> [UInt8] {
    precondition(position >= 0 && position <= count, "from \(position) of \(count)")
    return unsafe Array(UnsafeBufferPointer(start: start + position, count: count - position))
  }

  /// The bytes from a position on as a short text; nil when they are too many for one.
  public func shortText(from position: Int) -> ShortText? {
    precondition(position >= 0 && position <= count, "from \(position) of \(count)")
    return unsafe ShortText(UnsafeBufferPointer(start: start + position, count: count - position))
  }

  /// Gives all bytes to whoever reads them on the spot.
  func withBytes<Failure: Error>(
    _ read: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try unsafe read(UnsafeRawBufferPointer(start: start, count: count))
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress, bytes.count > 0 else { return }
    if capacity - count < bytes.count { grow(bytes.count) }
    unsafe (start + count).initialize(from: base, count: bytes.count)
    used += bytes.count
  }

  /// Makes room for some more bytes, twice as much as there is now at least.
  @usableFromInline mutating func grow(_ more: Int) {
    let wanted = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    unsafe larger.initialize(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = larger
    capacity = wanted
  }
}
