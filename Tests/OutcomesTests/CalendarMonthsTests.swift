import Outcomes
import Testing

@Suite("Months as people count them")
struct CalendarMonthsTests {
  @Test(
    "a month later is the same day of the month, or its last",
    arguments: [
      // Days since 1970-01-01, by R: as.integer(as.Date("2025-08-31")) and so on.
      (20_331, 6, 20_512),  // 2025-08-31 → 2026-02-28
      (19_600, 6, 19_782),  // 2023-08-31 → 2024-02-29
      (20_454, 6, 20_635),  // 2026-01-01 → 2026-07-01
      (20_454, 1, 20_485),  // 2026-01-01 → 2026-02-01
      (20_454, 0, 20_454), (20_454, -1, 20_423),  // 2025-12-01
      (0, 12, 365), (-1, 1, 30), (11_016, 12, 11_381),  // 2000-02-29 → 2001-02-28
    ])
  func later(_ day: Int, _ months: Int, _ expected: Int) {
    #expect(CalendarMonths.day(day, plus: months) == expected)
  }

  @Test("twelve months one by one are a year, whatever the day")
  func year() {
    for day in stride(from: -300_000, through: 300_000, by: 997) {
      let year = CalendarMonths.day(day, plus: 12) - day
      #expect(year == 365 || year == 366)
      #expect((28...31).contains(CalendarMonths.day(day, plus: 1) - day))
      #expect(CalendarMonths.day(day, plus: 4800) - day == 146_097)
    }
  }

  @Test("days and months that nobody means do not trap", arguments: [Int.min, .max])
  func extremes(_ extreme: Int) {
    _ = CalendarMonths.day(extreme, plus: extreme)
    _ = CalendarMonths.day(0, plus: extreme)
    #expect(CalendarMonths.day(extreme, plus: 0) == (extreme < 0 ? -365_000_000 : 365_000_000))
  }
}
