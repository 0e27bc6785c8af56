/// Days of the Gregorian calendar as whole numbers, counted from 1970-01-01 = 0.
///
/// With March as the first month of a year that ends in February, the day of the year is
/// ⌊(153 m + 2)/5⌋ + d − 1, and 400 years have 146,097 days.
///
/// ### Source
/// Richards, E. G. (2013). Calendars. In *Explanatory supplement to the astronomical almanac* (3rd
/// ed.), section 15.11.
package enum DayNumber {
  /// The number of a day.
  package static func of(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The year, month and day of a number.
  package static func date(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  /// A day as `yyyy-mm-dd`.
  package static func text(_ number: Int) -> String {
    let (year, month, day) = date(number)
    func padded(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The day that a text `yyyy-mm-dd` names; nil when the calendar has none, or it is another text.
  package static func value(_ text: ArraySlice<UInt8>) -> Int? {
    let b = Array(text)
    guard b.count == 10, b[4] == UInt8(ascii: "-"), b[7] == UInt8(ascii: "-") else { return nil }
    var parts = [0, 0, 0]
    for (part, range) in [0..<4, 5..<7, 8..<10].enumerated() {
      for byte in b[range] {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        parts[part] = parts[part] * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    guard DateForm.fitting(text).contains(.yearMonthDay) else { return nil }
    return of(year: parts[0], month: parts[1], day: parts[2])
  }

  /// A day without the time of day behind it, where that has no zone.
  package static func withoutTime(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.count > 10, text[text.startIndex + 10] == 0x20 || text[text.startIndex + 10] == 0x54
    else { return text }
    let allowed = Array("0123456789:.".utf8)
    return text.dropFirst(11).allSatisfy { allowed.contains($0) } ? text.prefix(10) : text
  }
}
