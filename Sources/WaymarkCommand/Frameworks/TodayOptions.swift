import ArgumentParser
import Scales

/// The day on which it is asked whether a review has passed.
struct TodayOptions: ParsableArguments {
  @Option(help: "Today as yyyy-mm-dd; otherwise the computer's clock is asked.")
  var today: String?

  func validate() throws { _ = try day }

  /// The day.
  var day: CalendarDay {
    get throws { try GivenDay.day(today, of: "--today") }
  }
}
