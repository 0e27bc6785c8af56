/// Months as people count them: from the 3rd of one month to the 3rd of another.
///
/// Six months from 31 August are the last of February: the last day of a month that is too short stands in.
/// Where time is measured and not promised, as on the axis of a curve, a month is 365.25/12 = 30.4375 days.
///
/// ### Source
/// Days to dates and back, in the Gregorian calendar: Hinnant, H. (2013). *chrono-compatible low-level date
/// algorithms*, `civil_from_days` and `days_from_civil`, in the public domain.
public enum CalendarMonths {
  /// Days in a month, on average.
  public static let days = 365.25 / 12

  /// A day within a million years of 1970, to which days beyond are moved: dates that anybody means lie within.
  static func bounded(_ day: Int) -> Int { min(max(day, -365_000_000), 365_000_000) }

  /// The day so many months after another.
  ///
  /// - Parameters:
  ///   - day: days since 1970-01-01, within a million years of it; others are moved there.
  ///   - months: any whole number within ±12 million.
  /// - Returns: the day.
  public static func day(_ day: Int, plus months: Int) -> Int {
    let date = date(bounded(day))
    let all = date.year * 12 + date.month - 1 + min(max(months, -12_000_000), 12_000_000)
    let (year, month) = (floored(all, 12), all - floored(all, 12) * 12 + 1)
    return number(year, month, min(date.day, length(year, month)))
  }

  private static func length(_ year: Int, _ month: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// A year that begins in March, so that the day that comes and goes is its last.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = floored(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = floored(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let civil = month < 10 ? month + 3 : month - 9
    return (
      yearOfEra + era * 400 + (civil <= 2 ? 1 : 0), civil, dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  private static func floored(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : (a - b + 1) / b }
}
