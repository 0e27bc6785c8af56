import Glibc
import Scales
import Tables

extension CalendarDay {
  /// Today by the computer's clock, in universal time.
  static var today: CalendarDay? {
    let seconds = time(nil)
    return CalendarDay(DayNumber.text(Int(seconds) / 86_400))
  }
}
