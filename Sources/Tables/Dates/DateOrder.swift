package import Results

/// Which comes first where a date is written in numbers with the year last.
public enum DateOrder: String, Sendable, Hashable, CaseIterable {
  /// `04/03/2025` is in March.
  case dayFirst = "day_first"
  /// `04/03/2025` is in April.
  case monthFirst = "month_first"

  /// The forms that have this order.
  private var forms: [DateForm] {
    switch self {
    case .dayFirst: [.dayMonthYear, .dayMonthShortYear]
    case .monthFirst: [.monthDayYear, .monthDayShortYear]
    }
  }

  /// The forms that show their order themselves.
  private static let plain: [DateForm] = [.yearMonthDay, .dayNameYear, .nameDayYear]

  /// The day that a text names; nil when it names none in this order.
  package func day(_ text: ArraySlice<UInt8>) -> Int? {
    for form in Self.plain + forms {
      if let day = form.day(text) { return day }
    }
    return nil
  }
}

/// Decides on a whole column in which order its dates are written: it is never guessed cell by cell.
package struct DateColumn: Sendable {
  /// Dates that need an order.
  private var cells = 0
  /// Of them, those that name a day in each order, and the line of the first that does not.
  private var fits: [DateOrder: (count: Int, firstOther: Int)] = [:]

  /// No date yet.
  package init() {
    for order in DateOrder.allCases { fits[order] = (0, 0) }
  }

  /// Takes in the text of a cell.
  package mutating func take(_ text: ArraySlice<UInt8>, line: Int) {
    let days = DateOrder.allCases.map { $0.day(text) }
    // Dates that show their order themselves are the same day in both; so are 05/05/2025 and the like,
    // which settle nothing.
    guard days[0] != days[1] else { return }
    cells += 1
    for (order, day) in zip(DateOrder.allCases, days) {
      if day != nil {
        fits[order]?.count += 1
      } else if fits[order]?.firstOther == 0 {
        fits[order]?.firstOther = line
      }
    }
  }

  /// The order in which every date of the column names a day.
  ///
  /// - Parameters:
  ///   - file: the file, for diagnostics.
  ///   - line: the line of the column names.
  ///   - field: the column.
  /// - Returns: the order; day first where no date needs one.
  /// - Throws: `RefusedInput` with `date.order-ambiguous` or `date.order-mixed`.
  package func order(file: String, line: Int, field: String) throws(RefusedInput) -> DateOrder {
    let fitting = DateOrder.allCases.filter { fits[$0]?.count == cells }
    if cells == 0 || fitting.count == 1 { return fitting[0] }
    let place = Place(file: file, line: line, field: field)
    let help =
      "Say which it is: date_order: day_first or month_first, under occasions in the study file."
    if fitting.count == 2 {
      throw RefusedInput([
        Diagnostic(
          .dateOrderAmbiguous, at: place,
          "Every date in this column fits the day first and the month first; no day above 12 settles it.",
          help: help)
      ])
    }
    let first = DateOrder.allCases.compactMap { fits[$0]?.firstOther }
    throw RefusedInput([
      Diagnostic(
        .dateOrderMixed, at: place,
        "Dates in this column are written in two ways: line \(first[0]) cannot have the day first, "
          + "and line \(first[1]) cannot have the month first.",
        help: "See how the file was put together. \(help) Dates that do not fit are then set aside."
      )
    ])
  }
}
