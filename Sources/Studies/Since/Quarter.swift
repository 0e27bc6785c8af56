import Scoring
import Tables

/// A quarter of a year, as a run is asked for it: `2026Q3`.
public struct Quarter: Sendable, Hashable {
  /// The year in which it lies; of a financial year the one in which that starts.
  public var year: Int
  /// 1 to 4.
  public var number: Int

  /// Reads `2026Q3`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.uppercased().split(separator: "Q", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 1,
      let year = Int(parts[0]), let number = Int(parts[1]), (1800...2200).contains(year),
      (1...4).contains(number)
    else { return nil }
    (self.year, self.number) = (year, number)
  }

  /// The text by which it is asked for.
  public var text: String { "\(year)Q\(number)" }

  /// Its last day, where years start with a month from 1.
  func lastDay(yearStarts month: Int) -> Int {
    let months = year * 12 + month - 1 + number * 3
    return DayNumber.of(year: months / 12, month: months % 12 + 1, day: 1) - 1
  }

  /// How it is called.
  func label(yearStarts month: Int) -> String {
    DatedOccasions(step: .quarter, yearStarts: month)
      .occasion(day: lastDay(yearStarts: month)).label
  }
}
