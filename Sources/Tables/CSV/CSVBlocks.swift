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
  /// Bytes to have in hand at once.
  private var capacity: Int
  private static let slack = 64
  /// Bytes that tell what kind of file it is.
  private static let head = 4096

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
    capacity = blockSize
    bytes = [UInt8](repeating: 0, count: blockSize + Self.slack)
  }

  /// How many bytes the source has; nil where that is not known before they are read.
  package var sizeHint: Int? { source.sizeHint }

  /// The bytes in hand before the first block is read, for a look at what kind of file it is.
  ///
  /// - Throws: `RefusedInput` with `file.unreadable`.
  package mutating func beginning() throws(RefusedInput) -> ArraySlice<UInt8> {
    try fill(Self.head)
    return bytes[..<used]
  }

  /// Passes over lines, before the first block is read.
  ///
  /// - Returns: how many there were.
  /// - Throws: `RefusedInput` with `file.unreadable`.
  package mutating func skip(lines: Int) throws(RefusedInput) -> Int {
    var left = lines
    while left > 0 {
      moveToFront()
      try fill()
      // The byte behind a carriage return must be known.
      let end = isAtEnd || bytes[used - 1] != Byte.carriageReturn ? used : used - 1
      let skipped = TableLayout.skip(left, in: bytes, to: end)
      consumed = skipped.offset
      left -= skipped.lines
      if isAtEnd && consumed == used { break }
      if consumed == 0 { capacity += Self.slack }
    }
    return lines - left
  }

  private mutating func moveToFront() {
    for offset in consumed..<used { bytes[offset - consumed] = bytes[offset] }
    used -= consumed
    consumed = 0
  }

  private mutating func fill(_ least: Int = 0) throws(RefusedInput) {
    let wanted = max(capacity, least)
    guard !isAtEnd, used < wanted else { return }
    if bytes.count < wanted + Self.slack {
      bytes.append(contentsOf: [UInt8](repeating: 0, count: wanted + Self.slack - bytes.count))
    }
    used += try source.read(into: &bytes, from: used, to: wanted)
    isAtEnd = used < wanted
  }

  /// Reads the next block.
  ///
  /// - Returns: false at the end of the source.
  /// - Throws: `RefusedInput` with `file.unreadable`.
  package mutating func next() throws(RefusedInput) -> Bool {
    moveToFront()
    chunks = []
    while true {
      try fill()
      if used == 0 { return false }
      let hasQuotes = ByteSurvey.hasQuotes(bytes, 0..<used)
      // A record beyond all limits is passed on as it is, for its reader to refuse.
      consumed =
        isAtEnd || used > CSVLimits.record + CSVLimits.field
        ? used : Self.lastRecordEnd(in: bytes, 0..<used, hasQuotes: hasQuotes)
      if consumed > 0 { break }
      capacity = max(capacity, used) + max(capacity, Self.slack)
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
