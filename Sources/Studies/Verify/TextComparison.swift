import Platform

/// How two texts agree: byte for byte, or as numbers.
///
/// Two numbers agree when
///
///     |a − b| ≤ 10⁻⁶ · max(|a|, |b|, 10⁻⁶)
///
/// which is what iterative fits promise between machines. Whole numbers are counts, dates and ids: they
/// agree only digit for digit. Everything that is not a number must be the same.
public enum TextComparison: Sendable, Hashable {
  /// The same bytes.
  case sameBytes
  /// The same but for last digits of numbers; at most so far apart, in parts of their size.
  case sameNumbers(largest: Double)
  /// Different.
  case different(Difference)

  /// The first place where two texts part.
  public struct Difference: Sendable, Hashable {
    /// The line, from 1.
    public var line: Int
    /// The column of the table, where it is CSV.
    public var column: String?
    /// How far two numbers lie apart, in parts of their size; nil where they are not both numbers.
    public var relative: Double?
  }

  /// How far two numbers may lie apart.
  public static let tolerance = 1e-6

  /// Compares two texts.
  ///
  /// - Parameters:
  ///   - earlier: one.
  ///   - later: the other.
  ///   - isTable: whether they are CSV, with names of columns in the first line.
  public init(_ earlier: [UInt8], _ later: [UInt8], isTable: Bool) {
    if earlier == later {
      self = .sameBytes
      return
    }
    var largest = 0.0
    var (i, j, line, lineStart) = (0, 0, 1, 0)
    func difference(_ relative: Double?) -> Self {
      .different(
        Difference(
          line: line,
          column: isTable ? Self.column(earlier, from: lineStart, to: i) : nil, relative: relative))
    }
    while i < earlier.count, j < later.count {
      if let first = Self.number(earlier, i), let second = Self.number(later, j) {
        let (one, other) = (earlier[i..<first], later[j..<second])
        if one != other {
          guard let distance = Self.distance(one, other) else {
            self = difference(nil)
            return
          }
          guard distance <= Self.tolerance else {
            self = difference(distance)
            return
          }
          largest = max(largest, distance)
        }
        (i, j) = (first, second)
        continue
      }
      guard earlier[i] == later[j] else {
        self = difference(nil)
        return
      }
      if earlier[i] == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, i + 1) }
      i += 1
      j += 1
    }
    self =
      i == earlier.count && j == later.count ? .sameNumbers(largest: largest) : difference(nil)
  }

  /// How far two numbers lie apart in parts of the larger, at least a millionth; nil for whole numbers,
  /// and for what is no number.
  private static func distance(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Double? {
    let marks = Array(".eE".utf8)
    guard one.contains(where: marks.contains) || other.contains(where: marks.contains),
      let a = NumberText.value(one), let b = NumberText.value(other), a.isFinite, b.isFinite
    else { return nil }
    return abs(a - b) / max(abs(a), abs(b), 1e-6)
  }

  /// Where the number that begins here ends; nil where none begins.
  private static func number(_ bytes: [UInt8], _ start: Int) -> Int? {
    if start > 0, isWord(bytes[start - 1]) { return nil }
    var end = start
    if bytes[end] == UInt8(ascii: "-") { end += 1 }
    let digits = end
    end = digitsEnd(bytes, end)
    guard end > digits else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      let fraction = digitsEnd(bytes, end + 1)
      if fraction > end + 1 { end = fraction }
    }
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      var exponent = end + 1
      if exponent < bytes.count, [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(bytes[exponent]) {
        exponent += 1
      }
      let last = digitsEnd(bytes, exponent)
      if last > exponent { end = last }
    }
    return end
  }

  private static func digitsEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
    return end
  }

  /// Letters, digits, and what stands inside of numbers and names.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E, 0x80...: true
    default: false
    }
  }

  /// The name of the column that a position of a line of CSV lies in.
  private static func column(_ bytes: [UInt8], from start: Int, to position: Int) -> String? {
    func commas(_ bytes: ArraySlice<UInt8>) -> Int {
      var isQuoted = false
      return bytes.reduce(into: 0) { count, byte in
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if byte == UInt8(ascii: ","), !isQuoted { count += 1 }
      }
    }
    let header = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let names = String(decoding: header, as: UTF8.self).split(
      separator: ",", omittingEmptySubsequences: false)
    let number = commas(bytes[start..<position])
    return names.indices.contains(number) ? String(names[number]) : nil
  }
}
