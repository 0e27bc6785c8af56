public import Tables

/// How dates become occasions.
public struct DatedOccasions: Sendable, Hashable {
  /// What an occasion is.
  public enum Step: String, Sendable, Hashable, CaseIterable {
    /// A person's first day, second day, and so on: everybody has their own dates.
    case order
    /// A month of the calendar.
    case month
    /// Three months of a year.
    case quarter
    /// Twelve months.
    case year
  }

  /// What an occasion is.
  public var step: Step
  /// Which comes first in a date; nil where the column shows it.
  public var order: DateOrder?
  /// The month, from 1, in which a year starts. January by default.
  public var yearStarts = 1

  /// Makes occasions of dates.
  public init(step: Step, order: DateOrder? = nil, yearStarts: Int = 1) {
    (self.step, self.order, self.yearStarts) = (step, order, yearStarts)
  }

  /// The period of a day; the day itself for `order`.
  ///
  /// With month *m* counted from 0 in the first month of the year, months, quarters and years are
  /// numbered 12y + m, 4y + ⌊m/3⌋ and y.
  package func occasion(day: Int) -> Occasion {
    let date = DayNumber.date(day)
    let months = date.year * 12 + date.month - 1 - (yearStarts - 1)
    let (year, month) = (months / 12, months % 12)
    let years = yearStarts == 1 ? "\(year)" : "\(year)/\(Self.twoDigits((year + 1) % 100))"
    switch step {
    case .order: return Occasion(position: Double(day), label: DayNumber.text(day), day: day)
    case .month:
      let label = "\(date.year)-\(Self.twoDigits(date.month))"
      return Occasion(position: Double(months), label: label, day: day)
    case .quarter:
      return Occasion(
        position: Double(year * 4 + month / 3), label: "\(years) Q\(month / 3 + 1)", day: day)
    case .year: return Occasion(position: Double(year), label: years, day: day)
    }
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
