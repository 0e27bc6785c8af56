/// The ways in which a day is written.
package enum DateForm: String, Sendable, Hashable, CaseIterable {
  /// `2025-03-04`
  case yearMonthDay = "yyyy-mm-dd"
  /// `04/03/2025`, with any of `/`, `.` and `-`.
  case dayMonthYear = "dd/mm/yyyy"
  /// `03/04/2025`
  case monthDayYear = "mm/dd/yyyy"
  /// `04/03/25`
  case dayMonthShortYear = "dd/mm/yy"
  /// `03/04/25`
  case monthDayShortYear = "mm/dd/yy"
  /// `4 Mar 2025` or `4-Mar-25`
  case dayNameYear = "d Mon yyyy"
  /// `Mar 4, 2025`
  case nameDayYear = "Mon d, yyyy"

  /// The forms that a text fits as a day of the calendar; a time of day may follow.
  package static func fitting(_ text: ArraySlice<UInt8>) -> [DateForm] {
    guard let parts = parts(text) else { return [] }
    return allCases.filter { $0.date(parts) != nil }
  }

  /// The day that a text names in this form, as `DayNumber` counts; nil when it names none.
  package func day(_ text: ArraySlice<UInt8>) -> Int? {
    guard let parts = Self.parts(text), let date = date(parts) else { return nil }
    return DayNumber.of(year: date.year, month: date.month, day: date.day)
  }

  /// The three parts of a date that a time of day may follow.
  private static func parts(_ text: ArraySlice<UInt8>) -> [DatePart]? {
    guard (6...35).contains(text.count) else { return nil }
    var parts: [DatePart] = []
    var at = text.startIndex
    while parts.count < 3 {
      guard let part = DatePart(text, from: &at) else { return nil }
      parts.append(part)
      if parts.count < 3 {
        let start = at
        while at < text.endIndex, [0x20, 0x2C, 0x2D, 0x2E, 0x2F].contains(text[at]) { at += 1 }
        guard at > start && at - start <= 2 else { return nil }
      }
    }
    return isTime(text[at...]) ? parts : nil
  }

  /// Nothing, or a space or `T` with digits behind it.
  private static func isTime(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first else { return true }
    guard first == 0x20 || first == UInt8(ascii: "T"), let second = rest.dropFirst().first else {
      return false
    }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(second)
  }

  private typealias Date = (year: Int, month: Int, day: Int)

  /// The day of the calendar that the parts name in this form.
  private func date(_ parts: [DatePart]) -> Date? {
    switch (self, parts[0], parts[1], parts[2]) {
    case (.yearMonthDay, .number(let year, 4), .number(let month, _), .number(let day, _)),
      (.dayMonthYear, .number(let day, 1...2), .number(let month, 1...2), .number(let year, 4)),
      (.monthDayYear, .number(let month, 1...2), .number(let day, 1...2), .number(let year, 4)),
      (
        .dayMonthShortYear, .number(let day, 1...2), .number(let month, 1...2), .number(let year, 2)
      ),
      (
        .monthDayShortYear, .number(let month, 1...2), .number(let day, 1...2), .number(let year, 2)
      ),
      (.dayNameYear, .number(let day, 1...2), .month(let month), .number(let year, _)),
      (.nameDayYear, .month(let month), .number(let day, 1...2), .number(let year, 4)):
      return Self.date(year, month, day)
    default: return nil
    }
  }

  /// The day, where the Gregorian calendar has it; years of two digits are of this century.
  private static func date(_ year: Int, _ month: Int, _ day: Int) -> Date? {
    let year = year < 100 ? 2000 + year : year
    guard (1800...2200).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= days[month - 1] ? (year, month, day) : nil
  }
}

/// A part of a date: a number, or the name of a month.
private enum DatePart {
  case number(Int, Int)
  case month(Int)

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { Array($0.utf8) }

  /// Takes up to four digits, or letters that begin with a month's first three in English.
  init?(_ text: ArraySlice<UInt8>, from at: inout Int) {
    let start = at
    var value = 0
    while at < text.endIndex, at - start < 4,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[at])
    {
      value = value * 10 + Int(text[at] - UInt8(ascii: "0"))
      at += 1
    }
    if at > start {
      self = .number(value, at - start)
      return
    }
    while at < text.endIndex, (0x61...0x7A).contains(text[at] | 0x20) { at += 1 }
    let letters = text[start..<at].map { $0 | 0x20 }
    guard (3...9).contains(letters.count),
      let month = Self.months.firstIndex(where: { letters.starts(with: $0) })
    else { return nil }
    self = .month(month + 1)
  }
}
