import CScan

/// What some bytes hold that decides how they may be read.
package struct ByteSurvey {
  /// How many quotation marks.
  let quotes: Int
  /// Whether any byte is beyond ASCII.
  let hasHighBytes: Bool
  /// Whether any byte is zero.
  let hasZeros: Bool

  /// Looks through a range of bytes once.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    let found = unsafe bytes[range].withUnsafeBufferPointer {
      unsafe waymark_survey($0.baseAddress, $0.count)
    }
    quotes = found.quotes
    hasHighBytes = found.has_high != 0
    hasZeros = found.has_zero != 0
  }

  /// Whether there is a quotation mark in a range of bytes.
  package static func hasQuotes(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    unsafe bytes[range].withUnsafeBufferPointer {
      unsafe waymark_first_quote($0.baseAddress, $0.count) < $0.count
    }
  }
}

extension LineEnds {
  /// The kinds of line ends in a range of bytes that begins with a record.
  package init(_ bytes: [UInt8], _ range: Range<Int>) {
    let found = unsafe bytes[range].withUnsafeBufferPointer {
      unsafe waymark_count_line_ends($0.baseAddress, $0.count)
    }
    self = []
    if found.feeds > 0 { insert(.feed) }
    if found.pairs > 0 { insert(.pair) }
    if found.returns > 0 { insert(.carriageReturn) }
  }
}
