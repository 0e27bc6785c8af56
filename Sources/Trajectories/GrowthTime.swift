import Journeys
public import Models
import Scoring

/// What time is in a model of a panel: the column that its formula names.
///
/// Days, weeks and months are counted from each person's first scored day, so that journeys that begin at
/// different dates lie over each other:
///
///     weeks = (day − first day) / 7,      months = (day − first day) / 30.4375
public enum GrowthTime: String, Sendable, Hashable, Codable, CaseIterable {
  /// Occasions as the data code them.
  case occasion
  /// Days since the person's first score.
  case days
  /// Weeks since the person's first score.
  case weeks
  /// Months of 30.4375 days (a twelfth of 365.25) since the person's first score.
  case months

  /// The name of its column.
  public var column: String { rawValue }

  /// The time that a formula names beside its outcome; occasions where it names none.
  public init(of formula: Formula) {
    let named = Set(
      formula.fixed.flatMap(\.columns) + formula.random.flatMap { $0.effects.flatMap(\.columns) })
    self = Self.allCases.first { $0 != .occasion && named.contains($0.column) } ?? .occasion
  }

  /// How many days one of them has; nil for occasions.
  private var length: Double? {
    switch self {
    case .occasion: nil
    case .days: 1
    case .weeks: 7
    case .months: 365.25 / 12
    }
  }

  /// The times of a person's points; nil for a point without a date where dates are needed.
  func values(_ points: [JourneyPoint]) -> [Double?] {
    guard let length else { return points.map(\.occasion.position) }
    let days = points.map { $0.occasion.day.map(Double.init) }
    guard let first = days.compactMap(\.self).min() else { return days }
    return days.map { day in day.map { ($0 - first) / length } }
  }
}
