import Tables

/// Days as people write them.
enum DayWords {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A day, counted from 1970-01-01, such as "3 May 2025".
  static func of(_ day: Int) -> String {
    let date = DayNumber.date(day)
    return "\(date.day) \(months[date.month - 1]) \(date.year)"
  }
}
