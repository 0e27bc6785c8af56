import ArgumentParser
import Scales

/// A day that an option gives; otherwise the computer's clock is asked.
enum GivenDay {
  /// - Parameters:
  ///   - text: what the option gives, as yyyy-mm-dd; nil where it is left out.
  ///   - option: its name, for who must mend it.
  /// - Returns: the day.
  /// - Throws: `ValidationError` where the text is no day, or the clock tells none.
  static func day(_ text: String?, of option: String) throws -> CalendarDay {
    if let text {
      guard let day = CalendarDay(text) else {
        throw ValidationError("\(option) is a day, as yyyy-mm-dd.")
      }
      return day
    }
    guard let day = CalendarDay.today else {
      throw ValidationError("The computer's clock tells no day; give \(option) yyyy-mm-dd.")
    }
    return day
  }
}
