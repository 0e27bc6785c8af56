import CZlib

/// Undoes gzip (RFC 1952), one member after the other, as zlib does it; check sums and lengths among
/// it.
@safe final class Inflater {
  /// How far a step went.
  enum Step {
    /// All input was taken, or all room was filled.
    case goesOn
    /// The member is at its end, and its check sum is right.
    case memberEnds
    /// The bytes are not what gzip writes, or their check sum is wrong.
    case corrupt
  }

  private let stream: UnsafeMutablePointer<z_stream>
  /// A window of 32 KiB, and the wrapper of gzip around it: see `inflateInit2` in zlib's manual.
  private static let windowBits: Int32 = 15 + 16
  /// zlib counts in 32 bits.
  private static let most = 1 << 30

  init() {
    let made = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe made.initialize(to: z_stream())
    unsafe stream = made
    let code = unsafe inflateInit2_(
      made, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "zlib could not start")
  }

  deinit {
    unsafe _ = inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Starts a new member.
  func reset() { unsafe _ = inflateReset(stream) }

  /// Goes on with a member.
  ///
  /// - Parameters:
  ///   - input: bytes of the file.
  ///   - start: the next of them to take; moved on.
  ///   - end: where they end.
  ///   - output: takes what comes out.
  ///   - position: where the next byte goes; moved on.
  ///   - limit: where to stop.
  /// - Returns: how far it went.
  func inflate(
    _ input: [UInt8], from start: inout Int, to end: Int,
    into output: inout [UInt8], from position: inout Int, to limit: Int
  ) -> Step {
    precondition(start >= 0 && start <= end && end <= input.count, "a range outside the input")
    precondition(
      position >= 0 && position <= limit && limit <= output.count, "a range outside the output")
    let count = min(end - start, Self.most)
    let room = min(limit - position, Self.most)
    let (from, to) = (start, position)
    let code = unsafe input.withUnsafeBufferPointer { bytes -> Int32 in
      unsafe output.withUnsafeMutableBufferPointer { space -> Int32 in
        guard let first = bytes.baseAddress, let target = space.baseAddress else { return Z_OK }
        // zlib reads from `next_in` and writes nothing to it.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: first + from)
        unsafe stream.pointee.avail_in = UInt32(count)
        unsafe stream.pointee.next_out = target + to
        unsafe stream.pointee.avail_out = UInt32(room)
        return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      }
    }
    start += count - Int(unsafe stream.pointee.avail_in)
    position += room - Int(unsafe stream.pointee.avail_out)
    switch code {
    // Neither input nor room: nothing wrong with the bytes.
    case Z_OK, Z_BUF_ERROR: return .goesOn
    case Z_STREAM_END: return .memberEnds
    default: return .corrupt
    }
  }
}
