/// The dictionary at the beginning of an SPSS file, gone through record by record before it is read.
///
/// ReadStat trusts some lengths within these records, and crafted files have made it write beyond its
/// memory. So every record must lie within the file and be as long as it says, names must be as short
/// as SPSS makes them, and records that are not needed here (sets of multiple answers among them) are
/// renamed to a kind that it passes over. Nothing moves, as `.zsav` files hold offsets.
///
/// Source: PSPP developers' guide, System File Format. <https://www.gnu.org/software/pspp/pspp-dev/>
struct SPSSDictionary {
  private var bytes: [UInt8]
  private let isLittleEndian: Bool
  private var at = 176

  /// Kinds of extension records that are needed: facts of the machine, long names, very long strings,
  /// number of rows, encoding, measures, labels and missing values of long strings.
  private static let needed: Set<Int> = [3, 4, 11, 13, 14, 16, 20, 21, 22]
  /// A kind of which no program knows.
  private static let unknown = 9999

  /// Takes a file.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // The layout code is 2 or 3, in the byte order of the machine that wrote it.
    isLittleEndian = bytes.count > 67 && bytes[64] != 0
  }

  /// The file with what is not needed renamed; nil when its dictionary is not in order.
  mutating func checked() -> [UInt8]? {
    guard bytes.count >= 176, let layout = number(64), [2, 3].contains(layout) else { return nil }
    var variables = 0
    while let kind = take() {
      switch kind {
      case 2:
        variables += 1
        guard variables <= 1 << 20, takeVariable() else { return nil }
      case 3: guard takeLabels() else { return nil }
      case 4: guard let count = take(), skip(count, size: 4) else { return nil }
      case 6: guard let lines = take(), skip(lines, size: 80) else { return nil }
      case 7: guard takeExtension() else { return nil }
      case 999: return variables > 0 && skip(4, size: 1) ? bytes : nil
      default: return nil
      }
    }
    return nil
  }

  /// A whole number of four bytes at a place; nil beyond the end.
  private func number(_ place: Int) -> Int? {
    guard place >= 0, place <= bytes.count - 4 else { return nil }
    let four = bytes[place..<(place + 4)]
    let value = (isLittleEndian ? Array(four.reversed()) : Array(four)).reduce(UInt32(0)) {
      $0 << 8 | UInt32($1)
    }
    return Int(Int32(bitPattern: value))
  }

  private mutating func take() -> Int? {
    guard let value = number(at) else { return nil }
    at += 4
    return value
  }

  /// Passes over so many pieces; false where they are fewer than none or reach beyond the end.
  private mutating func skip(_ count: Int, size: Int) -> Bool {
    let (length, isBeyond) = count.multipliedReportingOverflow(by: size)
    guard count >= 0, size >= 0, !isBeyond, length <= bytes.count - at else { return false }
    at += length
    return true
  }

  private mutating func takeVariable() -> Bool {
    guard let width = take(), (-1...255).contains(width), let hasLabel = take(),
      (0...1).contains(hasLabel), let missing = take(), (-3...3).contains(missing),
      skip(16, size: 1)
    else { return false }
    if hasLabel == 1 {
      guard let length = take(), length >= 0, length <= 65_535, skip((length + 3) / 4, size: 4)
      else {
        return false
      }
    }
    return skip(abs(missing), size: 8)
  }

  private mutating func takeLabels() -> Bool {
    guard let count = take(), count >= 0, count <= StatisticalLimits.labels else { return false }
    for _ in 0..<count {
      guard skip(8, size: 1), at < bytes.count else { return false }
      // The length of a label is one byte, which is filled up with it to eight.
      guard skip((Int(bytes[at]) + 8) / 8, size: 8) else { return false }
    }
    return true
  }

  private mutating func takeExtension() -> Bool {
    let kindAt = at
    guard let kind = take(), let size = take(), size > 0, let count = take() else { return false }
    let start = at
    guard skip(count, size: size) else { return false }
    switch kind {
    case 13, 14: return hasShortNames(bytes[start..<at])
    case 21, 22: return hasWholeEntries(start, hasLabels: kind == 21)
    case _ where Self.needed.contains(kind): return true
    default:
      write(Self.unknown, at: kindAt)
      return true
    }
  }

  /// Whether names and values of a record like `Q1=question_one<TAB>Q2=…` are as short as SPSS makes
  /// them: 8 and 64 bytes.
  private func hasShortNames(_ record: ArraySlice<UInt8>) -> Bool {
    record.split(separator: 0x09).allSatisfy { pair in
      let pair = pair.filter { $0 != 0 }
      guard let mark = pair.firstIndex(of: UInt8(ascii: "=")) else { return pair.isEmpty }
      return (1...8).contains(mark) && (1...64).contains(pair.count - mark - 1)
    }
  }

  /// Whether the entries of a record on long strings end where the record ends: a name, then either
  /// a width and labels, or a count and missing values of one length.
  private func hasWholeEntries(_ start: Int, hasLabels: Bool) -> Bool {
    var place = start
    func takeText(_ most: Int) -> Bool {
      guard let length = number(place), length >= 0, length <= most,
        length <= at - place - 4
      else { return false }
      place += 4 + length
      return true
    }
    while place < at {
      guard takeText(64) else { return false }
      if hasLabels {
        guard place <= at - 8, let count = number(place + 4), count >= 0 else { return false }
        place += 8
        for _ in 0..<min(count, at - place + 1) {
          guard takeText(32_767), takeText(120 * 4) else { return false }
        }
      } else {
        guard place < at, bytes[place] <= 3 else { return false }
        let count = Int(bytes[place])
        guard let length = number(place + 1), length >= 0, length <= 8,
          count * length <= at - place - 5
        else { return false }
        place += 5 + count * length
      }
    }
    return place == at
  }

  private mutating func write(_ value: Int, at place: Int) {
    for step in 0..<4 {
      let shift = 8 * (isLittleEndian ? step : 3 - step)
      bytes[place + step] = UInt8(truncatingIfNeeded: value >> shift)
    }
  }
}
