package import Platform
package import Results

/// Reads a source in blocks of whole records, each cut into chunks of whole records that can be read
/// apart from each other.
///
/// A line feed ends a record exactly when the quotation marks before it are even in number: in text
/// that follows RFC 4180 every field opens and closes its own, and a doubled one counts twice. Where
/// text does not follow it, the reader of the chunk with the first fault refuses the file; the cuts
/// before that fault are right. So the cuts never change what is read, only where it is read.
package struct CSVBlocks: ~Copyable {
  /// The bytes of the block; 64 bytes more than any chunk reaches can be read.
  package private(set) var bytes: [UInt8]
  /// The chunks of the block, in order and without gaps.
  package private(set) var chunks: [Range<Int>] = []
  private var source: ByteSource
  private let chunkSize: Int
  private var used = 0
  private var consumed = 0
  private var isAtEnd = false
  private static let slack = 64

  /// Starts at the beginning of a source.
  ///
  /// - Parameters:
  ///   - source: the bytes.
  ///   - blockSize: bytes to have in hand at once.
  ///   - chunkSize: bytes in a chunk, about.
  package init(_ source: consuming ByteSource, blockSize: Int, chunkSize: Int) {
    precondition(blockSize > 0 && chunkSize > 0, "blocks and chunks have at least one byte")
    self.source = source
    self.chunkSize = chunkSize
    bytes = [UInt8](repeating: 0, count: blockSize + Self.slack)
  }

  /// Reads the next block.
  ///
  /// - Returns: false at the end of the source.
  /// - Throws: `RefusedInput` with `file.unreadable`.
  package mutating func next() throws(RefusedInput) -> Bool {
    for offset in consumed..<used { bytes[offset - consumed] = bytes[offset] }
    used -= consumed
    consumed = 0
    chunks = []
    while true {
      let capacity = bytes.count - Self.slack
      if !isAtEnd {
        used += try source.read(into: &bytes, from: used, to: capacity)
        isAtEnd = used < capacity
      }
      if used == 0 { return false }
      let hasQuotes = ByteSurvey.hasQuotes(bytes, 0..<used)
      // A record beyond all limits is passed on as it is, for its reader to refuse.
      consumed =
        isAtEnd || used > CSVLimits.record + CSVLimits.field
        ? used : Self.lastRecordEnd(in: bytes, 0..<used, hasQuotes: hasQuotes)
      if consumed > 0 { break }
      bytes.append(contentsOf: [UInt8](repeating: 0, count: max(capacity, 64)))
    }
    cut(hasQuotes: ByteSurvey.hasQuotes(bytes, 0..<consumed))
    return true
  }

  /// How many lines end in a chunk of the block: in LF, CRLF or CR, inside fields too.
  package func lineCount(of chunk: Range<Int>) -> Int {
    var count = 0
    var isAfterReturn = false
    for offset in chunk {
      let byte = bytes[offset]
      if byte == Byte.carriageReturn || (byte == Byte.lineFeed && !isAfterReturn) { count += 1 }
      isAfterReturn = byte == Byte.carriageReturn
    }
    return count
  }

  /// Where the last whole record of a range ends that begins with a record; its start when none does.
  package static func lastRecordEnd(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    lastRecordEnd(in: bytes, range, hasQuotes: ByteSurvey.hasQuotes(bytes, range))
  }

  private static func lastRecordEnd(
    in bytes: [UInt8], _ range: Range<Int>, hasQuotes: Bool
  ) -> Int {
    var isInside = hasQuotes && ByteSurvey(bytes, range).quotes % 2 == 1
    var lastReturn: Int?
    for offset in range.reversed() {
      switch bytes[offset] {
      case Byte.quote: isInside.toggle()
      case Byte.lineFeed where !isInside: return offset + 1
      case Byte.carriageReturn where !isInside && lastReturn == nil:
        // The byte behind it must be known, and not a line feed.
        if offset + 1 < range.upperBound { lastReturn = offset + 1 }
      default: break
      }
    }
    return lastReturn ?? range.lowerBound
  }

  private mutating func cut(hasQuotes: Bool) {
    var start = 0
    while consumed - start > chunkSize {
      var end = start + chunkSize
      var isInside = hasQuotes && ByteSurvey(bytes, start..<end).quotes % 2 == 1
      while end < consumed {
        let byte = bytes[end]
        end += 1
        if byte == Byte.quote { isInside.toggle() }
        if byte == Byte.lineFeed && !isInside { break }
      }
      chunks.append(start..<end)
      start = end
    }
    if start < consumed { chunks.append(start..<consumed) }
  }
}
