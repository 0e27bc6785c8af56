/// What the format of a cell makes of its number, as far as it says what the number means.
///
/// Source: ECMA-376 part 1, 18.8.30 (numFmt) and 18.8.31 (format codes).
enum NumberFormat: Sendable, Hashable {
  /// A number.
  case number
  /// A day, perhaps with a time of day.
  case date
  /// A time of day.
  case time
  /// A length of time, which may be longer than a day.
  case elapsed
  /// Digits, with noughts before them up to so many.
  case padded(Int)

  /// A format that every workbook has; `number` for all that say nothing of a date.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 22: self = .date
    case 18...21, 45, 47: self = .time
    case 46: self = .elapsed
    default: self = .number
    }
  }

  /// A format by its code, such as `dd/mm/yyyy hh:mm`; of several parts, the first.
  init(code: [UInt8]) {
    var letters: Set<UInt8> = []
    var isElapsed = false
    var zeros = 0
    var hasOther = false
    var at = 0
    scan: while at < code.count {
      let byte = code[at]
      at += 1
      switch byte {
      case UInt8(ascii: ";"): break scan
      case UInt8(ascii: "\""):
        at = (code[at...].firstIndex(of: byte) ?? code.count - 1) + 1
        hasOther = true
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"):
        at += 1
        hasOther = true
      case UInt8(ascii: "["):
        let end = code[at...].firstIndex(of: UInt8(ascii: "]")) ?? code.count
        if Self.isElapsed(code[at..<end]) { isElapsed = true }
        at = min(code.count, end + 1)
        hasOther = true
      case UInt8(ascii: "0"): zeros += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        // 'General' holds none of the letters below.
        letters.insert(byte | 0x20)
        hasOther = true
      default: hasOther = true
      }
    }
    func holds(_ letter: Unicode.Scalar) -> Bool { letters.contains(UInt8(ascii: letter)) }
    if holds("y") || holds("d") {
      self = .date
    } else if isElapsed {
      self = .elapsed
    } else if holds("h") || holds("s") {
      self = .time
    } else if holds("m") {
      self = .date
    } else {
      self = !hasOther && (2...15).contains(zeros) ? .padded(zeros) : .number
    }
  }

  /// `[h]`, `[mm]`, `[ss]`: time that is counted on beyond a day.
  private static func isElapsed(_ inside: ArraySlice<UInt8>) -> Bool {
    guard let first = inside.first.map({ $0 | 0x20 }) else { return false }
    return [UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "s")].contains(first)
      && inside.allSatisfy { $0 | 0x20 == first }
  }
}
