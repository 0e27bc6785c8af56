/// A day and a time of day from a number of days since an epoch, as spreadsheets and statistics
/// packages keep them.
struct SerialTime: Sendable {
  /// The day as year, month and day of the Gregorian calendar.
  var day: (year: Int, month: Int, day: Int)
  /// Seconds since midnight.
  var second: Int

  /// Days from 1970-01-01, rounded to a second; nil outside the years 1 to 9999.
  init?(daysSince1970 days: Double) {
    guard days.isFinite, abs(days) < 4_000_000 else { return nil }
    let seconds = Int((days * 86_400).rounded())
    let whole = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
    day = Self.civil(whole)
    second = seconds - whole * 86_400
    guard (1...9999).contains(day.year) else { return nil }
  }

  /// Year, month and day of a number of days since 1970-01-01.
  ///
  /// The year begins in March and goes in eras of 400 years, 146,097 days each.
  ///
  /// ### Source
  /// Hinnant, H. (2013). chrono-compatible low-level date algorithms, `civil_from_days`.
  /// <https://howardhinnant.github.io/date_algorithms.html>
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, day)
  }
}

extension GridText {
  /// Appends a day as `yyyy-mm-dd`, with ` hh:mm:ss` behind it where the time is not midnight.
  mutating func append(_ time: SerialTime) {
    append(time.day.year, digits: 4)
    append(plain: UInt8(ascii: "-"))
    append(time.day.month, digits: 2)
    append(plain: UInt8(ascii: "-"))
    append(time.day.day, digits: 2)
    guard time.second > 0 else { return }
    append(plain: 0x20)
    append(seconds: time.second)
  }

  /// Appends seconds as `hh:mm:ss`; hours may be more than a day.
  mutating func append(seconds: Int) {
    append(seconds / 3600, digits: 2)
    append(plain: UInt8(ascii: ":"))
    append(seconds / 60 % 60, digits: 2)
    append(plain: UInt8(ascii: ":"))
    append(seconds % 60, digits: 2)
  }
}
