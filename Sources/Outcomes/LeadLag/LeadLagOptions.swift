/// How it is asked whether relational progress goes before an outcome.
///
/// | name | default | meaning |
/// |---|---|---|
/// | `periodDays` | 91 | length of a period, in days |
/// | `freshDays` | nil | how old a score may be at the start of a period; nil for less than a period |
/// | `recurrence` | `.again` | whether only the first outcome counts |
/// | `clock` | `.sinceFirstScore` | whose time a common trend follows |
/// | `trend` | `.automatic` | how the common trend is drawn |
/// | `step` | nil | points of the score that effects speak of; nil for a standard deviation within persons |
/// | `oddsRatio` | nil | the effect of a step to plan for; nil for the one seen |
/// | `power` | 0.8 | the probability of finding it that is planned for |
/// | `level` | 0.95 | coverage of intervals |
public struct LeadLagOptions: Sendable, Hashable {
  /// Whether only the first outcome counts.
  public enum Recurrence: String, Sendable, Hashable, CaseIterable {
    /// Until it first comes: a hazard.
    case first
    /// Each period, whatever went before: it may come, go and come again.
    case again
  }

  /// Whose time a common trend follows.
  public enum Clock: String, Sendable, Hashable, CaseIterable {
    /// Periods since the person's own first score.
    case sinceFirstScore = "since first score"
    /// Periods of the calendar, counted from the first score of anybody.
    case calendar
  }

  /// How a trend that everybody shares is drawn.
  public enum Trend: String, Sendable, Hashable, CaseIterable {
    /// A level for each period where every period has enough outcomes, a curve otherwise.
    case automatic
    /// A level for each period.
    case periods
    /// A curve: a natural cubic spline of the period.
    case curve
  }

  /// Length of a period, in days; at least 1. The default is 91.
  public var periodDays = 91
  /// How old a score may be at the start of a period: younger than so many days. Nil, the default, stands for
  /// `periodDays`: each period then needs a score of its own. Where reviews come late, allow for more.
  public var freshDays: Int?
  /// Whether only the first outcome counts. The default is `.again`.
  public var recurrence = Recurrence.again
  /// Whose time a common trend follows. The default is `.sinceFirstScore`.
  public var clock = Clock.sinceFirstScore
  /// How the common trend is drawn. The default is `.automatic`.
  public var trend = Trend.automatic
  /// Points of the score that effects speak of; nil, the default, for a standard deviation of scores about
  /// the person's own level.
  public var step: Double?
  /// The odds ratio of a step to plan for; nil, the default, for the one seen.
  public var oddsRatio: Double?
  /// The probability of finding the effect that is planned for, in (0, 1). The default is 0.8.
  public var power = 0.8
  /// Coverage of intervals, in (0, 1). The default is 0.95.
  public var level = 0.95

  /// The defaults.
  public init() {}

  func check() {
    precondition(periodDays >= 1, "periods of \(periodDays) days")
    precondition(freshDays.map { $0 >= 0 } ?? true, "scores of \(freshDays ?? 0) days")
    precondition(step.map { $0.isFinite && $0 > 0 } ?? true, "a step of \(step ?? 0)")
    precondition(
      oddsRatio.map { $0.isFinite && $0 > 0 && $0 != 1 } ?? true, "odds ratio \(oddsRatio ?? 0)")
    precondition(power > 0 && power < 1, "power \(power)")
    precondition(level > 0 && level < 1, "level \(level)")
  }
}
